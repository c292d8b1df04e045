/** How many changes of a run a rule matches when they are judged: the run goes under its own rules, and each condition is asked of what they saw. */
import type { PolicyInput } from '../../engine/governance/index.ts';
import { type Condition, compileExpression } from '../../engine/policy-language/expression.ts';
import { factsOf } from '../../engine/policy-language/facts.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import { deliveriesOn, prepareRun } from '../../engine/simulator/simulate.ts';
import type { Steps } from '../core/task.ts';

/** Changes that are asked at most, the first of a run: each is kept, at about 200 bytes. */
const MOST_MATCHED = 100_000;
const CHANGES_A_STEP = 64;

interface RuleMatches {
  readonly matches: number;
  /** Hotfixes among them that the run exempts from every rule. */
  readonly exempt: number;
  /** Changes among them on which the condition failed, which counts as a match. */
  readonly failed: number;
}

export interface Matching {
  /** Changes that were asked: those of the run, or its first ones. */
  readonly changes: number;
  readonly wholeRun: boolean;
  /** One an expression; null where it is no condition. */
  readonly rules: readonly (RuleMatches | null)[];
}

/** What the rules saw of the last run that was asked about: an edit asks the same changes again. */
let kept: { readonly key: string; readonly inputs: readonly PolicyInput[] } | null = null;

/** @throws ArgumentError for a bad config */
export function* matchSteps(config: StudyConfig, expressions: readonly string[]): Steps<Matching> {
  const conditions = expressions.map(conditionOf);
  const inputs = yield* inputsOf(config);
  const total = inputs.length;
  const { hotfixesExempt } = config.settings;
  const rules = conditions.map((condition) =>
    condition === null ? null : { matches: 0, exempt: 0, failed: 0 },
  );
  for (const [i, input] of inputs.entries()) {
    const facts = factsOf(input);
    for (const [k, condition] of conditions.entries()) {
      const rule = rules[k]!;
      if (condition === null || rule === null) continue;
      let holds = true;
      try {
        holds = condition.holds(facts);
      } catch {
        rule.failed += 1;
      }
      if (!holds) continue;
      rule.matches += 1;
      if (hotfixesExempt && input.hotfix) rule.exempt += 1;
    }
    if (i % CHANGES_A_STEP === 0) yield { done: i, total };
  }
  return { changes: total, wholeRun: total === config.deployments, rules };
}

function conditionOf(expression: string): Condition | null {
  const compiled = compileExpression(expression);
  return compiled.kind === 'condition' ? compiled.condition : null;
}

function* inputsOf(config: StudyConfig): Steps<readonly PolicyInput[]> {
  const key = JSON.stringify(config);
  if (kept?.key === key) return kept.inputs;
  const total = Math.min(config.deployments, MOST_MATCHED);
  const stage = yield* prepareRun(config, total);
  const inputs: PolicyInput[] = [];
  for (const { genops } of deliveriesOn(stage, config)) {
    inputs.push(genops.judgement.policyInput);
    if (inputs.length === total) break;
    if (inputs.length % CHANGES_A_STEP === 0) yield { done: inputs.length, total };
  }
  kept = { key, inputs };
  return inputs;
}
