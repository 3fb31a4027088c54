/** What needs Cedar itself: for authors and tests, never for a look-up. */
export { readCedar } from './read-cedar.ts'
export { type CedarExport, writeCedar } from './write-cedar.ts'
