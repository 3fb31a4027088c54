export { migrateFolder } from './migrate-folder.ts'
export { migratePart } from './migrate-part.ts'
