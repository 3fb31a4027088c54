import { parseCitizenId, Refusal } from '@motlan/kernel'
import type { JWTPayload } from 'jose'

/** Who a token speaks for. */
export type Bearer = AgencyBearer | CitizenBearer

/** An officer of an agency. */
export interface AgencyBearer {
  readonly kind: 'agency'
  readonly agency: string
  readonly officer: string
  readonly scopes: ReadonlySet<string>
  /** The province of the office, by its code of two digits, where the issuer says it. */
  readonly province?: string
}

/** A citizen who has logged in. */
export interface CitizenBearer {
  readonly kind: 'citizen'
  readonly citizenId: string
  /** What the issuer calls them; nobody else can make anything of it. */
  readonly account: string
  readonly scopes: ReadonlySet<string>
}

/** Reads the claims of a verified token. INVARIANT: a token speaks for one, and for a citizen only where its issuer may. */
export function bearerOf(
  { sub, agency, citizen, scope, province }: JWTPayload,
  speaksForCitizens: boolean,
): Bearer {
  if (!sub?.trim()) throw invalidToken('the claim sub is missing or wrong')
  const name = sub.normalize('NFC')
  const scopes = new Set(typeof scope === 'string' ? scope.split(' ').filter(Boolean) : [])
  if (citizen !== undefined) {
    if (agency !== undefined) throw invalidToken('it speaks for an agency and for a citizen')
    if (!speaksForCitizens) throw invalidToken('its issuer does not speak for citizens')
    return { kind: 'citizen', citizenId: citizenIdIn(citizen), account: name, scopes }
  }
  if (typeof agency !== 'string') {
    throw new Refusal('AGENCY_UNKNOWN', 'agency', { reason: 'the token names no agency' })
  }
  return {
    kind: 'agency',
    agency: agency.normalize('NFC'),
    officer: name,
    scopes,
    ...(province !== undefined && { province: provinceIn(province) }),
  }
}

/** The refusal of a token that does not count. */
export function invalidToken(reason: string, cause?: unknown): Refusal {
  return new Refusal('TOKEN_INVALID', 'Authorization', { reason, cause })
}

function provinceIn(claim: unknown): string {
  if (typeof claim === 'string' && /^\d{2}$/.test(claim)) return claim
  throw invalidToken('the claim province is no code of two digits')
}

function citizenIdIn(claim: unknown): string {
  const parsed = typeof claim === 'string' ? parseCitizenId(claim) : undefined
  if (!parsed?.ok) throw invalidToken('the claim citizen is missing or wrong')
  return parsed.value
}
