import type { Bilingual } from '@motlan/kernel'
import { askGateway } from '../gateway-client.ts'
import type { StorySight } from './story.ts'

/** One office that has to do with the child the next day. */
interface Look {
  readonly agency: string
  readonly title: Bilingual
  readonly procedure?: string
  readonly purpose?: string
  readonly fields: string
}

const looks: readonly Look[] = [
  {
    agency: 'health-facility',
    title: { vi: 'Trạm y tế tiếp nhận khám bệnh', en: 'A clinic receives a patient' },
    purpose: 'patient-reception',
    fields:
      'birthName { fullName } dateOfBirth isHealthInsured healthInsuranceCards { number primaryCareFacility }',
  },
  {
    agency: 'police',
    title: { vi: 'Công an xã tra cứu cư trú', en: 'The commune police look at the residence' },
    procedure: '1.004222',
    fields: 'birthName { fullName } permanentResidence { address } residenceFileNumber',
  },
  {
    agency: 'bank',
    title: { vi: 'Ngân hàng hỏi cùng điều đó', en: 'A bank asks the same' },
    purpose: 'customer-due-diligence',
    fields: 'healthInsuranceCards { number } residenceFileNumber mother { citizenId }',
  },
]

/** What other agencies see of the child now that nobody has told them, and what they do not see. */
export async function looksAt(
  childId: string,
  { url, officer }: { readonly url: string; readonly officer: (agency: string) => Promise<string> },
): Promise<readonly StorySight[]> {
  return Promise.all(
    looks.map(async ({ agency, title, procedure, purpose, fields }) => {
      const answer = await askGateway({
        url,
        token: await officer(agency),
        procedure,
        purpose,
        query: `query($id: CitizenId!) { citizen(citizenId: $id) { ${fields} } }`,
        variables: { id: childId },
      })
      const withheld = (answer.errors ?? []).flatMap(
        ({ extensions }) => extensions?.attribute ?? [],
      )
      return {
        agency: title,
        lines: linesOf(answer.data?.citizen),
        withheld: [...new Set(withheld)],
      }
    }),
  )
}

function linesOf(value: unknown, path: readonly string[] = []): StorySight['lines'] {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) return value.flatMap((each) => linesOf(each, path))
  if (typeof value !== 'object') return [{ label: path.join('.'), value: String(value) }]
  return Object.entries(value).flatMap(([name, inside]) => linesOf(inside, [...path, name]))
}
