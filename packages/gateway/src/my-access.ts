import type { Access } from './access.ts'

/** What the gateway itself adds to the public schema. */
export const ownSdl = /* GraphQL */ `
extend type Query {
  "Tôi được hỏi gì: các thuộc tính mà thỏa thuận cho phép — What may I ask: the attributes that agreements permit."
  myAccess(
    "Mã thủ tục; nếu không có thì lấy từ Motlan-Procedure — Procedure code; the header Motlan-Procedure where absent."
    procedure: ProcedureCode
    "Mục đích; nếu không có thì lấy từ Motlan-Purpose — Purpose; the header Motlan-Purpose where absent."
    purpose: String
  ): [AccessibleAttribute!]!
}

"Một thuộc tính được phép hỏi — One attribute that may be asked for."
type AccessibleAttribute {
  "Tên thuộc tính — Name: Citizen.dateOfBirth."
  name: String!
  "Quan hệ với chủ thể của hồ sơ — How its subject is related to the subject of the case: self, spouse, owner.spouse."
  relation: String!
  "Thỏa thuận chia sẻ dữ liệu — The data-sharing agreement."
  agreement: String!
  "Căn cứ pháp lý — The legal basis it stands on."
  legalBasis: String!
  "Cơ sở dữ liệu nguồn — The registry that is the authoritative source."
  source: String!
  "Mức độ nhạy cảm — public, basic, restricted or sensitive."
  sensitivity: String!
  "Ý nghĩa — What it means."
  meaning: AttributeMeaning!
}

"Ý nghĩa bằng hai ngôn ngữ — A meaning in two languages."
type AttributeMeaning {
  vi: String!
  en: String!
}
`

/** The types of `ownSdl`: their fields are about nobody. */
export const ownTypes: ReadonlySet<string> = new Set(['AccessibleAttribute', 'AttributeMeaning'])

/** One row of the answer of `myAccess`. */
export interface AccessibleAttribute {
  readonly name: string
  readonly relation: string
  readonly agreement: string
  readonly legalBasis: string
  readonly source: string
  readonly sensitivity: string
  readonly meaning: { readonly vi: string; readonly en: string }
}

/** What an agency may ask, as `myAccess` answers it. */
export function myAccess(access: readonly Access[]): readonly AccessibleAttribute[] {
  return access.map(({ attribute, relation, grounds }) => ({
    name: attribute.name,
    relation,
    agreement: grounds.agreement,
    legalBasis: grounds.legalBasis,
    source: attribute.source,
    sensitivity: attribute.sensitivity,
    meaning: attribute.meaning,
  }))
}
