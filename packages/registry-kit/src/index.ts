export {
  createDatabase,
  type DatabaseRequest,
  type DatabaseUrls,
  dropDatabase,
} from './create-database.ts'
export {
  type DatabaseOptions,
  noDatabase,
  openDatabase,
  type RegistryDatabase,
  type Row,
  type Statement,
} from './database.ts'
export type { Derivations, Moment } from './derive.ts'
export { idsAtMost } from './look-up.ts'
export { migrate, migrateSql } from './migrate.ts'
export { createRegistry, type Registry, type Subgraph } from './registry.ts'
export { openScope, type RequestScope } from './request-scope.ts'
