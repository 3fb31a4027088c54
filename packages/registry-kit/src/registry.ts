import { type Subject, scalars, subjectKeys, subjectScalars } from '@motlan/kernel'
import type { GraphQLSchema } from 'graphql'
import { attributeDirectives, attributeSpec } from './attribute-directive.ts'
import { withChanges } from './changes-field.ts'
import { checkDefinition } from './check-definition.ts'
import type { RegistryDatabase, Row } from './database.ts'
import type { Declaration } from './declaration.ts'
import { type DeclarationsOf, withDeclarations } from './declaration-schema.ts'
import {
  type AnyRegistry,
  type AnySubject,
  attributesOf,
  type RegistryDefinition,
} from './definition.ts'
import type { AnyDerivation, Derivations } from './derive.ts'
import { directives, federate } from './federation.ts'
import { loadersOf } from './loader.ts'
import { addLookUps } from './look-up.ts'
import { resolveReferences } from './representation.ts'
import { scalarType } from './scalar-type.ts'
import { type Builder, newBuilder, type Ref } from './schema-builder.ts'
import { selectionReader } from './selection.ts'
import { shapeOf } from './subject-shape.ts'
import { defineSubject, keyField, type OwnSubject } from './subject-type.ts'

/** A registry as a gateway meets it: a schema to execute, and the SDL it is composed from. */
export interface Subgraph {
  readonly name: string
  /** With the fields a gateway calls: `_service` and `_entities`. */
  readonly schema: GraphQLSchema
  /** As composition reads it: with directives, without those fields. */
  readonly sdl: string
  /** What can be declared, as SDL; absent where nothing can. It is no part of what is composed. */
  readonly declarations?: string
}

/** A schema in which every attribute of the definition already is a field. */
export interface Registry<Definition, DB> {
  /** For what a definition cannot say; `builder.objectRef` types and fields of ordinary Pothos. */
  readonly builder: Builder
  /** Adds the ways in to a subject: `citizen(citizenId:)` and `citizens(citizenIds:)`. */
  readonly lookUps: (subject: SubjectsOf<Definition>) => void
  /** Adds what can be declared, and the database opened with the role that writes it down. */
  readonly declares: (
    declarations: readonly Declaration<DB>[],
    registrar: RegistryDatabase<DB> | undefined,
  ) => void
  /** Call it last. */
  readonly toSubgraph: () => Subgraph
}

type SubjectsOf<Definition> = Definition extends { readonly subjects: infer Subjects }
  ? keyof Subjects & Subject
  : never

/** Demanded exactly where the definition has derived attributes. */
type Options<DB, Definition> = keyof Derivations<DB, Definition> extends never
  ? []
  : [options: { readonly derive: Derivations<DB, Definition> }]

/** Makes the schema of a registry from its definition; derived attributes bring their computation. */
export function createRegistry<const Definition extends RegistryDefinition<DB>, DB>(
  definition: Definition,
  database: RegistryDatabase<DB>,
  ...[options]: Options<DB, Definition>
): Registry<Definition, DB> {
  // From here on the kit works with plain rows: the types the definition was written with have done their work.
  const registry = definition as AnyRegistry
  checkDefinition(registry)
  const derive = (options?.derive ?? {}) as Readonly<
    Record<string, Readonly<Record<string, AnyDerivation>> | undefined>
  >
  const builder = newBuilder()
  builder.queryType({})
  addLeafTypes(builder, registry)

  // A registry that is a way in to a subject knows all of them; another one only has something to say about some.
  const entered = new Set<Subject>()
  const own = ownSubjects(builder, registry, database, entered)
  const refOf = refs(builder, own)
  const attributes = new Map(attributesOf(registry).map((attribute) => [attribute.name, attribute]))
  for (const one of own.values()) {
    defineSubject({ builder, attributes, own, refOf, derivations: derive[one.subject] ?? {} }, one)
  }

  let declared: DeclarationsOf<DB> = { declarations: [], registrar: undefined }

  return {
    builder,
    lookUps: (subject) => {
      const one = own.get(subject)
      if (!one) return
      entered.add(subject)
      addLookUps(builder, one.ref, one)
    },
    declares: (declarations, registrar) => {
      declared = { declarations, registrar }
    },
    toSubgraph: () => {
      const { schema, sdl } = federate(builder.toSchema({ sortSchema: false }), {
        links: [
          {
            url: 'https://specs.apollo.dev/federation/v2.9',
            import: ['@key', '@composeDirective'],
          },
          { url: attributeSpec, import: ['@attribute', '@group'] },
        ],
        composeDirectives: ['@attribute', '@group'],
        extraSdl: attributeDirectives,
        entities: Object.fromEntries(
          [...own].map(([subject, one]) => [subject, resolveReferences(one)]),
        ),
      })
      const { declarations, schema: declaring } = withDeclarations(schema, registry, declared)
      if (declarations === undefined) return { name: registry.name, sdl, schema }
      return { name: registry.name, sdl, declarations, schema: withChanges(declaring, database) }
    },
  }
}

/** All our own types exist before any of them is given fields: they may point at each other. */
function ownSubjects<DB>(
  builder: Builder,
  { subjects }: AnyRegistry,
  database: RegistryDatabase<DB>,
  entered: ReadonlySet<Subject>,
): ReadonlyMap<Subject, OwnSubject> {
  const loaderOn = loadersOf(database)
  return new Map(
    (Object.entries(subjects) as [Subject, AnySubject][]).map(([subject, about]) => {
      const shape = shapeOf(subject, about)
      const ref = builder.objectRef<Row>(subject)
      const load = loaderOn(shape.place, () => entered.has(subject))
      return [subject, { subject, about, ref, load, read: selectionReader(subject, shape) }]
    }),
  )
}

/** The type of a subject. Of somebody else's we hold the identifier and nothing more. */
function refs(
  builder: Builder,
  own: ReadonlyMap<Subject, OwnSubject>,
): (subject: Subject) => Ref<Row> {
  const stubs = new Map<Subject, Ref<Row>>()
  return (subject) => {
    const known = own.get(subject)?.ref ?? stubs.get(subject)
    if (known) return known
    const stub = builder.objectRef<Row>(subject).implement({
      extensions: directives({ key: { fields: subjectKeys[subject], resolvable: false } }),
      fields: (t) => ({ [subjectKeys[subject]]: keyField(t, subject, subjectKeys[subject]) }),
    })
    stubs.set(subject, stub)
    return stub
  }
}

/** The scalars and enumerations that the definition uses, and no others: each is printed into the SDL. */
function addLeafTypes(builder: Builder, registry: AnyRegistry): void {
  const used = new Set(attributesOf(registry).map(({ type }) => type))
  const subjects = [...Object.keys(registry.subjects), ...used].filter(
    (type) => type in subjectKeys,
  ) as Subject[]
  for (const subject of subjects) used.add(subjectScalars[subject])
  for (const name of [...Object.keys(scalars), 'Vnd']) {
    const type = used.has(name) && scalarType(name)
    if (type) builder.addScalarType(name as 'Date', type, {})
  }
  for (const [name, values] of Object.entries(registry.enums ?? {})) {
    builder.enumType(name, {
      values: Object.fromEntries(
        Object.entries(values).map(([value, { vi, en }]) => [
          value,
          { description: `${vi} — ${en}` },
        ]),
      ),
    })
  }
}
