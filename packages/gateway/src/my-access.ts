import { type JsonObject, Refusal } from '@motlan/kernel'
import { type Access, accessOf } from './access.ts'
import type { Bearer } from './bearer.ts'
import type { Companion } from './companion.ts'
import { identify, type Stated } from './identify.ts'
import type { PolicyInForce } from './policy-in-force.ts'
import { dayInVietNam } from './viet-nam-day.ts'
import type { Meanings } from './vocabulary.ts'

/** What is needed to say who may ask what. */
interface AccessOptions {
  readonly meanings: Meanings
  readonly policy: () => PolicyInForce
  readonly clock: () => Date
}

/** What a bearer may ask for a procedure or purpose. */
export type FindAccess = (bearer: Bearer | undefined, stated: Stated) => readonly Access[]

/** Makes the one function that says what may be asked: for the field `myAccess`, and for the projected schema. */
export function accessFinder({ meanings, policy, clock }: AccessOptions): FindAccess {
  return (bearer, stated) => {
    if (!bearer) throw new Refusal('TOKEN_MISSING', 'Authorization')
    const current = policy()
    const { agency, procedure, purpose } = identify(bearer, stated, current)
    const ask = { agency, purpose, on: dayInVietNam(clock()) }
    return accessOf(current, procedure === undefined ? ask : { ...ask, procedure }, meanings)
  }
}

/** The companion of every gateway: an agency finds out what it may ask. */
export function myAccess(find: FindAccess): Companion {
  return {
    sdl,
    resolvers: {
      Query: {
        myAccess: (_, given, { bearer, stated }) =>
          find(bearer, statedIn(given, stated)).map(accessible),
      },
    },
  }
}

/** Arguments count; headers where there are none. */
function statedIn({ procedure, purpose }: JsonObject, headers: Stated): Stated {
  const given = {
    procedure: typeof procedure === 'string' ? procedure : undefined,
    purpose: typeof purpose === 'string' ? purpose : undefined,
  }
  return given.procedure === undefined && given.purpose === undefined ? headers : given
}

function accessible({ attribute, relation, grounds }: Access) {
  return {
    name: attribute.name,
    relation,
    agreement: grounds.agreement,
    legalBasis: grounds.legalBasis,
    source: attribute.source,
    sensitivity: attribute.sensitivity,
    meaning: attribute.meaning,
  }
}

const sdl = /* GraphQL */ `
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
  meaning: Bilingual!
}

"Một văn bản bằng hai ngôn ngữ — a text in two languages"
type Bilingual {
  vi: String!
  en: String!
}

scalar ProcedureCode
`
