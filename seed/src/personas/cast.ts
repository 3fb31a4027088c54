import { defaultToday } from '../plan.ts'
import { administrativeUnits } from '../units/administrative-units.ts'
import type { PersonaFile } from './persona-shapes.ts'
import { builtInPersonas, readPersonas } from './read-personas.ts'

/** Somebody documentation and demonstrations speak of. */
export interface Persona {
  readonly key: string
  /** What the persona stands for: `founder`, `land-seller`. */
  readonly role: string
  readonly subject: 'Citizen' | 'Business' | 'Parcel'
  readonly id: string
  readonly name: string
  readonly story: { readonly vi: string; readonly en: string }
}

/** The built-in cast. */
export function personas(): readonly Persona[] {
  return castOf(readPersonas([builtInPersonas()], administrativeUnits(), defaultToday))
}

/** Everybody in the files who has a role. */
export function castOf({ people, firms, parcels }: PersonaFile): Persona[] {
  return [
    ...people.flatMap((one) => shown('Citizen', one, one.name)),
    ...firms.flatMap((one) => shown('Business', one, one.name)),
    ...parcels.flatMap((one) => shown('Parcel', one, `${one.line}, ${one.commune}`)),
  ]
}

type Shown = Pick<PersonaFile['people'][number], 'key' | 'role' | 'id' | 'story'>

function shown(
  subject: Persona['subject'],
  { key, role, id, story }: Shown,
  name: string,
): Persona[] {
  return role === undefined
    ? []
    : [{ key, role, subject, id, name, story: story ?? { vi: name, en: name } }]
}
