/** What a case, its form and its corrections look like. */
export const caseTypesSdl = /* GraphQL */ `
enum CaseStatus {
  "Đang khai — Being filled in"
  DRAFT
  "Đã nộp — Submitted"
  SUBMITTED
  "Đang báo các cơ sở dữ liệu — The registries are being told"
  RUNNING
  "Xong — Done"
  DONE
  "Cần cán bộ xử lý — Somebody has to look at it"
  NEEDS_ATTENTION
  "Đã rút — Withdrawn"
  WITHDRAWN
}

enum CaseChannel {
  ONLINE
  COUNTER
}

"Hồ sơ thủ tục hành chính — A case: one dossier of a procedure"
type Case {
  id: ID!
  procedure: ProcedureCode!
  title: Bilingual!
  agency: String!
  channel: CaseChannel!
  status: CaseStatus!
  "Gửi kèm mỗi lần thay đổi — Sent along with every change"
  version: Int!
  openedAt: DateTime!
  submittedAt: DateTime
  closedAt: DateTime
  "Hạn giải quyết theo luật — By when the law wants an answer"
  dueBy: DateTime
  subjects: [CaseSubject!]!
  "Tờ khai, hỏi các cơ sở dữ liệu lúc này — The form, from what the registries hold now"
  form: CaseForm!
  history: [CaseEvent!]!
  effects: [CaseEffect!]!
  corrections: [CaseCorrection!]!
}

type CaseSubject {
  role: String!
  subject: String!
  subjectId: ID!
}

type CaseForm {
  fields: [CaseField!]!
  problems: [CaseProblem!]!
  "Đang chờ ai, ngoài người nộp và các cơ sở dữ liệu — Whom the case waits for, beside its applicant and the registries"
  awaited: [CaseAwaited!]!
  "Có thể nộp — Nothing is asked, awaited or wrong any more"
  ready: Boolean!
  counts: CaseCounts!
}

type CaseCounts {
  filled: Int!
  toConfirm: Int!
  toAsk: Int!
  declared: Int!
  notPermitted: Int!
  silent: Int!
  unavailable: Int!
  waiting: Int!
}

"Bên thứ hai phải đăng nhập đồng ý, hoặc thông báo phải gửi đến — A second party who has to log in, or a notice that has to be sent"
type CaseAwaited {
  "Vai trò của bên thứ hai — The role of the second party"
  role: String
  "Loại thông báo — The kind of notice"
  notice: String
  title: Bilingual!
  "Nơi gửi thông báo — Who sends it"
  sender: Bilingual
}

enum FieldState {
  "Cơ sở dữ liệu, thông báo hoặc quy tắc cho biết — A registry, a notice or a rule gave the value"
  FILLED
  "Đã biết nhưng nghi ngờ — Known and doubtful: shown, to be confirmed or disputed"
  TO_CONFIRM
  "Chỉ người nộp biết — The applicant alone knows it"
  TO_ASK
  "Người nộp đã khai — The applicant has said it"
  DECLARED
  "Chưa có thỏa thuận chia sẻ — A registry holds it and no agreement opens it"
  NOT_PERMITTED
  "Cơ sở dữ liệu không có: báo thiếu để được khai — The registry holds nothing: dispute it, so that it may be asked"
  SILENT
  "Cơ sở dữ liệu không trả lời: thử lại sau — The registry did not answer: try again"
  UNAVAILABLE
  "Chờ mục khác — It follows from something that is not known yet"
  WAITING
}

type CaseField {
  key: String!
  "Số mục trên mẫu — Its number on the printed form"
  number: String!
  title: Bilingual!
  state: FieldState!
  value: FieldValue
  "Nơi giữ: cơ sở dữ liệu, suy ra, thông báo, đăng nhập, người nộp — Who holds it"
  source: String
  asOf: DateTime
  attributes: [String!]!
  "Đối tượng của mục, khi mỗi người một mục — Whom it is about, where there is one for each"
  subject: ID
  "Vì sao phải xác nhận — Why it has to be confirmed"
  doubt: CaseDoubt
  optional: Boolean!
  "Kiểu của câu trả lời, khi phải khai — How the answer is typed, where it is asked"
  answer: CaseAnswer
  "Các giá trị để chọn — The values to choose from"
  options: [FieldValue!]
  "Giá trị gợi ý, chỉ cần xác nhận — The value offered, to be confirmed"
  suggestion: FieldValue
}

type CaseAnswer {
  "Thuộc tính mà câu trả lời sẽ thành, nếu có — The attribute the answer becomes, where it becomes one"
  attribute: String
  "Kiểu giá trị; không có khi gồm nhiều phần — Type of the value; none where it has parts"
  type: String
  parts: [String!]
  optionalParts: [String!]
  choices: [CaseChoice!]
  "Nhiều giá trị — Several values"
  many: Boolean!
}

type CaseChoice {
  code: String!
  title: Bilingual!
}

type CaseDoubt {
  because: String!
  reason: Bilingual!
}

type CaseProblem {
  field: String!
  rule: String!
  reason: Bilingual!
  law: String
}

type CaseEvent {
  at: DateTime!
  event: String!
  status: CaseStatus!
  version: Int!
  actor: String!
  note: String
}

enum EffectState {
  PENDING
  DONE
  REFUSED
  DEAD
  DROPPED
}

"Khai báo gửi cơ sở dữ liệu chủ quản — A declaration to the registry that owns the fact"
type CaseEffect {
  effect: String!
  registry: String!
  mutation: String!
  declarationId: ID!
  state: EffectState!
  attempts: Int!
  nextAt: DateTime
  doneAt: DateTime
  errorCode: String
  errorMessage: String
}

"Yêu cầu chỉnh sửa gửi cơ quan chủ quản — A registry is asked to correct what it holds"
type CaseCorrection {
  id: ID!
  field: String!
  attribute: String!
  registry: String!
  claimed: String
  found: String
  raisedAt: DateTime!
  "Hạn thông báo: 8 giờ làm việc hoặc 1 ngày làm việc — Told by then: 8 working hours online, 1 working day at the counter"
  notifyBy: DateTime!
  "Hạn chỉnh sửa của cơ sở dữ liệu — Set right by then"
  correctBy: DateTime!
  "Đã quá hạn chỉnh sửa — The time to set it right has run out"
  overdue: Boolean!
  state: CorrectionState!
  outcome: String
}

enum CorrectionState {
  OPEN
  "Cơ sở dữ liệu đang được báo — The registry is being told, and has not answered yet"
  CORRECTING
  "Đã chỉnh sửa — Set right"
  CORRECTED
  "Giữ nguyên, có lý do — Stands, with a reason"
  UPHELD
}

"Yêu cầu chỉnh sửa, như cơ quan quản lý thấy — A request for correction as the registry sees it"
type AskedCorrection {
  id: ID!
  attribute: String!
  registry: String!
  subject: String
  subjectId: ID
  claimed: String
  found: String
  raisedAt: DateTime!
  notifyBy: DateTime!
  correctBy: DateTime!
  overdue: Boolean!
  state: CorrectionState!
  outcome: String
  "Vì sao cơ sở dữ liệu chưa nhận giá trị — Why the registry did not take the value, or could not be told"
  problem: String
}
`
