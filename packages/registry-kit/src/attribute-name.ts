/** The name of every attribute of a registry: `Citizen.dateOfBirth`, `Citizen.birthName.familyName`. */
export type AttributeName<Registry> = Registry extends { readonly subjects: infer Subjects }
  ? { [S in keyof Subjects & string]: `${S}.${NamesIn<Subjects[S]>}` }[keyof Subjects & string]
  : never

type NamesIn<About> =
  | KeysOf<About, 'attributes'>
  | KeysOf<About, 'references'>
  | KeysOf<About, 'derived'>
  | NestedIn<About, 'groups'>
  | NestedIn<About, 'collections'>

type KeysOf<About, Part extends string> = About extends { readonly [P in Part]: infer Fields }
  ? keyof Fields & string
  : never

type NestedIn<About, Part extends string> = About extends { readonly [P in Part]: infer Nests }
  ? {
      [N in keyof Nests &
        string]: `${N}.${KeysOf<Nests[N], 'attributes'> | KeysOf<Nests[N], 'references'>}`
    }[keyof Nests & string]
  : never
