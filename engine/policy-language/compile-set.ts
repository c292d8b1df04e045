/** From a set of policies as data to policies that the governance engine can ask. */
import type { Policy, PolicyInput } from '../governance/policies/policy.ts';
import { type Condition, compileExpression } from './expression.ts';
import { type Facts, factsOf } from './facts.ts';
import type { PolicyRule, PolicySet } from './policy-set.ts';
import type { Place } from './problem.ts';

export interface RuleProblem {
  readonly rule: string;
  readonly message: string;
  readonly place: Place | null;
}

export type CompiledSet =
  | { readonly kind: 'policies'; readonly policies: readonly Policy[] }
  | { readonly kind: 'refused'; readonly problems: readonly RuleProblem[] };

/** Called for each condition that failed on a change. */
export type NoteFailure = (rule: string, message: string) => void;

/**
 * Compiles the enabled rules, in their order; disabled ones are compiled as well, so that they hold when they are switched on.
 *
 * A condition that fails on a change (a division by zero, say) counts as matching, whatever its rule does: one that blocks,
 * defers or wants an approval holds the change back, one that warns warns, one that allows lifts nothing. Its reason says so.
 */
export function compileSet({ rules }: PolicySet, noteFailure: NoteFailure = () => {}): CompiledSet {
  const problems: RuleProblem[] = [];
  const policies: Policy[] = [];
  const facts = remembered();
  for (const rule of rules) {
    const compiled = compileExpression(rule.expression);
    if (compiled.kind === 'refused') problems.push({ rule: rule.id, ...compiled.problem });
    else if (rule.enabled) policies.push(policyOf(rule, compiled.condition, facts, noteFailure));
  }
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'policies', policies };
}

function policyOf(
  { id, expression, action, reason }: PolicyRule,
  { readsClock, holds }: Condition,
  facts: (input: PolicyInput) => Facts,
  noteFailure: NoteFailure,
): Policy {
  const ask = (input: PolicyInput): { readonly holds: boolean; readonly failure: string | null } => {
    try {
      return { holds: holds(facts(input)), failure: null };
    } catch (thrown) {
      const failure = thrown instanceof Error ? thrown.message.split('\n')[0]! : String(thrown);
      return { holds: true, failure };
    }
  };
  return {
    id,
    rule: reason,
    action,
    expression,
    readsClock,
    applies: (input) => {
      const { holds: applies, failure } = ask(input);
      if (failure !== null) noteFailure(id, failure);
      return applies;
    },
    because: (input) => {
      const { failure } = ask(input);
      return failure === null ? reason : `the condition failed, so the rule counts as matching: ${failure}`;
    },
  };
}

/** Every rule is asked of the same change: its facts are made once. */
function remembered(): (input: PolicyInput) => Facts {
  let last: PolicyInput | null = null;
  let facts: Facts | null = null;
  return (input) => {
    if (facts === null || input !== last) {
      last = input;
      facts = factsOf(input);
    }
    return facts;
  };
}
