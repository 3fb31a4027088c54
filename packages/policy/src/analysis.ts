/** Exact answers about every question that can be asked: for the workbench, never for a look-up. */
export { answerTo, type BoundaryTest, boundaryTests } from './analysis/boundary-tests.ts'
export {
  type Difference,
  type DifferenceOptions,
  difference,
  type Region,
  type Verdict,
} from './analysis/difference.ts'
export { type Mismatch, mismatches } from './analysis/mismatches.ts'
export { type Mutant, type MutantKind, mutantKinds } from './analysis/mutants.ts'
export {
  type MutationScore,
  type MutationTest,
  mutationScore,
  type Survivor,
} from './analysis/mutation-score.ts'
export type { Counterexample, Proof, Property, Scope } from './analysis/property.ts'
export { type ProveOptions, prove } from './analysis/prove.ts'
export type { Question } from './analysis/question.ts'
export { randomQuestions } from './analysis/random-questions.ts'
export {
  type DecisionRecord,
  type RecordClass,
  type ReplayChange,
  type Replayed,
  type ReplayWord,
  recordClasses,
  replay,
} from './analysis/replay.ts'
export {
  type BrokenOperation,
  type LookUpChange,
  type LookUpClass,
  type ReplayedLookUps,
  replayLookUps,
} from './analysis/replay-look-ups.ts'
export { type RuleFinding, ruleFindings } from './analysis/rule-findings.ts'
export { withoutBasis } from './analysis/without-basis.ts'
export { type Explanation, explain } from './explain.ts'
export type { Missing, NearMiss } from './near-miss.ts'
