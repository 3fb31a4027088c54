export { changeChannel, changesAfter, type PublishedChange } from './changes-after.ts'
export {
  type Correcting,
  type CorrectionRules,
  correctionsOf,
  type Elsewhere,
} from './correction.ts'
export {
  createDatabase,
  type DatabaseRequest,
  type DatabaseUrls,
  dropDatabase,
  grantToApp,
  grantToRegistrar,
} from './create-database.ts'
export {
  type DatabaseOptions,
  noDatabase,
  openDatabase,
  type RegistryDatabase,
  type Row,
  type Statement,
} from './database.ts'
export {
  type Applied,
  checkWritten,
  type Declaration,
  type DeclaredSubject,
  declarationsOf,
  misfits,
  type Registering,
  refuses,
  type SubjectChange,
} from './declaration.ts'
export type { Derivations, Moment } from './derive.ts'
export { grantKeyFrom } from './grant-key.ts'
export { type Guard, type GuardedRequest, type GuardOptions, openGuard } from './guard.ts'
export { type InProcessOptions, inProcess } from './in-process.ts'
export { idsAtMost } from './look-up.ts'
export { migrate } from './migrate.ts'
export type { Log } from './public-error.ts'
export { createRegistry, type Registry, type Subgraph } from './registry.ts'
export { openScope, type RequestScope } from './request-scope.ts'
export { type RunnableRegistry, runRegistry } from './run-registry.ts'
export { type SafeLogOptions, safeLog } from './safe-log.ts'
export { type RegistryServer, type ServeOptions, serve } from './server.ts'
