import { Kind, parse, print } from 'graphql'

/** The types the gateway adds to the public schema: their fields are about nobody. */
export const ownTypes: ReadonlySet<string> = new Set(['AccessibleAttribute', 'AttributeMeaning'])

/** The public schema of the registries with the gateway's own fields, as SDL. */
export function withOwnFields(publicSdl: string): string {
  const own = parse(ownSdl, { noLocation: true }).definitions
  const theirs = parse(publicSdl, { noLocation: true }).definitions
  const ownQuery = own.find((definition) => definition.kind === Kind.OBJECT_TYPE_EXTENSION)
  const known = new Set(theirs.flatMap((each) => ('name' in each ? [each.name?.value] : [])))
  const definitions = [
    ...theirs.map((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === 'Query'
        ? { ...definition, fields: [...(definition.fields ?? []), ...(ownQuery?.fields ?? [])] }
        : definition,
    ),
    ...own.filter((each) => each !== ownQuery && !('name' in each && known.has(each.name?.value))),
  ]
  return print({ kind: Kind.DOCUMENT, definitions })
}

const ownSdl = /* GraphQL */ `
extend type Query {
  """
  Tôi được hỏi gì: mọi thuộc tính mà thỏa thuận cho phép hỏi.
  What may I ask: every attribute that agreements permit.
  """
  myAccess(
    "Mã thủ tục; nếu thiếu thì theo tiêu đề Motlan-Procedure — procedure code; the header Motlan-Procedure if absent"
    procedure: ProcedureCode
    "Mục đích; nếu thiếu thì theo tiêu đề Motlan-Purpose — purpose; the header Motlan-Purpose if absent"
    purpose: String
  ): [AccessibleAttribute!]!
}

"Một thuộc tính được phép hỏi — one attribute that may be asked for"
type AccessibleAttribute {
  "Tên — name, for example Citizen.dateOfBirth"
  name: String!
  "Quan hệ với chủ thể của hồ sơ — how its subject is related to the subject of the case"
  relation: String!
  "Thỏa thuận chia sẻ dữ liệu — the data-sharing agreement"
  agreement: String!
  "Căn cứ pháp lý — the legal basis it stands on"
  legalBasis: String!
  "Cơ sở dữ liệu nguồn — the registry that is the authoritative source"
  source: String!
  "Mức độ nhạy cảm — public, basic, restricted or sensitive"
  sensitivity: String!
  "Ý nghĩa — what it means"
  meaning: AttributeMeaning!
}

"Ý nghĩa bằng hai ngôn ngữ — a meaning in two languages"
type AttributeMeaning {
  vi: String!
  en: String!
}

scalar ProcedureCode
`
