export { builtInSet } from './built-in-set.ts';
export { type CompiledSet, compileSet, type NoteFailure, type RuleProblem } from './compile-set.ts';
export { compileExpression } from './expression.ts';
export { factsOf } from './facts.ts';
export { type PolicyRule, type PolicySet, parsePolicySet } from './policy-set.ts';
