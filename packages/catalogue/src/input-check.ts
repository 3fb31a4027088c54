import { type Attribute, didYouMean, Refusal, subjectScalars } from '@motlan/kernel'
import { type InputValueDefinitionNode, Kind, parse } from 'graphql'
import { argumentsOf, namedType } from './read-subgraph.ts'

/**
 * What may be asked of a citizen or business: every input field and every argument of a declaration names its subject
 * or, by `@declares(attribute:)`, an attribute of this very registry. What another registry holds is not asked again.
 */
export function checkInputs(
  registry: string,
  sdl: string,
  holders: ReadonlyMap<string, Attribute>,
): void {
  const { definitions } = parse(sdl, { noLocation: true })
  const inputTypes = new Set<string>()
  const asked: { readonly place: string; readonly input: InputValueDefinitionNode }[] = []
  for (const definition of definitions) {
    if (
      definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.INPUT_OBJECT_TYPE_EXTENSION
    ) {
      const { name, fields = [] } = definition
      inputTypes.add(name.value)
      asked.push(...fields.map((input) => ({ place: `${name.value}.${input.name.value}`, input })))
    }
    const declares =
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.OBJECT_TYPE_EXTENSION
    if (!declares || definition.name.value !== 'Mutation') continue
    for (const { name, arguments: given = [] } of definition.fields ?? []) {
      asked.push(
        ...given.map((input) => ({ place: `Mutation.${name.value}(${input.name.value}:)`, input })),
      )
    }
  }
  for (const { place, input } of asked) {
    // An input inside an input asks by its own fields.
    if (inputTypes.has(namedType(input.type)) || namesDeclaration(input)) continue
    checkInput(registry, place, input, holders)
  }
}

/** Under this ID a declaration is the same one when it is sent again: it says nothing about anybody. */
function namesDeclaration({ name, type }: InputValueDefinitionNode): boolean {
  return name.value === 'declarationId' && namedType(type) === 'ID'
}

function checkInput(
  registry: string,
  place: string,
  input: InputValueDefinitionNode,
  holders: ReadonlyMap<string, Attribute>,
): void {
  const declared = declaredBy(input)
  if (declared.length === 0) {
    if (Object.values<string>(subjectScalars).includes(namedType(input.type))) return
    throw new Refusal('FIELD_UNDECLARED', `${registry}: ${place}`, {
      reason: 'the input neither names a subject nor declares an attribute of this registry',
      fix: 'say which one by @declares(attribute:)',
    })
  }
  for (const name of declared) checkHolder(registry, place, name, holders)
}

/** What an input becomes; two attributes where it may be about a citizen or about a business. */
function declaredBy({ directives = [] }: InputValueDefinitionNode): readonly string[] {
  return directives.flatMap((applied) => {
    if (applied.name.value !== 'declares') return []
    return [String(argumentsOf({ directives: [applied] }, 'declares')?.attribute)]
  })
}

function checkHolder(
  registry: string,
  place: string,
  name: string,
  holders: ReadonlyMap<string, Attribute>,
): void {
  const holder = holders.get(name)
  if (!holder) {
    const near = didYouMean(name, holders.keys())
    throw new Refusal('FIELD_UNDECLARED', `${registry}: ${place}`, {
      reason: `no registry holds ${name}${near ? `; did you mean ${near}?` : ''}`,
    })
  }
  if (holder.source === registry) return
  throw new Refusal('INPUT_FOREIGN', `${registry}: ${place}`, {
    reason: `it carries ${name}, which ${holder.source} holds already`,
    fix: `look ${name} up in ${holder.source} instead of asking for it`,
    details: { asks: registry, holds: holder.source },
  })
}
