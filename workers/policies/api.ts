/** What a policies' worker can do: the tasks by name, as the pool on the page's side calls them. */

import { expected } from '../../engine/errors.ts';
import {
  GovernanceEngine,
  type PolicyDecision,
  type PolicyInput,
  type PolicyVerdict,
} from '../../engine/governance/index.ts';
import {
  type CompiledSet,
  compileSet,
  type NoteFailure,
  type PolicySet,
  parsePolicySet,
  type RuleProblem,
} from '../../engine/policy-language/index.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import { createTaskApi } from '../core/api.ts';
import { inOneStep, type Steps, type Task, type TaskApi } from '../core/task.ts';
import { compareSteps } from './compare.ts';
import type { Comparison } from './comparison.ts';
import { type Matching, matchSteps } from './matching.ts';
import { Failures } from './tally.ts';

/** Whether a set can be put in force. */
export type SetCheck =
  | { readonly kind: 'good' }
  /** Place null where it is no expression's. The rule is empty where it is the whole set's. */
  | { readonly kind: 'refused'; readonly problems: readonly RuleProblem[] };

/** What a set says of one change. */
export interface Deciding {
  /** Policy by policy, in their order. */
  readonly decisions: readonly PolicyDecision[];
  readonly verdict: PolicyVerdict;
  /** When the rollout may start if it is ready when it is judged: minutes; Infinity where the clock blocks it. */
  readonly releaseMinute: number;
}

/** A type alias: an interface has no index signature. */
export type PolicyTasks = {
  readonly check: Task<[set: unknown], SetCheck>;
  readonly decide: Task<[set: PolicySet, input: PolicyInput, hotfixesExempt: boolean], Deciding>;
  readonly compare: Task<[config: StudyConfig, set: PolicySet], Comparison>;
  readonly match: Task<[config: StudyConfig, expressions: readonly string[]], Matching>;
};

/** @param sliceMs work between two breaths; left out except in tests */
export function createPolicyApi(sliceMs?: number): TaskApi {
  const tasks: PolicyTasks = {
    check: { steps: (set) => inOneStep(() => checked(set)) },
    decide: { steps: (...of) => inOneStep(() => decided(...of)) },
    compare: { steps: comparing },
    match: { steps: matchSteps },
  };
  return createTaskApi(tasks, sliceMs);
}

/** From whatever came to policies, or what is wrong with it. */
function read(data: unknown, noteFailure?: NoteFailure): CompiledSet {
  const parsed = parsePolicySet(data);
  if (parsed.kind === 'set') return compileSet(parsed.set, noteFailure);
  return { kind: 'refused', problems: parsed.problems.map((problem) => ({ ...problem, place: null })) };
}

/** The same for callers that have checked it. @throws ArgumentError for a set that is not good */
function policiesOf(set: PolicySet, noteFailure?: NoteFailure) {
  const compiled = read(set, noteFailure);
  if (compiled.kind === 'policies') return compiled.policies;
  const [problem] = compiled.problems;
  throw expected(`policies: ${problem?.rule}`, 'a set that passes its check', problem?.message);
}

function checked(data: unknown): SetCheck {
  const compiled = read(data);
  return compiled.kind === 'policies' ? { kind: 'good' } : compiled;
}

function decided(set: PolicySet, input: PolicyInput, hotfixesExempt: boolean): Deciding {
  const governance = new GovernanceEngine({ policies: policiesOf(set), hotfixesExempt });
  return {
    decisions: governance.explain(input),
    verdict: governance.verdict(input),
    releaseMinute: governance.release(input.minute, input),
  };
}

function comparing(config: StudyConfig, set: PolicySet): Steps<Comparison> {
  const failures = new Failures();
  const policies = policiesOf(set, (rule, message) => failures.note(rule, message));
  return compareSteps(config, policies, failures);
}
