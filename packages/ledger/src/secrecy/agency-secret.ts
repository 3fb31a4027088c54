import { base64, type Hash, textHash } from '../tree/hash.ts'
import { keyedText, seal, unseal } from './keyed.ts'
import type { DerivedKeys } from './ledger-keys.ts'

/** An officer as everybody else sees them: the same officer of the same agency always has the same one. */
export function pseudonymOf(agency: string, officer: string, keys: DerivedKeys): string {
  return keyedText(keys.officer, JSON.stringify([agency, officer]), 12)
}

/** The officer's name, for the agency. */
export function sealName(agency: string, officer: string, keys: DerivedKeys): Buffer {
  return seal(keys.agency(agency), officer, 'officer')
}

/** A case number, for the agency; the nonce of the decision is its initialisation vector. */
export function sealCase(
  agency: string,
  dossier: string,
  nonce: string,
  keys: DerivedKeys,
): Buffer {
  const iv = Buffer.from(nonce, 'base64').subarray(0, 12)
  return seal(keys.agency(agency), dossier, 'case', iv).subarray(12)
}

/** The case number in a sealed one. */
export function caseIn(
  agency: string,
  sealed: Buffer,
  nonce: string,
  keys: DerivedKeys,
): string | undefined {
  const iv = Buffer.from(nonce, 'base64').subarray(0, 12)
  return unseal(keys.agency(agency), Buffer.concat([iv, sealed]), 'case')
}

/** The salt of the commitment to what was asked in one operation. */
function askedSalt(nonce: string, { asked }: Pick<DerivedKeys, 'asked'>): string {
  return keyedText(asked, nonce, 18)
}

/** The commitment to what was asked. */
export function askedCommitment(asked: string, nonce: string, keys: DerivedKeys): Hash {
  return textHash(askedSalt(nonce, keys) + asked)
}

/** Bytes for a row and for the text of an entry. */
export function base64Of(bytes: Buffer): string {
  return base64(bytes.toString('latin1'))
}
