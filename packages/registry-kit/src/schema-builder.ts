import type { BusinessId, CitizenId, ParcelId, Scalars } from '@motlan/kernel'
import SchemaBuilder from '@pothos/core'
import type { Row } from './database.ts'
import type { RequestScope } from './request-scope.ts'

type Text<Type> = { Input: Type; Output: string }

interface BuilderTypes {
  Context: RequestScope
  Scalars: {
    [S in Exclude<keyof Scalars, 'CitizenId' | 'BusinessId' | 'ParcelId'>]: Text<string>
  } & {
    CitizenId: Text<CitizenId>
    BusinessId: Text<BusinessId>
    ParcelId: Text<ParcelId>
    Vnd: { Input: number; Output: number }
  }
  DefaultFieldNullability: true
}

type Types = PothosSchemaTypes.ExtendDefaultTypes<BuilderTypes>
/** A Pothos builder that knows the scalars of the kernel and the scope of a request. */
export type Builder = PothosSchemaTypes.SchemaBuilder<Types>
export type Ref<R> = PothosSchemaTypes.ObjectRef<Types, R>
export type UnfinishedRef = PothosSchemaTypes.ImplementableObjectRef<Types, Row>
export type FieldBuilder = PothosSchemaTypes.ObjectFieldBuilder<Types, Row>

/** A fresh builder without types. */
export function newBuilder(): Builder {
  return new SchemaBuilder<BuilderTypes>({})
}
