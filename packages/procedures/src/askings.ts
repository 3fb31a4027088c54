import { isSubject, type Subject, subjectKeys, type Vocabulary } from '@motlan/kernel'
import { attributePath } from './attribute-path.ts'
import type { AttributeOf } from './field.ts'
import { namedValues } from './named-value.ts'
import type { Procedure, RoleSource } from './procedure.ts'

/** What one agency asks about whoever fills a role, and for which field, fact or role. */
export interface Asking {
  readonly role: string
  readonly by: string
  readonly for: string
  readonly leaves: readonly Leaf[]
}

/** One attribute in the selection below a subject. */
interface Leaf {
  /** The path of fields, down to the key where the attribute is a reference. */
  readonly fields: readonly string[]
  readonly attribute: string
  /** The reference that is followed to it: of a list to choose from, what the choices are told apart by. */
  readonly through?: string
}

/** Everything that a procedure needs from registries: values, the people references lead to, and the lists to choose from. */
export function askingsOf(procedure: Procedure, vocabulary: Vocabulary): readonly Asking[] {
  const people = Object.entries(procedure.roles).flatMap(([name, { subject, filledBy }]) =>
    filledBy.flatMap((source) => roleAskings(procedure, { name, subject, source })),
  )
  const values = namedValues(procedure).flatMap(({ name, from }) =>
    from.flatMap((source) =>
      'attribute' in source ? attributeAsking(procedure, source, name, vocabulary) : [],
    ),
  )
  return [...people, ...values]
}

/** The agency that receives the dossier, and asks where nobody else is named. */
export function receiverOf({ agencies }: Procedure): string {
  return agencies[0] ?? ''
}

function attributeAsking(
  procedure: Procedure,
  source: AttributeOf,
  name: string,
  vocabulary: Vocabulary,
): readonly Asking[] {
  const path = attributePath(procedure, source.attribute, source.parts)
  if (path === undefined) return []
  const { role, fields } = path
  const subject = procedure.roles[role]?.subject ?? ''
  // What entries are told apart by is read, too.
  const collection = source.parts ? fields : fields.slice(0, -1)
  const beside = [...Object.keys(source.where ?? {}), ...(source.latest ? [source.latest] : [])]
  const wanted = [
    ...(source.parts?.map((part) => [...fields, ...part.split('.')]) ?? [fields]),
    ...beside.map((each) => [...collection, each]),
  ]
  const leaves = wanted.map((each): Leaf => {
    const attribute = [subject, ...each].join('.')
    const known = vocabulary.get(attribute)
    const key = known?.relation && isSubject(known.type) ? [subjectKeys[known.type]] : []
    return { fields: [...each, ...key], attribute }
  })
  return [{ role, by: source.by ?? receiverOf(procedure), for: name, leaves }]
}

interface RoleFilled {
  readonly name: string
  readonly subject: Subject
  readonly source: RoleSource
}

function roleAskings(
  procedure: Procedure,
  { name, subject, source }: RoleFilled,
): readonly Asking[] {
  const by = source.by ?? receiverOf(procedure)
  const paths = 'choice' in source ? source.choice : 'reference' in source ? [source.reference] : []
  const shown = 'choice' in source ? (source.show ?? []) : []
  return paths.flatMap((text) => {
    const path = attributePath(procedure, text)
    if (path === undefined) return []
    const key: Leaf = { fields: [...path.fields, subjectKeys[subject]], attribute: path.name }
    const labels = shown.map(
      (each): Leaf => ({
        fields: [...path.fields, ...each.split('.')],
        attribute: `${subject}.${each}`,
        through: path.name,
      }),
    )
    return [{ role: path.role, by, for: name, leaves: [key, ...labels] }]
  })
}
