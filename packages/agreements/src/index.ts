export { type LoadedAgreements, loadAgreements } from './load-agreements.ts'
