export type { Agency, Ask, Grounds, Policy, PolicyRow, Procedure } from './policy.ts'
