import type { AdministrativeUnits } from '../units/administrative-units.ts'
import type { PersonaFile } from './persona-shapes.ts'

/** What is wrong in a file of personas beyond its shape. */
export interface PersonaFault {
  readonly path: readonly PropertyKey[]
  readonly reason: string
}

/** Checks that every part of a file is in need of; what it finds it keeps. */
export interface FaultFinder {
  /** The file together with the personas before it. */
  readonly all: PersonaFile
  readonly faults: readonly PersonaFault[]
  readonly fault: (path: readonly PropertyKey[], reason: string | undefined) => void
  readonly person: (path: readonly PropertyKey[], key: string | undefined) => void
  readonly firm: (path: readonly PropertyKey[], key: string | undefined) => void
  readonly commune: (path: readonly PropertyKey[], code: string | undefined) => void
  readonly past: (path: readonly PropertyKey[], date: string | undefined) => void
}

/** Opens a finder over everything that is known. */
export function faultFinder(
  all: PersonaFile,
  units: AdministrativeUnits,
  today: string,
): FaultFinder {
  const faults: PersonaFault[] = []
  const fault: FaultFinder['fault'] = (path, reason) => {
    if (reason !== undefined) faults.push({ path, reason })
  }
  const known =
    (what: string, list: readonly { readonly key: string }[]): FaultFinder['person'] =>
    (path, key) => {
      if (key !== undefined && !list.some((one) => one.key === key))
        fault(path, `there is no ${what} ${key}`)
    }
  return {
    all,
    faults,
    fault,
    person: known('person', all.people),
    firm: known('firm', all.firms),
    commune: (path, code) => {
      if (code !== undefined && !units.byCode.has(code)) fault(path, `there is no commune ${code}`)
    },
    past: (path, date) => {
      if (date !== undefined && date > today)
        fault(path, `${date} is later than ${today}, the country's present day`)
    },
  }
}
