/** Exact answers about every question that can be asked: for the workbench, never for a look-up. */
export {
  type Difference,
  type DifferenceOptions,
  difference,
  type Region,
  type Verdict,
} from './analysis/difference.ts'
export type { Question } from './analysis/question.ts'
