import { Kind, parse } from 'graphql'

/** The attributes that each input field of an SDL of declarations becomes, by `Type.field`. */
export function declaredAttributes(sdl: string): ReadonlyMap<string, readonly string[]> {
  if (sdl === '') return new Map()
  return new Map(
    parse(sdl, { noLocation: true }).definitions.flatMap((one) =>
      one.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION
        ? []
        : (one.fields ?? []).map(
            ({ name, directives = [] }) =>
              [
                `${one.name.value}.${name.value}`,
                directives.flatMap(({ arguments: given = [] }) =>
                  given.flatMap(({ value }) => (value.kind === Kind.STRING ? value.value : [])),
                ),
              ] as const,
          ),
    ),
  )
}
