export { builtInSet } from './built-in-set.ts';
export {
  type CompiledSet,
  compileSet,
  type NoteFailure,
  type RuleProblem,
} from './compile-set.ts';
export { type Compiled, type Condition, compileExpression, LONGEST_EXPRESSION } from './expression.ts';
export { factsOf } from './facts.ts';
export {
  LONGEST_REASON,
  MOST_RULES,
  type ParsedSet,
  type PolicyRule,
  type PolicySet,
  parsePolicySet,
  type SetProblem,
} from './policy-set.ts';
export type { ExpressionProblem, Place } from './problem.ts';
