/** One mistake in the shipped rules: what goes wrong, and how its file is changed. */
export interface SeededBreak {
  readonly id: string
  readonly vi: string
  readonly en: string
  readonly file: string
  /** The text that is replaced; absent where the whole file goes. */
  readonly from?: string
  readonly to?: string
}

const finance = 'agreements/tax-from-finance.dsa.yaml'

/** Slips of the pen: nothing compiles, so nobody can rely on them. */
const slips: readonly SeededBreak[] = [
  {
    id: 'attribute-one-letter-off',
    vi: 'Tên thuộc tính sai một chữ cái',
    en: 'An attribute is one letter off',
    file: finance,
    from: 'Citizen.taxArrears',
    to: 'Citizen.taxArears',
  },
  {
    id: 'basis-unknown',
    vi: 'Căn cứ pháp lý không có trong danh mục',
    en: 'A legal basis that no catalogue has',
    file: finance,
    from: '- law-108-2025',
    to: '- law-108-2024',
  },
  {
    id: 'letter-of-another-script',
    vi: 'Chữ Cyrillic giống chữ Latinh trong mã cơ quan',
    en: 'A Cyrillic letter that looks Latin in the id of an agency',
    file: finance,
    from: 'consumer: tax',
    to: 'consumer: t\u0430x',
  },
  {
    id: 'letters-decomposed',
    vi: 'Chữ tiếng Việt viết bằng hai ký tự (NFD)',
    en: 'Vietnamese letters written as two characters (NFD)',
    file: finance,
    from: 'Mã số thuế',
    to: 'Mã số thuế'.normalize('NFD'),
  },
  {
    id: 'another-registry',
    vi: 'Thỏa thuận cho thuộc tính của cơ sở dữ liệu khác',
    en: 'An agreement grants what another registry holds',
    file: finance,
    from: 'Citizen.taxArrears',
    to: 'Citizen.dateOfBirth',
  },
  {
    id: 'cedar-outside-the-profile',
    vi: 'Dòng Cedar đọc dữ liệu của chủ thể, khi thiếu thì Cedar bỏ qua điều cấm',
    en: 'A prohibition in Cedar that errs, and that Cedar would skip',
    file: 'guardrails/religion-of-a-person.dsa.yaml',
    from: 'prohibitions:',
    to: `cedar: |
  @id("c1") forbid (principal, action in Action::"Citizen.*", resource) when { resource.revoked };
prohibitions:`,
  },
]

/** Mistakes about days. */
const days: readonly SeededBreak[] = [
  {
    id: 'ended-already',
    vi: 'Thỏa thuận hết hạn mà không ai để ý',
    en: 'An agreement has ended and nobody noticed',
    file: 'agreements/land-office-from-land.dsa.yaml',
    from: 'until: 2029-01-01',
    to: 'until: 2026-09-01',
  },
  {
    id: 'law-ends',
    vi: 'Điều luật về sự đồng ý bị bãi bỏ, thỏa thuận vẫn dựa vào',
    en: 'The article on consent is repealed, and agreements still stand on it',
    file: 'catalog/legal-basis.yaml',
    from: 'provable and revocable; silence is no consent.\n  from: 2026-01-01',
    to: 'provable and revocable; silence is no consent.\n  from: 2026-01-01\n  until: 2026-09-01',
  },
  {
    id: 'before-the-law',
    vi: 'Thỏa thuận có hiệu lực trước điều luật cho phép',
    en: 'An agreement holds before the article that allows it',
    file: finance,
    from: 'from: 2026-01-01',
    to: 'from: 2020-01-01',
  },
]

/** Somebody may know more. */
const wider: readonly SeededBreak[] = [
  {
    id: 'relation-added',
    vi: 'Thêm “thành viên hộ gia đình” vào một dòng cho phép',
    en: 'A grant is about the household as well',
    file: finance,
    from: 'relations: [spouse, child, parent, ward, dependant]',
    to: 'relations: [spouse, child, parent, ward, dependant, household]',
  },
  {
    id: 'whole-citizen-granted',
    vi: 'Một thuộc tính thành mọi dữ liệu dân cư của công dân',
    en: 'One attribute becomes everything the population registry holds of a citizen',
    file: 'agreements/employment-service-from-population.dsa.yaml',
    from: '      - Citizen.dateOfBirth\n',
    to: '      - Citizen.*\n',
  },
  {
    id: 'consent-forgotten',
    vi: 'Cơ sở khám chữa bệnh xem lần khám trước mà không cần đồng ý',
    en: 'Earlier visits without the consent of the patient',
    file: 'agreements/health-facility-from-insurance.dsa.yaml',
    from: '    require: [consent.health-history]\n',
    to: '',
  },
  {
    id: 'guardrail-missing',
    vi: 'Mất tệp điều cấm khai thác tôn giáo',
    en: 'The guardrail on religion is gone',
    file: 'guardrails/religion-of-a-person.dsa.yaml',
  },
  {
    id: 'guardrail-suspended',
    vi: 'Tạm ngừng điều cấm bảo vệ trẻ em',
    en: 'The guardrail on children is suspended',
    file: 'guardrails/children.dsa.yaml',
    from: 'status: in-force',
    to: 'status: suspended',
  },
  {
    id: 'exception-turned-round',
    vi: 'Điều kiện gỡ cấm bị viết thành điều kiện cấm',
    en: 'What lifts a prohibition is written as what it needs',
    file: 'guardrails/protected-persons.dsa.yaml',
    from: '    when: [protected-person]\n    except:',
    to: '    when: [protected-person, court-order]\n    except:',
  },
  {
    id: 'purpose-exchanged',
    vi: 'Thu nhập đọc được khi nhận biết khách hàng, không chỉ khi vay vốn',
    en: 'Income is granted for due diligence, not only for a loan',
    file: 'agreements/bank-from-finance.dsa.yaml',
    from: 'purposes: [secured-lending]',
    to: 'purposes: [secured-lending, customer-due-diligence]',
  },
]

/** Somebody is asked again for what a registry holds, or rules that do nothing. */
const narrower: readonly SeededBreak[] = [
  {
    id: 'agreement-suspended',
    vi: 'Tạm ngừng nhầm thỏa thuận giải quyết lương hưu',
    en: 'The agreement that pensions need is suspended',
    file: 'agreements/social-insurance-from-insurance.dsa.yaml',
    from: 'status: in-force',
    to: 'status: suspended',
  },
  {
    id: 'attribute-dropped',
    vi: 'Thiếu ngày sinh khi nộp hồ sơ trợ cấp thất nghiệp',
    en: 'The date of birth is missing for the unemployment benefit',
    file: 'agreements/employment-service-from-population.dsa.yaml',
    from: '      - Citizen.dateOfBirth\n',
    to: '',
  },
  {
    id: 'procedure-serves-another-purpose',
    vi: 'Danh mục ghi sai mục đích của thủ tục khai sinh',
    en: 'The catalogue gives the birth procedure another purpose',
    file: 'catalog/procedures.yaml',
    from: 'purpose: birth-registration',
    to: 'purpose: marriage-registration',
  },
  {
    id: 'conditions-contradict',
    vi: 'Điều cấm có hai điều kiện không bao giờ cùng đúng',
    en: 'A prohibition with two conditions that never hold together',
    file: 'agreements/health-facility-from-insurance.dsa.yaml',
    from: '  - id: work-and-money\n',
    to: '  - id: work-and-money\n    when: [emergency]\n    unless: [emergency]\n',
  },
]

/** Twenty ways to break the shipped rules, each of which some command has to notice. */
export const seededBreaks: readonly SeededBreak[] = [...slips, ...days, ...wider, ...narrower]
