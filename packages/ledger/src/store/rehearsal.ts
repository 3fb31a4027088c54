import type { Growth } from '../tree/growth.ts'
import { emptyRoot } from '../tree/hash.ts'
import type { NewRows } from './insert-batch.ts'

/** Rows about nobody, for a statement that is taken back: everything a commit touches, touched once. */
export function rehearsal(log: number, { size }: Growth): NewRows {
  const at = new Date(0).toISOString()
  return {
    log,
    first: size,
    entries: 1,
    decisions: [
      {
        position: size,
        at,
        request: 'rehearsal',
        who: emptyRoot,
        withheld: null,
        decided: null,
        refused: null,
        case: null,
        asked: null,
        seal: null,
        nonce: '',
        parts: emptyRoot,
      },
    ],
    parts: [
      {
        position: size,
        at,
        number: 1,
        subject: 'Citizen',
        what: emptyRoot,
        commitments: emptyRoot,
        handle: '0',
      },
    ],
    clauseId: () => 0,
    tiles: [],
    subjectKeys: [],
    controls: [],
  }
}
