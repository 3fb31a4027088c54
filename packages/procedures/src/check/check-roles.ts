import { type Check, fault } from './fault.ts'

/** Every role is filled: by an effect that fills it, or by an answer that the form has a field for. */
export const checkRoles: Check = (procedure) =>
  Object.entries(procedure.roles).flatMap(([name, { filledBy }]) =>
    filledBy.flatMap((source, at) => {
      const place = ['roles', name, 'filledBy', at]
      if ('effect' in source) {
        const effect = procedure.effects.find(({ id }) => id === source.effect)
        return effect?.fills?.[name] === source.as
          ? []
          : [
              fault(
                'role-unfilled',
                place,
                `nobody fills "${name}": no effect "${source.effect}" fills it with "${source.as}"`,
                `add fills: { ${name}: ${source.as} } to the effect`,
              ),
            ]
      }
      if (!('choice' in source || 'answer' in source)) return []
      const isAsked = procedure.fields.some(({ from }) =>
        from.some((each) => 'key' in each && each.key === name),
      )
      return isAsked
        ? []
        : [
            fault(
              'role-unfilled',
              place,
              `nobody fills "${name}": no field asks who it is`,
              `add a field with from: { key: ${name} }`,
            ),
          ]
    }),
  )
