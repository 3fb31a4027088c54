import type { RegistryAnswer, Subject } from '@motlan/kernel'
import { subjectKeys } from '@motlan/kernel'
import { describe, expect, test } from 'vitest'
import { attributesOf } from '../attribute-list.ts'
import type { Bench } from '../conformance.ts'
import { grantedRequest } from '../granted-request.ts'
import { inProcess } from '../in-process.ts'
import { entityOperation } from './attribute-selection.ts'
import { unknownIds } from './unknown-id.ts'

/** The registry verifies: no attribute leaves that a grant does not name, one by one for all of them. */
export function describeGuard<DB>({
  registry,
  subgraph,
  log,
  grantKey: key,
  now,
}: Bench<DB>): void {
  const { name, subjects } = registry.definition
  const attributes = attributesOf(registry.definition)
  const ask = (
    operation: string,
    granted: readonly string[],
    variables = {},
  ): Promise<RegistryAnswer> => {
    const transport = inProcess(subgraph(), { grantKey: key, clock: () => now })
    log.length = 0
    return transport(
      grantedRequest({ registry: name, operation, attributes: granted, variables, key, now }),
    )
  }

  describe('guard', () => {
    test('each attribute is refused by name where the grant names all others, before any statement', async () => {
      for (const attribute of attributes) {
        const { text } = entityOperation(attribute.subject, [attribute])
        const others = attributes.map((one) => one.name).filter((one) => one !== attribute.name)
        const { data, errors } = await ask(text, others, { of: [] })
        expect(data, attribute.name).toBeUndefined()
        expect(errors?.[0]?.message).toMatch(
          new RegExp(`^${attribute.name.replaceAll('.', '\\.')}:`),
        )
        expect(errors?.[0]?.extensions?.code).toBe('GRANT_ATTRIBUTE')
        expect(log).toEqual([])
      }
    })

    test.each(Object.keys(subjects) as Subject[])(
      'a %s nobody knows is nobody, or has nothing recorded',
      async (subject) => {
        const [id] = unknownIds(subject, 1)
        const all = attributes.filter((one) => one.subject === subject && one.from === undefined)
        const of = [{ __typename: subject, [subjectKeys[subject]]: id }]
        const { data, errors } = await ask(
          entityOperation(subject, all).text,
          all.map((one) => one.name),
          { of },
        )
        expect(errors).toBeUndefined()
        expect(JSON.stringify(data)).not.toMatch(/"\w+":("|\d|true|false)/)
      },
    )

    test('the grant of another registry is refused', async () => {
      const operation = '{ _entities(representations: []) { __typename } }'
      const request = grantedRequest({
        registry: name,
        operation,
        attributes: [],
        key,
        now,
        spoilt: { audience: 'another' },
      })
      const { errors } = await inProcess(subgraph(), { grantKey: key, clock: () => now })(request)
      expect(errors?.[0]?.extensions?.code).toBe('GRANT_AUDIENCE')
    })
  })
}
