import { type JsonObject, subjectKeys } from '@motlan/kernel'
import { receiverOf } from './askings.ts'
import { attributePath } from './attribute-path.ts'
import type { Evaluation } from './evaluation.ts'
import type { Field } from './field.ts'
import type { RoleSource } from './procedure.ts'
import { below, objectIn, sightingsAt } from './read-answers.ts'

/** Somebody, or some parcel, that can be chosen, with what tells the choices apart. */
export interface Option {
  readonly id: string
  readonly shown: JsonObject
}

/** What there is to choose from; undefined where anything may be written. */
export function optionsOf(field: Field, evaluation: Evaluation): readonly unknown[] | undefined {
  for (const source of field.from) {
    if ('key' in source) return choicesIn(source.key, evaluation)
    if (!('applicant' in source)) continue
    const { applicant } = source
    if ('choices' in applicant) return Object.keys(applicant.choices)
    if (applicant.only) return applicant.only
    if (applicant.among) {
      const values = [...new Set(applicant.among.flatMap((name) => seen(name)))]
      // Where nothing that it would be chosen from is known, it is written freely.
      return values.length > 0 ? values : undefined
    }
  }
  return undefined

  function seen(name: string): readonly unknown[] {
    const evaluated = evaluation.value(name)
    return evaluated.state === 'known' ? [evaluated.value].flat() : []
  }
}

/** Whether whoever fills a role has to be one of the options: where no ID may be written freely. */
export function mustBeChosen(sources: readonly RoleSource[]): boolean {
  return (
    sources.some((source) => 'choice' in source) && !sources.some((source) => 'answer' in source)
  )
}

function choicesIn(name: string, evaluation: Evaluation): readonly Option[] | undefined {
  const { situation, places } = evaluation
  const role = situation.procedure.roles[name]
  const choices = role?.filledBy.filter((source) => 'choice' in source) ?? []
  if (role === undefined || choices.length === 0) return undefined
  const options = choices.flatMap(({ choice, show = [], by }) =>
    choice.flatMap((text) => {
      const path = attributePath(situation.procedure, text)
      if (path === undefined) return []
      const agency = by ?? receiverOf(situation.procedure)
      const seen = sightingsAt(situation, places.get(path.role) ?? [], agency)
      return seen
        .flatMap(({ holder }) => below(holder, path.fields))
        .flatMap((each): readonly Option[] => {
          const found = objectIn(each)
          const id = found?.[subjectKeys[role.subject]]
          if (typeof id !== 'string') return []
          const shown = show.map((attribute) => {
            const values = below(found, attribute.split('.'))
            return [attribute, values.length > 1 ? values : (values[0] ?? null)] as const
          })
          return [{ id, shown: Object.fromEntries(shown) }]
        })
    }),
  )
  return [...new Map(options.map((option) => [option.id, option])).values()]
}
