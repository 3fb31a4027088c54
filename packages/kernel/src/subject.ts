declare const brand: unique symbol

/** A string that has passed the check for one kind of identifier. */
type Identifier<Kind extends string> = string & { readonly [brand]: Kind }

export type CitizenId = Identifier<'CitizenId'>
export type BusinessId = Identifier<'BusinessId'>
export type ParcelId = Identifier<'ParcelId'>

/** What attributes can be about. One subject, one kind of identifier, one GraphQL type: never a second `Taxpayer` beside `Citizen`. */
export interface Subjects {
  Citizen: CitizenId
  Business: BusinessId
  Parcel: ParcelId
}

export type Subject = keyof Subjects

/** The field that identifies each subject, in every registry and in every answer. */
export const subjectKeys = {
  Citizen: 'citizenId',
  Business: 'businessId',
  Parcel: 'parcelId',
} as const satisfies Record<Subject, string>

/** The GraphQL scalar of each subject's identifier. */
export const subjectScalars = {
  Citizen: 'CitizenId',
  Business: 'BusinessId',
  Parcel: 'ParcelId',
} as const satisfies Record<Subject, keyof import('./scalar.ts').Scalars>

/** Whether a GraphQL type name is the name of a subject. */
export function isSubject(name: string): name is Subject {
  return Object.hasOwn(subjectKeys, name)
}
