import { caseTypesSdl } from './case-types-sdl.ts'

/** The part of the public schema that cases bring: what is asked and done, and what a case is. */
export const casesSdl = /* GraphQL */ `
"Thời điểm, ISO 8601 — A moment, ISO 8601"
scalar DateTime

scalar ProcedureCode

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
  corrections(
    state: [CorrectionState!] = [OPEN, CORRECTING]
    "Chỉ yêu cầu đã quá hạn, hoặc chưa quá hạn — Only those whose time has run out, or has not"
    overdue: Boolean
    first: Int = 50
  ): [AskedCorrection!]!
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
  """
  Cơ quan quản lý cơ sở dữ liệu trả lời yêu cầu chỉnh sửa: giữ nguyên có lý do, hoặc nêu giá trị đúng để cơ sở dữ liệu chỉnh sửa ngay.
  — The registry sets its record right, or says why it stands.

  With \`corrected: false\` the record stands, for the reason in \`outcome\`. With \`corrected: true\` the registry is told
  what is right under its own declaration (\`correctCitizen\`, \`correctBusiness\`, \`correctParcel\`), and the request is
  CORRECTED when the registry has said so: while it does not answer the request is CORRECTING, and is sent again until it
  does. What the registry refuses is refused here, and the request stays open. Entries of lists, references and what is
  worked out are not set right by a value: whoever changed the record by the declaration it takes (as
  \`registerMarriage\`) settles without one, and says in \`outcome\` what was done. So does whoever finds that the registry
  has changed the value since it was asked.
  """
  settleCorrection(
    id: ID!
    corrected: Boolean!
    "Giá trị đúng; null là không có — What the record is to hold; null for none"
    value: FieldValue
    outcome: String!
  ): AskedCorrection!
  "Cơ sở y tế và cơ quan khác gửi thông báo điện tử — A hospital or another body sends an electronic notice"
  sendNotice(input: NoticeInput!): NoticeReceipt!
}

input OpenCaseInput {
  "Mã thủ tục — Code of the procedure"
  procedure: ProcedureCode!
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
  procedure: ProcedureCode!
  agreedAt: DateTime!
}

${caseTypesSdl}`
