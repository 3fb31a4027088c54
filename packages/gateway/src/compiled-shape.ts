import type { AskedAttribute } from './decision.ts'
import type { Disclosing } from './field-decision.ts'

/** What the answer to one document looks like, for one outcome of its conditions and one decision. */
export interface CompiledShape {
  readonly root: ObjectShape
  /** Every attribute the answer may disclose: fields refer to them by position. */
  readonly slots: readonly Disclosing[]
  /** Every attribute it withholds, each once, with the keys that lead to its first place. */
  readonly withheld: readonly WithheldPlace[]
}

export interface WithheldPlace extends AskedAttribute {
  readonly keys: readonly string[]
}

/** One object of the answer. */
export interface ObjectShape {
  readonly typename: string
  /** Set where the fields are about another subject than the object around it: the key that holds its identifier. */
  readonly subjectKey: string | undefined
  readonly fields: readonly FieldShape[]
}

/** What one response key stands for. */
export type FieldShape = TypenameShape | LeafShape | ObjectFieldShape | WithheldShape | LocalShape

interface Keyed {
  /** In the answer. */
  readonly key: string
}

interface GatheredShape extends Keyed {
  /** In the gathered data. */
  readonly from: string
  readonly coordinate: string
  /** Which levels of its type may not be null, outermost first: `[Citizen!]` is `[false, true]`. */
  readonly nonNull: readonly boolean[]
  /** What the value discloses, by position in `slots`; -1 where it discloses nothing of its own. */
  readonly slot: number
}

interface TypenameShape extends Keyed {
  readonly kind: 'typename'
  readonly slot: number
}

export interface LeafShape extends GatheredShape {
  readonly kind: 'leaf'
  /** Set for enumerations: what is not among the public values is not shown. */
  readonly values: ReadonlySet<string> | undefined
  /** One value that may be null, and nothing else to know about it: what most fields are. */
  readonly isPlain: boolean
}

export interface ObjectFieldShape extends GatheredShape {
  readonly kind: 'object'
  /** Set where every object is of one type. */
  readonly below: ObjectShape | undefined
  /** The shape of objects of one type, where several are possible; of the declared one where nobody knows. */
  readonly belowOn: (typename: unknown) => ObjectShape | undefined
  /** What is known of the subject when the value is null or an empty list: that none of this is there. */
  readonly absent: readonly number[]
}

interface WithheldShape extends Keyed {
  readonly kind: 'withheld'
  readonly nonNull: boolean
  /** Position in `withheld`. */
  readonly index: number
}

/** Answered by the gateway itself. */
interface LocalShape extends Keyed {
  readonly kind: 'local'
}
