/** A second engine for the same questions: Z3, with days as numbers. For authors and tests, never for a look-up. */
export { openSolver, type PolicySolver, type Solved } from './solver/open-solver.ts'
