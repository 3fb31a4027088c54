import type { Derivation } from './derivation.ts'
import { business } from './derivations/business.ts'
import { family } from './derivations/family.ts'
import { healthInsurance } from './derivations/health-insurance.ts'
import { land } from './derivations/land.ts'
import { parenthood } from './derivations/parenthood.ts'
import { pension } from './derivations/pension.ts'
import { person } from './derivations/person.ts'
import { place } from './derivations/place.ts'
import { unemployment } from './derivations/unemployment.ts'

/** Every rule by which a field follows from others, by the name that procedures use. */
export const derivations: Readonly<Record<string, Derivation>> = {
  ...person,
  ...parenthood,
  ...family,
  ...place,
  ...business,
  ...land,
  ...unemployment,
  ...healthInsurance,
  ...pension,
}
