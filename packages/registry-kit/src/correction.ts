import { type Subject, subjectKeys } from '@motlan/kernel'
import type { Selectable } from 'kysely'
import { correct } from './apply-correction.ts'
import type { AttributeName } from './attribute-name.ts'
import { checkRules, type OwnValue, ownValuesOf, whyNotIn } from './correctable.ts'
import type { Declaration, InputField, InputFields, Registering } from './declaration.ts'
import type { AnyRegistry, AnySubject } from './erased-definition.ts'

/** Why an attribute is not set right by its value alone, and which declarations change it instead. */
export interface Elsewhere {
  readonly because: string
  readonly by: readonly string[]
}

/** A correction as the rules of a registry see it: the row as it is held, and the columns as they are to be. */
export interface Correcting<Row> {
  readonly before: Row
  readonly said: Partial<Row>
}

/** What a registry knows of the corrections of one subject. Whatever is not named here is set right by its value. */
export interface CorrectionRules<DB, Attribute extends string, Row> {
  /** What other rows say too, or what follows from them. */
  readonly elsewhere?: Readonly<Partial<Record<Attribute, Elsewhere>>>
  /** What begins and ends by these declarations: corrected while there is one, and neither begun nor taken away. */
  readonly begunBy?: Readonly<Partial<Record<Attribute, readonly string[]>>>
  /** Throws what `refuses` makes, with a path into the input; answers with what else in the row has to change with it. */
  readonly fits?: (at: Registering<DB>, correcting: Correcting<Row>) => Promise<Partial<Row>>
}

/** The rules of a registry by subject, their names and rows held against its definition as it compiles. */
type RulesOf<DB, Definition> = {
  readonly [S in SubjectsIn<Definition>]?: CorrectionRules<
    DB,
    Extract<AttributeName<Definition>, `${S}.${string}`>,
    RowOf<DB, Definition, S>
  >
}

type SubjectsIn<Definition> = Definition extends { readonly subjects: infer Subjects }
  ? keyof Subjects & Subject
  : never

type RowOf<DB, Definition, S extends Subject> = Definition extends {
  readonly subjects: { readonly [T in S]: { readonly table: infer Table } }
}
  ? Selectable<DB[Table & keyof DB]>
  : never

/**
 * What a registry has to be told to set its records right, made of its definition: `correctCitizen`, `correctBusiness`,
 * `correctParcel`. An input names a subject and what it has to be; what is left out stays, and null is for what there is
 * none of. Only what stands once in the row of a subject is corrected so: entries of collections, references and what is
 * derived change by the declarations of the registry.
 */
export function correctionsOf<DB>() {
  return <const Definition>(
    definition: Definition,
    declarations: readonly Declaration<DB>[],
    rules: RulesOf<DB, NoInfer<Definition>> = {},
  ): readonly Declaration<DB>[] => {
    // From here on the kit works with plain rows: names and rows of the rules have been checked by the compiler.
    const registry = definition as AnyRegistry
    const plain = rules as Readonly<Record<string, ErasedRules<DB> | undefined>>
    return (Object.entries(registry.subjects) as [Subject, AnySubject][]).flatMap(
      ([subject, about]) => {
        const { elsewhere = {}, begunBy = {}, fits } = plain[subject] ?? {}
        const own = ownValuesOf(subject, about)
        const by = Object.entries(elsewhere).map(([name, said]) => [name, said?.by ?? []] as const)
        checkRules(registry, own, { ...begunBy, ...Object.fromEntries(by) }, declarations)
        const values = own.filter(({ name }) => !elsewhere[name])
        if (values.length === 0) return []
        const corrected = { subject, about, values, begunBy, fits }
        return {
          name: `correct${subject}`,
          meaning: meanings[subject],
          input: inputOf(subject, values),
          partial: true,
          whyNot: whyNotIn(registry, subject, elsewhere, declarations),
          apply: (at, input) => correct(at, corrected, input),
        } satisfies Declaration<DB>
      },
    )
  }
}

interface ErasedRules<DB>
  extends Omit<CorrectionRules<DB, string, Readonly<Record<string, unknown>>>, 'begunBy'> {
  readonly begunBy?: Readonly<Record<string, readonly string[]>>
}

const meanings = {
  Citizen: {
    vi: 'Chỉnh sửa thông tin sai hoặc còn thiếu của công dân; mục không nêu thì giữ nguyên, null là không có. Vai trò: corrected',
    en: 'Sets right what is held wrongly, or not at all, about a citizen; what is left out stays, null is for none. Roles: corrected',
  },
  Business: {
    vi: 'Chỉnh sửa thông tin sai hoặc còn thiếu của doanh nghiệp; mục không nêu thì giữ nguyên, null là không có. Vai trò: corrected',
    en: 'Sets right what is held wrongly, or not at all, about a business; what is left out stays, null is for none. Roles: corrected',
  },
  Parcel: {
    vi: 'Chỉnh sửa thông tin sai hoặc còn thiếu của thửa đất; mục không nêu thì giữ nguyên, null là không có. Vai trò: corrected',
    en: 'Sets right what is held wrongly, or not at all, about a parcel; what is left out stays, null is for none. Roles: corrected',
  },
} as const satisfies Record<Subject, Declaration<never>['meaning']>

/** The key, then each value where look-ups have it, groups as groups. */
function inputOf(subject: Subject, values: readonly OwnValue[]): InputFields {
  const byField = Object.groupBy(values, ({ path: [field = ''] }) => field)
  const fields = Object.entries(byField).map(([field, some = []]): [string, InputField] => {
    const [first] = some
    if (first?.path.length === 1) return [field, `${first.name}?`]
    const inside = some.map(({ path, name }) => [path.at(-1), `${name}?`])
    return [field, { fields: Object.fromEntries(inside), optional: true }]
  })
  return { [subjectKeys[subject]]: subject, ...Object.fromEntries(fields) }
}
