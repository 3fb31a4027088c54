import type { Bilingual } from './attribute.ts'

/** What a refusal means to the caller: the HTTP status where the whole request is refused, and what to do next. */
interface RefusalKind {
  readonly status: number
  readonly reason: Bilingual
  readonly fix: Bilingual
}

/** Every refusal Motlan can give. A code is added here or it does not exist. */
export const refusals = {
  TOKEN_MISSING: {
    status: 401,
    reason: { vi: 'yêu cầu không kèm mã truy cập', en: 'the request carries no access token' },
    fix: {
      vi: 'gửi tiêu đề Authorization: Bearer <mã>; lấy mã bằng lệnh motlan token',
      en: 'send the header Authorization: Bearer <token>; motlan token makes one',
    },
  },
  TOKEN_INVALID: {
    status: 401,
    reason: { vi: 'mã truy cập không hợp lệ', en: 'the access token was not signed by an issuer this gateway trusts' },
    fix: { vi: 'lấy mã mới từ nơi cấp được tin cậy', en: 'get a new token from a trusted issuer' },
  },
  TOKEN_EXPIRED: {
    status: 401,
    reason: { vi: 'mã truy cập đã hết hạn', en: 'the access token has expired' },
    fix: { vi: 'lấy mã mới', en: 'get a new token' },
  },
  TOKEN_AUDIENCE: {
    status: 401,
    reason: { vi: 'mã truy cập cấp cho hệ thống khác', en: 'the access token was issued for another audience' },
    fix: { vi: 'xin mã với aud là motlan-gateway', en: 'ask for a token whose aud is motlan-gateway' },
  },
  AGENCY_UNKNOWN: {
    status: 403,
    reason: { vi: 'cơ quan không có trong danh mục', en: 'the agency is not in the catalogue of agencies' },
    fix: { vi: 'kiểm tra mã cơ quan trong packages/agreements/catalog/agencies.yaml', en: 'check the agency id against packages/agreements/catalog/agencies.yaml' },
  },
  SCOPE_MISSING: {
    status: 403,
    reason: { vi: 'mã truy cập không có quyền cần thiết', en: 'the access token lacks the scope for this procedure' },
    fix: { vi: 'xin mã có phạm vi này', en: 'ask for a token with this scope' },
  },
  PURPOSE_MISSING: {
    status: 400,
    reason: { vi: 'yêu cầu không nêu thủ tục hoặc mục đích', en: 'the look-up names neither a procedure nor a purpose' },
    fix: { vi: 'gửi tiêu đề Motlan-Procedure hoặc Motlan-Purpose', en: 'send the header Motlan-Procedure or Motlan-Purpose' },
  },
  PROCEDURE_UNKNOWN: {
    status: 403,
    reason: { vi: 'mã thủ tục không có trong danh mục', en: 'the procedure is not in the catalogue of procedures' },
    fix: { vi: 'dùng mã có trong packages/agreements/catalog/procedures.yaml', en: 'use a code of packages/agreements/catalog/procedures.yaml' },
  },
  PURPOSE_UNKNOWN: {
    status: 403,
    reason: { vi: 'mục đích không có trong danh mục', en: 'the purpose is not in the catalogue of purposes' },
    fix: { vi: 'dùng mục đích có trong packages/agreements/catalog/purposes.yaml', en: 'use a purpose of packages/agreements/catalog/purposes.yaml' },
  },
  CASE_INVALID: {
    status: 400,
    reason: { vi: 'mã hồ sơ sai dạng', en: 'the case number is malformed' },
    fix: { vi: 'dùng 1-64 chữ cái, chữ số, dấu chấm hoặc gạch nối', en: 'use 1 to 64 letters, digits, dots or hyphens' },
  },
  DOCUMENT_INVALID: {
    status: 400,
    reason: { vi: 'tài liệu GraphQL sai cú pháp hoặc sai lược đồ', en: 'the GraphQL document does not parse or does not fit the schema' },
    fix: { vi: 'sửa tài liệu theo thông báo', en: 'correct the document as the message says' },
  },
  DOCUMENT_TOO_LARGE: {
    status: 413,
    reason: { vi: 'yêu cầu quá lớn', en: 'the request is larger than the gateway reads' },
    fix: { vi: 'chia nhỏ yêu cầu', en: 'split the request' },
  },
  DOCUMENT_TOO_COMPLEX: {
    status: 400,
    reason: { vi: 'tài liệu vượt giới hạn', en: 'the document exceeds a limit of the gateway' },
    fix: { vi: 'bớt độ sâu, bí danh, trường gốc hoặc chỉ thị', en: 'use less depth, fewer aliases, root fields or directives' },
  },
  TOO_MANY_IDS: {
    status: 400,
    reason: { vi: 'quá nhiều mã trong một yêu cầu', en: 'more identifiers in one look-up than the gateway answers' },
    fix: { vi: 'chia danh sách thành nhiều yêu cầu', en: 'split the list over several requests' },
  },
  IDENTIFIER_INVALID: {
    status: 400,
    reason: { vi: 'mã định danh không hợp lệ', en: 'the identifier is not valid' },
    fix: { vi: 'kiểm tra lại mã', en: 'check the identifier' },
  },
  VARIABLES_INVALID: {
    status: 400,
    reason: { vi: 'biến không khớp khai báo', en: 'the variables do not fit their declarations' },
    fix: { vi: 'gửi biến đúng kiểu đã khai báo', en: 'send variables of the declared types' },
  },
  ATTRIBUTE_WITHHELD: {
    status: 200,
    reason: { vi: 'không có thỏa thuận nào cho phép', en: 'no agreement covers it' },
    fix: {
      vi: 'hỏi myAccess xem được biết gì, hoặc đề nghị một thỏa thuận chia sẻ dữ liệu',
      en: 'ask myAccess what may be known, or propose a data-sharing agreement',
    },
  },
  LOOKUP_REFUSED: {
    status: 403,
    reason: { vi: 'chế độ nghiêm ngặt: có thuộc tính bị từ chối', en: 'strict mode: at least one attribute is withheld' },
    fix: { vi: 'bỏ các thuộc tính bị từ chối, hoặc bỏ Motlan-Strict', en: 'remove the withheld attributes, or leave out Motlan-Strict' },
  },
  PLAN_REFUSED: {
    status: 403,
    reason: { vi: 'kế hoạch truy vấn chuyển dữ liệu ngoài thỏa thuận', en: 'the query plan would move data that no agreement covers' },
    fix: { vi: 'bỏ thuộc tính cần dữ liệu đó', en: 'remove the attribute that needs it' },
  },
  REGISTRY_UNAVAILABLE: {
    status: 200,
    reason: { vi: 'cơ sở dữ liệu không trả lời', en: 'the registry does not answer' },
    fix: { vi: 'thử lại sau; các thuộc tính khác vẫn đúng', en: 'try again later; the other attributes are answered' },
  },
  REGISTRY_TIMEOUT: {
    status: 200,
    reason: { vi: 'cơ sở dữ liệu trả lời quá chậm', en: 'the registry did not answer in time' },
    fix: { vi: 'thử lại sau; các thuộc tính khác vẫn đúng', en: 'try again later; the other attributes are answered' },
  },
  REGISTRY_ANSWER_INVALID: {
    status: 200,
    reason: { vi: 'câu trả lời của cơ sở dữ liệu sai dạng', en: 'the registry sent an answer that does not fit its schema' },
    fix: { vi: 'báo cơ quan chủ quản cơ sở dữ liệu', en: 'tell the owner of the registry' },
  },
  GRANT_MISSING: grantKind('thiếu', 'the request carries no grant'),
  GRANT_FORGED: grantKind('chữ ký sai', 'the grant was not signed with the key of this registry'),
  GRANT_AUDIENCE: grantKind('cấp cho nơi khác', 'the grant was issued for another registry'),
  GRANT_EXPIRED: grantKind('hết hạn', 'the grant has expired'),
  GRANT_REPLAYED: grantKind('đã dùng', 'the grant has been used before'),
  GRANT_DOCUMENT: grantKind('sai tài liệu', 'the grant was issued for another document'),
  GRANT_VARIABLES: grantKind('sai biến', 'the grant was issued for other variables'),
  GRANT_ATTRIBUTE: grantKind('thiếu thuộc tính', 'the document asks for an attribute the grant does not name'),
  LEDGER_UNAVAILABLE: {
    status: 503,
    reason: { vi: 'sổ ghi tiết lộ không ghi được, nên không trả lời', en: 'the disclosures could not be recorded, so nothing is answered' },
    fix: { vi: 'thử lại sau; quản trị viên kiểm tra cơ sở dữ liệu exchange', en: 'try again later; the operator checks the exchange database' },
  },
  LEDGER_BUSY: {
    status: 503,
    reason: { vi: 'sổ ghi tiết lộ đang quá tải', en: 'too many disclosures wait to be recorded' },
    fix: { vi: 'thử lại sau vài giây', en: 'try again in a few seconds' },
  },
  INTERNAL: {
    status: 500,
    reason: { vi: 'lỗi bên trong', en: 'something inside failed' },
    fix: { vi: 'báo quản trị viên kèm mã yêu cầu', en: 'tell the operator, with the request id' },
  },
  DEFINITION_INVALID: buildKind('định nghĩa sai', 'the definition contradicts itself'),
  TWO_SOURCES: buildKind('hai nguồn cho một thuộc tính', 'two registries claim it'),
  FIELD_UNDECLARED: buildKind('trường không khai báo', 'the field is neither key, attribute nor look-up'),
  COLUMN_UNDECLARED: buildKind('cột không khai báo', 'the column is neither key, attribute nor marked internal'),
  INPUT_FOREIGN: buildKind('đầu vào mang thuộc tính của nơi khác', 'the input carries an attribute that another registry holds'),
  COMPOSITION_FAILED: buildKind('các lược đồ không ghép được', 'the subgraphs do not compose'),
  AGREEMENT_INVALID: buildKind('thỏa thuận sai', 'the agreement is not valid'),
  CONFIGURATION_INVALID: buildKind('cấu hình sai', 'the configuration is not valid'),
  DATABASE_UNREACHABLE: {
    status: 503,
    reason: { vi: 'không nối được cơ sở dữ liệu', en: 'the database cannot be reached' },
    fix: { vi: 'kiểm tra địa chỉ và quyền', en: 'check the address and the password in DATABASE_URL_*' },
  },
  FOLDER_UNUSABLE: buildKind('thư mục dữ liệu không dùng được', 'the data folder cannot be written'),
  PORT_IN_USE: buildKind('cổng đang được dùng', 'the port is in use'),
} as const satisfies Record<string, RefusalKind>

export type RefusalCode = keyof typeof refusals

/** The one error of Motlan: a code of the table, the subject in front, and what to do next. */
export class Refusal extends Error {
  readonly code: RefusalCode
  /** What is refused: an attribute, a header, a file. Never a value. */
  readonly subject: string
  readonly reason: string
  readonly fix: string

  constructor(code: RefusalCode, subject: string, given: { readonly reason?: string; readonly fix?: string; readonly cause?: unknown } = {}) {
    const reason = given.reason ?? refusals[code].reason.en
    super(`${subject}: ${reason}`, given.cause === undefined ? undefined : { cause: given.cause })
    this.name = 'Refusal'
    this.code = code
    this.subject = subject
    this.reason = reason
    this.fix = given.fix ?? refusals[code].fix.en
  }
}

function grantKind(vi: string, en: string): RefusalKind {
  return {
    status: 403,
    reason: { vi: `giấy cấp quyền ${vi}`, en },
    fix: { vi: 'đi qua cổng trung tâm', en: 'ask through the gateway' },
  }
}

function buildKind(vi: string, en: string): RefusalKind {
  return {
    status: 500,
    reason: { vi, en },
    fix: { vi: 'sửa nơi được nêu', en: 'correct the place that is named' },
  }
}
