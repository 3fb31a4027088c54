import {
  type DocumentNode,
  type InputValueDefinitionNode,
  Kind,
  parse,
  type TypeNode,
} from 'graphql'

/** What each registry takes: its mutations by name, as its `declarations.graphql` says. */
export type Declarations = ReadonlyMap<string, ReadonlyMap<string, readonly InputField[]>>

/** One field of the input of a mutation. */
export interface InputField {
  readonly name: string
  /** The named type: a scalar, an enumeration, or of an object. */
  readonly type: string
  readonly required: boolean
  readonly list: boolean
  /** The attributes that it becomes; none where it names a subject or groups others. */
  readonly declares: readonly string[]
  /** Set where it is an object. */
  readonly fields?: readonly InputField[]
}

/** Reads the declarations of registries: `committedSubgraphs()` of the catalogue has them. */
export function declarationsOf(
  registries: readonly { readonly name: string; readonly declarations?: string }[],
): Declarations {
  return new Map(
    registries.flatMap(({ name, declarations }) =>
      declarations === undefined ? [] : [[name, mutationsIn(parse(declarations))] as const],
    ),
  )
}

function mutationsIn(document: DocumentNode): ReadonlyMap<string, readonly InputField[]> {
  const inputs = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
        ? [[each.name.value, each.fields ?? []] as const]
        : [],
    ),
  )
  const fieldsOf = (type: string): readonly InputField[] =>
    (inputs.get(type) ?? []).map((field) => inputField(field, inputs.has.bind(inputs), fieldsOf))
  const mutations = document.definitions.flatMap((each) =>
    (each.kind === Kind.OBJECT_TYPE_DEFINITION || each.kind === Kind.OBJECT_TYPE_EXTENSION) &&
    each.name.value === 'Mutation'
      ? (each.fields ?? [])
      : [],
  )
  return new Map(
    mutations.map(({ name, arguments: given = [] }) => {
      const input = given.find((argument) => argument.name.value === 'input')
      return [name.value, input ? fieldsOf(namedType(input.type)) : []] as const
    }),
  )
}

function inputField(
  { name, type, directives = [] }: InputValueDefinitionNode,
  isObject: (type: string) => boolean,
  fieldsOf: (type: string) => readonly InputField[],
): InputField {
  const bare = type.kind === Kind.NON_NULL_TYPE ? type.type : type
  const declares = directives.flatMap(({ name, arguments: given = [] }) =>
    name.value === 'declares'
      ? given.flatMap(({ value }) => (value.kind === Kind.STRING ? [value.value] : []))
      : [],
  )
  const named = namedType(type)
  return {
    name: name.value,
    type: named,
    required: type.kind === Kind.NON_NULL_TYPE,
    list: bare.kind === Kind.LIST_TYPE,
    declares,
    ...(isObject(named) && { fields: fieldsOf(named) }),
  }
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
}
