import type { Companion, CompanionContext } from '@motlan/gateway'
import { type JsonObject, Refusal } from '@motlan/kernel'
import type { ConsentScope, Policy } from '@motlan/policy'
import { consentTerms } from './consent-terms.ts'
import type { Consent, Consents } from './consents.ts'

/** What consent is given by and held against. */
export interface ConsentOptions {
  readonly consents: Consents
  /** The policy in force: it says what can be consented to. */
  readonly policy: () => Pick<Policy, 'consentScopes'>
  readonly clock: () => Date
}

/** Consent over GraphQL: a citizen gives it, sees it and withdraws it. Nobody does so for anybody else. */
export function consentCompanion({ consents, policy, clock }: ConsentOptions): Companion {
  const scopes = () => policy().consentScopes
  return {
    sdl,
    resolvers: {
      Query: {
        consentScopes: () => [...scopes().values()],
        myConsents: async (_source, _args, context) =>
          (await consents.of(citizenIn(context).citizenId)).map((each) => shown(each, scopes())),
      },
      Mutation: {
        giveConsent: async (_source, args, context) => {
          const { citizenId, account } = citizenIn(context)
          const terms = consentTerms(offerIn(args), scopes(), clock())
          const given = await consents.give({ ...terms, citizenId, givenBy: account })
          return shown(given, scopes())
        },
        withdrawConsent: async (_source, { id }, context) => {
          const { citizenId } = citizenIn(context)
          return shown(await consents.withdraw(citizenId, String(id), clock()), scopes())
        },
      },
    },
  }
}

/** What a token has to be for: one that only reads traces neither gives consent nor shows it. */
const needed = 'cases'

function citizenIn({ bearer }: CompanionContext) {
  if (!bearer) throw new Refusal('TOKEN_MISSING', 'Authorization')
  if (bearer.kind !== 'citizen') throw new Refusal('CITIZEN_NEEDED', 'Authorization')
  if (!bearer.scopes.has(needed)) throw new Refusal('SCOPE_MISSING', needed)
  return bearer
}

function offerIn({ scope, agency, until }: JsonObject) {
  const day = typeof until === 'string' ? until.trim() : undefined
  return { scope: String(scope), agency: String(agency), until: day }
}

/** Consent as its citizen sees it. A scope that is no longer in the catalogue is known by its name. */
function shown(
  { from, until, withdrawnAt, scope, ...consent }: Consent,
  scopes: ReadonlyMap<string, ConsentScope>,
) {
  const { title = { vi: scope, en: scope } } = scopes.get(scope) ?? {}
  return {
    ...consent,
    scope,
    title,
    from: from.toISOString(),
    until: until.toISOString(),
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  }
}

const sdl = /* GraphQL */ `
extend type Query {
  """
  Những gì công dân có thể đồng ý cho biết.
  What citizens can consent to.
  """
  consentScopes: [ConsentScope!]!
  """
  Những gì tôi đã đồng ý, mới nhất trước. Cần mã truy cập của công dân.
  What I have consented to, the newest first. Takes the token of a citizen.
  """
  myConsents: [Consent!]!
}

extend type Mutation {
  """
  Tôi đồng ý cho một cơ quan biết những gì thuộc phạm vi này, đến trước ngày until.
  I let an agency know what is in this scope, until before the day until.
  """
  giveConsent(scope: String!, agency: String!, until: String): Consent!
  """
  Tôi rút lại sự đồng ý, có hiệu lực ngay.
  I withdraw it, from now on.
  """
  withdrawConsent(id: ID!): Consent!
}

"Sự đồng ý của một công dân — consent of a citizen"
type Consent {
  id: ID!
  scope: String!
  title: Bilingual!
  agency: String!
  "Dùng vào việc gì — for what purposes"
  purposes: [String!]!
  "Những thuộc tính nào — which attributes, as the scope named them when consent was given"
  attributes: [String!]!
  from: String!
  "Thời điểm đầu tiên không còn hiệu lực — the first moment it does not count any more"
  until: String!
  withdrawnAt: String
}

"Một phạm vi có thể đồng ý — something a citizen can consent to"
type ConsentScope {
  id: String!
  title: Bilingual!
  meaning: Bilingual!
  agencies: [String!]!
  purposes: [String!]!
  attributes: [String!]!
  "Lâu nhất: 30d là 30 ngày — how long at most: 30d is 30 days"
  maxPeriod: String!
}
`
