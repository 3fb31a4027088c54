import { Refusal, refusals } from '@motlan/kernel'
import type { Ask, Policy } from '@motlan/policy'
import type { CastCitizen } from './cast.ts'
import type { Example } from './examples.ts'
import type { Page } from './graphiql-page.ts'
import type { SandboxIssuer } from './issuer.ts'
import { demandAgency, demandCitizen } from './known-names.ts'

/** What the pages of a sandbox are made from. */
export interface SandboxPageOptions {
  readonly issuer: SandboxIssuer
  readonly policy: () => Policy
  readonly examples: readonly Example[]
  /** Who can be logged in as. */
  readonly citizens: readonly CastCitizen[]
  readonly clock: () => Date
}

const lifetime = 3_600

/**
 * What only a sandbox has: `/sandbox/menu`, what there is to choose from, and `/sandbox/token?agency=…` or `?citizen=…`, a
 * token for the asking. INVARIANT: both answer on loopback names alone, so that no page from elsewhere can have a browser ask.
 */
export function sandboxPages(options: SandboxPageOptions): Page {
  return async (request) => {
    const { pathname, hostname, searchParams } = new URL(request.url)
    if (!pathname.startsWith('/sandbox/')) return undefined
    if (!loopback.has(hostname)) return undefined
    if (pathname === '/sandbox/menu') return json(menuOf(options))
    if (pathname !== '/sandbox/token') return undefined
    try {
      return json(await tokenFor(options, searchParams))
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause
      const { code, message, reason, fix } = cause
      return json(
        { errors: [{ message, extensions: { code, reason, fix } }] },
        refusals[code].status,
      )
    }
  }
}

const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

function menuOf({ policy, examples, citizens, clock }: SandboxPageOptions) {
  const now = policy()
  const on = dayInVietNam(clock())
  const procedures = [...now.procedures.values()]
  const purposes = [...now.purposes].map(([id, title]) => ({ id, title }))
  return {
    endpoint: '/graphql',
    agencies: [...now.agencies.values()].map(({ id, title }) => {
      const mayKnow = mayKnowAnything(now, id, on)
      return {
        id,
        title,
        procedures: procedures
          .filter(({ code, purpose }) => mayKnow({ procedure: code, purpose }))
          .map(({ code }) => code),
        purposes: purposes
          .filter((purpose) => mayKnow({ purpose: purpose.id }))
          .map((one) => one.id),
      }
    }),
    procedures: procedures.map(({ code, title }) => ({ code, title })),
    purposes,
    // By name: a number has no business in an address.
    citizens: citizens.map(({ key, name }) => ({ key, name })),
    examples,
  }
}

/** Whether an agency may know anything at all for a procedure or purpose on that day. */
function mayKnowAnything(policy: Policy, agency: string, on: string) {
  return (aim: Pick<Ask, 'procedure' | 'purpose'>): boolean =>
    policy.relations.some(
      (relation) => policy.decide({ agency, ...aim, relation, on }).permitted.size > 0,
    )
}

function dayInVietNam(now: Date): string {
  return new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
}

async function tokenFor(
  { issuer, policy, citizens, clock }: SandboxPageOptions,
  asked: URLSearchParams,
) {
  const citizen = asked.get('citizen')
  const agency = asked.get('agency') ?? ''
  if (citizen === null) demandAgency(policy(), agency)
  const token =
    citizen === null
      ? await issuer.issueToken({ agency, officer: 'graphiql', lifetime })
      : await issuer.issueCitizenToken({ citizenId: demandCitizen(citizens, citizen).id, lifetime })
  return { token, expiresAt: new Date(clock().getTime() + lifetime * 1000).toISOString() }
}

function json(body: unknown, status = 200): Response {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(JSON.stringify(body), { status, headers })
}
