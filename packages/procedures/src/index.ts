export { askedIn, countFields } from './asked-fields.ts'
export type { BurdenStep, BurdenSteps, Quantity } from './burden.ts'
export {
  type Answered,
  type Burden,
  type BurdenRange,
  burdenOf,
  burdenOfSteps,
  type CaseBurden,
} from './burden-of.ts'
export {
  type BurdenParameters,
  burdenParameters,
  type Estimate,
  parametersOn,
} from './burden-parameters.ts'
export { checkProcedures, type ProcedureFinding } from './check-procedures.ts'
export { type Dictionary, dictionaryOf } from './dictionary.ts'
export type { Binding, Effect } from './effect.ts'
export { effectsOf, inputOf, type PlannedEffect } from './effects-of.ts'
export type { Answer, Field } from './field.ts'
export { formPlan } from './form-plan.ts'
export { type Gap, gapsIn } from './gaps.ts'
export { type LoadedProcedures, loadProcedures, proceduresFolder } from './load-procedures.ts'
export { type NextStep, nextStep, subjectsIn } from './next-step.ts'
export type { Notice, NoticeItem } from './notice.ts'
export type { Awaited, FieldState, FormPlan, PlannedField, Problem } from './planned-field.ts'
export type { Procedure, Role, Variant } from './procedure.ts'
export { provinceCodeOf } from './province.ts'
export { renderForm } from './render-form.ts'
export { renderProcedures } from './render-procedures.ts'
export type { Situation, Step, StepAnswer, Subjects } from './situation.ts'
export { stepsOf } from './steps-of.ts'
export { reAsk, validateDeclared } from './validate-declared.ts'
export type { CheckedValue } from './value-problems.ts'
export { allForms, variantOf } from './variant-of.ts'
