/** What `first`, `after` and the filters of every trace are. */
const filters = /* GraphQL */ `(
    "Tối đa bao nhiêu mục, 1 đến 100 — entries at most, 1 to 100"
    first: Int = 20
    "Con trỏ của mục cuối trang trước — the cursor of the last entry of the page before"
    after: String
    "Chỉ của cơ quan này — of this agency alone"
    agency: String
    "Chỉ của thủ tục này — for this procedure alone"
    procedure: ProcedureCode
    "Chỉ về thuộc tính hoặc nhóm này, ví dụ Citizen.birthName — about this attribute or group alone"
    attribute: String
    "Từ lúc này — from this moment on"
    from: DateTime
    "Đến trước lúc này — before this moment"
    until: DateTime
  ): TraceConnection!`

/** The part of the public schema in which people see who looked them up. */
export const traceSdl = /* GraphQL */ `
extend type Query {
  "Tôi, công dân đang đăng nhập — me, the citizen who has logged in"
  me: Me!
  """
  Vết truy cập của con chưa thành niên, của người tôi giám hộ, hoặc của chính tôi.
  The trace of a child under age, of somebody whose guardian I am, or my own.
  """
  trace(of: CitizenId!, ${filters.slice(1)}
  "Vết truy cập của doanh nghiệp mà tôi đại diện theo pháp luật — the trace of a business I legally represent"
  myBusinessTrace(businessId: BusinessId!, ${filters.slice(1)}
}

"Công dân đang đăng nhập — the citizen who has logged in"
type Me {
  citizenId: CitizenId!
  "Ai đã xem gì của tôi, mới nhất trước — who looked at what of mine, newest first"
  trace${filters}
  "Con chưa thành niên — children under age"
  children: [RepresentedCitizen!]!
  "Người mà tôi giám hộ — whose legal guardian I am"
  wards: [RepresentedCitizen!]!
}

"Một người do tôi đại diện — somebody I represent"
type RepresentedCitizen {
  citizenId: CitizenId!
  trace${filters}
}

"Một trang của vết truy cập — a page of a trace"
type TraceConnection {
  nodes: [TraceEntry!]!
  edges: [TraceEdge!]!
  pageInfo: TracePageInfo!
}

type TraceEdge {
  cursor: String!
  node: TraceEntry!
}

type TracePageInfo {
  hasNextPage: Boolean!
  endCursor: String
}

"Một lần tra cứu — one look-up"
type TraceEntry {
  at: DateTime!
  "Điều đã xảy ra, trong một câu — what happened, in a sentence"
  sentence: Bilingual!
  agency: TraceAgency!
  "Cán bộ, dưới một bí danh không đổi trong cơ quan đó — the officer, under a pseudonym that stays the same within the agency"
  officer: String!
  procedure: TraceProcedure
  purpose: TracePurpose!
  "Số hồ sơ — the number of the case"
  case: String
  "Những gì đã được xem — what was looked at"
  attributes: [TracedAttribute!]!
  "Những gì đã bị hỏi và không được xem — what was asked for and withheld"
  withheld: [WithheldAttribute!]!
  "Lý do nếu cả lần tra cứu bị từ chối — the reason, where the whole look-up was refused"
  refused: TraceRefusal
  "Mã yêu cầu mà cơ quan đã nhận — the id of the request, as the agency got it"
  request: ID!
  "Phiên bản thỏa thuận đã quyết định — the hash of the agreements that decided"
  policy: String!
  "Bằng chứng rằng mục này có trong sổ; có sau một giây, đến khi mục hết hạn lưu — proves that the entry is in the ledger; there after a second, for as long as the entry is kept"
  proof: TraceProof
}

type TraceAgency {
  id: String!
  title: Bilingual!
}

type TraceProcedure {
  code: ProcedureCode!
  title: Bilingual!
}

type TracePurpose {
  id: String!
  title: Bilingual!
}

type TracedAttribute {
  "Tên — name, for example Citizen.dateOfBirth"
  name: String!
  meaning: Bilingual!
  "Quan hệ với chủ thể của hồ sơ — how the person traced is related to the subject of the case"
  relation: String!
  agreement: TraceAgreement!
  legalBasis: TraceLegalBasis!
  "Cơ sở dữ liệu nhận được, nếu không phải cơ quan hỏi — the registry that received it, where it was not the agency"
  movedTo: TraceRegistry
}

type WithheldAttribute {
  name: String!
  meaning: Bilingual!
  relation: String!
  reason: TraceRefusal!
}

type TraceAgreement {
  id: String!
  title: Bilingual!
}

"Căn cứ pháp lý — the article that allows it"
type TraceLegalBasis {
  id: String!
  "Số hiệu văn bản — the number of the law"
  law: String
  article: String
  "Ví dụ: điểm c khoản 1 Điều 19 Luật Bảo vệ dữ liệu cá nhân (91/2025/QH15)"
  citation: Bilingual!
  "Nội dung, trong một câu — what it says, in a sentence of ours"
  summary: Bilingual
}

type TraceRegistry {
  id: String!
  title: Bilingual!
}

type TraceRefusal {
  code: String!
  reason: Bilingual!
}

"Tự kiểm tra được, không cần tin ai: xem docs/ledger.md — can be checked without trusting anybody: docs/ledger.md"
type TraceProof {
  "Nội dung của mục: lá của cây Merkle — the text of the entry: the leaf"
  entry: String!
  "Phần nói về người này — the part that is about this person"
  part: String!
  "SHA-256 của chuỗi này và số định danh là cam kết đầu tiên của phần — SHA-256 of this and the subject is the first commitment of the part"
  salt: String!
  "Các điều khoản mà hai bên trên nêu bằng mã băm — what both of them name by its hash"
  clauses: [String!]!
  "Đường dẫn và điểm kiểm tra đã ký, dạng c2sp.org/tlog-proof — path and signed checkpoint"
  inclusion: String!
  "Điểm kiểm tra đã ký — the signed checkpoint by itself"
  checkpoint: String!
}

scalar CitizenId
scalar BusinessId
scalar ProcedureCode
scalar DateTime
`
