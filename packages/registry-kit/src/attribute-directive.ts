import type { Attribute, LegalItem } from '@motlan/kernel'

/** The specification that `@attribute` and `@group` belong to. */
export const attributeSpec = 'https://motlan.org/spec/attribute/v1.0'

/** The SDL of both directives: the same text in every registry, in whatever language it is written. */
export const attributeDirectives = `"The field is an attribute: one fact, of which this registry is the one authoritative source."
directive @attribute(
  name: String!
  source: String!
  sensitivity: String!
  vi: String!
  en: String!
  law: String
  relation: String
  from: [String!]
) on FIELD_DEFINITION

"The field holds several attributes: a value group, or the entries of a collection."
directive @group(name: String!) on FIELD_DEFINITION
`

/** An attribute as the arguments of `@attribute`. */
export function attributeArguments(attribute: Attribute): Readonly<Record<string, unknown>> {
  const { name, source, sensitivity, meaning, legalItem, relation, from } = attribute
  return {
    name,
    source,
    sensitivity,
    vi: meaning.vi,
    en: meaning.en,
    ...(legalItem && { law: legalText(legalItem) }),
    ...(relation && { relation }),
    ...(from && { from }),
  }
}

/** `26/2023/QH15 art. 9(4)`. */
function legalText({ law, article, item }: LegalItem): string {
  return `${law} art. ${article}${item === undefined ? '' : `(${item})`}`
}
