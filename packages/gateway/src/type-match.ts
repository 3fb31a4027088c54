import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql'

/** Whether an object whose type is `actual` is matched by a fragment on `condition`. */
export type TypeMatch = (actual: string, condition: string) => boolean

/** Type matching as one schema has it. */
export function typeMatchOf(schema: GraphQLSchema): TypeMatch {
  return (actual, condition) => {
    if (actual === condition) return true
    const conditionType = schema.getType(condition)
    if (!isAbstractType(conditionType)) return false
    const actualType = schema.getType(actual)
    if (!isObjectType(actualType) && !isInterfaceType(actualType)) return false
    return schema.isSubType(conditionType, actualType)
  }
}
