/** The part of the public schema that cases bring. */
export const casesSdl = /* GraphQL */ `
"Thời điểm, ISO 8601 — A moment, ISO 8601"
scalar DateTime

"Giá trị của một mục trên tờ khai — The value of a field, as JSON"
scalar FieldValue

extend type Query {
  "Hồ sơ theo mã; chỉ người nộp và cơ quan giải quyết xem được — A case by its number; only its applicant and the handling agency see it"
  case(id: ID!): Case!
  "Hồ sơ của tôi, hoặc của cơ quan tôi, mới nhất trước — My cases, or those of my agency, the newest first"
  myCases(
    status: [CaseStatus!]
    first: Int = 20
    "Mã hồ sơ cuối trang trước — The last case of the page before"
    after: ID
  ): [Case!]!
  "Yêu cầu chỉnh sửa gửi các cơ sở dữ liệu do cơ quan tôi quản lý, gấp nhất trước — What the registries of my agency are asked to set right, the most urgent first"
  corrections(state: CorrectionState = OPEN, first: Int = 50): [AskedCorrection!]!
}

extend type Mutation {
  "Mở hồ sơ; cùng một khóa chỉ mở một hồ sơ — Opens a case; the same key opens one case only"
  openCase(input: OpenCaseInput!): Case!
  "Khai những điều chỉ người nộp biết — Declares what only the applicant knows"
  declare(case: ID!, version: Int!, answers: [AnswerInput!]!): Case!
  "Xác nhận giá trị đã có hoặc được gợi ý — Confirms values that are held or suggested"
  confirm(case: ID!, version: Int!, fields: [String!]!): Case!
  "Báo dữ liệu sai hoặc thiếu; yêu cầu chỉnh sửa được gửi cơ quan chủ quản — Says that a registry is wrong or silent; a request for correction goes to it"
  dispute(case: ID!, version: Int!, field: String!, reason: String!): Case!
  "Nộp hồ sơ — Submits a case: the registries are told"
  submit(case: ID!, version: Int!): Case!
  "Rút hồ sơ khi chưa có cơ sở dữ liệu nào được báo — Withdraws a case as long as no registry has been told"
  withdraw(case: ID!, version: Int!, reason: String): Case!
  "Bên thứ hai đồng ý tham gia hồ sơ — The second party agrees to a case"
  consentToCase(
    case: ID!
    "Chỉ cán bộ khai, khi bên thứ hai có mặt tại quầy — Named by an officer, where the second party stands at the counter"
    party: ID
  ): CaseConsent!
  "Cơ quan quản lý cơ sở dữ liệu trả lời yêu cầu chỉnh sửa — The registry has set its record right, or says why it stands"
  settleCorrection(id: ID!, corrected: Boolean!, outcome: String!): AskedCorrection!
  "Cơ sở y tế và cơ quan khác gửi thông báo điện tử — A hospital or another body sends an electronic notice"
  sendNotice(input: NoticeInput!): NoticeReceipt!
}

input OpenCaseInput {
  "Mã thủ tục — Code of the procedure"
  procedure: String!
  "Mã tỉnh có mẫu tờ khai riêng — The province whose own form is wanted"
  province: String
  "Chỉ cán bộ khai, tại quầy — Named by an officer, at the counter"
  applicant: ID
  "Bên thứ hai, nếu đã biết — The second party, where it is known"
  party: ID
  "Số thông báo của cơ sở y tế — Numbers of notices"
  notices: [String!]
  "Do người gọi đặt, mỗi yêu cầu một khóa — Made up by the caller, one for each request"
  idempotencyKey: String!
}

input AnswerInput {
  "Khóa của mục trong tờ khai — Key of a field of the form"
  field: String!
  value: FieldValue!
}

input NoticeInput {
  "Loại thông báo — Kind of notice"
  notice: String!
  "Số thông báo, không trùng — Its number, never used twice"
  number: String!
  "Công dân mà thông báo nói đến, khi nội dung không nêu — Whom it is about, where the content names nobody"
  about: ID
  content: FieldValue!
}

type NoticeReceipt {
  number: String!
  receivedAt: DateTime!
}

type CaseConsent {
  case: ID!
  procedure: String!
  agreedAt: DateTime!
}

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
  procedure: String!
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

enum FieldState {
  filled
  toConfirm
  toAsk
  declared
  notPermitted
  silent
  unavailable
  waiting
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
  state: CorrectionState!
  outcome: String
}

enum CorrectionState {
  OPEN
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
  state: CorrectionState!
  outcome: String
}
`
