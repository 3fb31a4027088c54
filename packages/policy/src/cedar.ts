/** What needs Cedar itself: for authors and tests, never for a look-up. */
export {
  type CedarAnswer,
  type CedarOracle,
  type CedarSlot,
  cedarOracle,
  type OracleOptions,
} from './cedar-oracle.ts'
export { readCedar } from './read-cedar.ts'
export { type CedarExport, writeCedar } from './write-cedar.ts'
