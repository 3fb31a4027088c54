import { Refusal, type Subject, subjectKeys, subjectScalars } from '@motlan/kernel'
import type { Row } from './database.ts'
import type { Builder, Ref } from './schema-builder.ts'
import type { OwnSubject } from './subject-type.ts'

/** How many subjects one look-up may name. */
export const idsAtMost = 100

const fields = {
  Citizen: { one: 'citizen', many: 'citizens', ids: 'citizenIds' },
  Business: { one: 'business', many: 'businesses', ids: 'businessIds' },
  Parcel: { one: 'parcel', many: 'parcels', ids: 'parcelIds' },
} as const satisfies Record<
  Subject,
  { readonly one: string; readonly many: string; readonly ids: string }
>

/** Adds the ways in to a subject: `citizen(citizenId:)` and `citizens(citizenIds:)`. By ID, and in no other way. */
export function addLookUps(
  builder: Builder,
  ref: Ref<Row>,
  { subject, read, load }: OwnSubject,
): void {
  const { one, many, ids } = fields[subject]
  const key = subjectKeys[subject]
  const type = subjectScalars[subject]
  builder.queryField(one, (t) =>
    t.field({
      type: ref,
      args: { [key]: t.arg({ type, required: true }) },
      resolve: async (_root, args, scope, info) =>
        (await load([String(args[key])], read(info), scope))[0],
    }),
  )
  builder.queryField(many, (t) =>
    t.field({
      type: [ref],
      nullable: { list: true, items: true },
      description: `At most ${idsAtMost}; answered in the order asked, null for an ID that is not known.`,
      args: { [ids]: t.arg({ type: [type], required: true }) },
      resolve: (_root, args, scope, info) => {
        const asked = (args[ids] as readonly unknown[]).map(String)
        if (asked.length > idsAtMost) throw new Refusal('TOO_MANY_IDS', `${many}(${ids}:)`)
        return load(asked, read(info), scope)
      },
    }),
  )
}
