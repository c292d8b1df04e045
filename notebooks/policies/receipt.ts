/** A comparison of rules as a receipt: the rules, and what they change. Rules that were edited are in the file, never in a link. */
import { builtInSet, rulesApart } from '../../engine/policy-language/built-in-set.ts';
import type { PolicySet } from '../../engine/policy-language/policy-set.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import type { Comparison } from '../../workers/policies/comparison.ts';
import { PolicyPool } from '../../workers/policies/pool.ts';
import { valueOf } from '../charts/variants.ts';
import { partIn, type Repeat } from '../receipt/kind.ts';
import type { Made } from '../receipt/receipt.ts';
import type { Findings } from '../receipt/record.ts';
import { configOf } from '../receipt/run.ts';
import { columnsOf, listsOnly, runTask, withPool } from '../receipt/sweep.ts';

function comparisonFound(comparison: Comparison): Findings {
  const { before, after, whenJudged, atRollout, examples, failures, ...rest } = comparison;
  const { completed, rolledBack, blocked, escaped, medianCycle, meanCycle, ...counts } = rest;
  return listsOnly({
    ...columnsOf([counts], 'changes: '),
    ...columnsOf([before, after], 'before, after: '),
    ...columnsOf(
      Object.entries({ completed, rolledBack, blocked, escaped, medianCycle, meanCycle }).map(
        ([of, estimate]) => ({ of, ...estimate }),
      ),
      'difference: ',
    ),
    ...columnsOf(whenJudged, 'when judged: '),
    ...columnsOf(atRollout, 'at rollout: '),
    ...columnsOf(failures.rules, 'failures: '),
    ...columnsOf(
      examples.map(({ index }) => ({ index })),
      'first that differ: ',
    ),
  });
}

/** The study’s own rules. */
const ownRules = ({ settings }: StudyConfig): PolicySet =>
  builtInSet({ friday: settings.fridayAction, budget: settings.budgetAction });

export function madeComparison(
  config: StudyConfig,
  set: PolicySet,
  comparison: Comparison,
  query: string,
): Made {
  const { deployments, seed, scenario } = config;
  // the run's settings may have moved since the set came into force
  const edits = rulesApart(set, ownRules(config));
  return {
    kind: 'policies',
    what: `The study’s own rules against ${set.rules.length} rules, ${edits} edited: ${deployments} deployments, seed ${seed}, scenario ${scenario}`,
    command: null,
    page: 'policies/',
    query,
    task: { ...runTask(config), rules: edits === 0 ? null : set },
    findings: comparisonFound(comparison),
  };
}

export const repeatComparison: Repeat = async (task, { signal, onProgress }) => {
  const config = configOf(task);
  const rules = task['rules'] === null ? ownRules(config) : (partIn(task, 'rules') as PolicySet);
  return withPool(new PolicyPool(), async (pool) =>
    comparisonFound(valueOf(await pool.compare(config, rules, { signal, onProgress }))),
  );
};
