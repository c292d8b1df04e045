/**
 * What is kept of a draw: the study's own run without what a draw does not need (audit log, intervals, digest). Measured
 * at 2,000 deployments: 60% of the time of a whole run, and equal to it, number for number (test).
 */

import type { ColumnKind } from '../shards/table.ts';
import type { StudyConfig } from '../simulator/scenario.ts';
import { deliveriesOn, prepareRun } from '../simulator/simulate.ts';
import type { StudyProgress } from '../simulator/study.ts';
import { cohensD, mannWhitneyU, quantile, variance } from '../statistics/index.ts';

/** The columns of a draw's outcome, and how each is written down. */
export const outcomeColumns = {
  /** Completed deployments. */
  successTraditional: 'count',
  successGenops: 'count',
  rolledBack: 'count',
  /** Of those, before full traffic. */
  caught: 'count',
  /** Changes that a person reviewed with GenOps. */
  reviewed: 'count',
  /** Minutes, review and waiting included. */
  medianTraditional: 'digits-4',
  medianGenops: 'digits-4',
  /** Cohen's d of cycle times, published definition. */
  effect: 'thousandths',
  /** Variance of burn over service-months, GenOps over traditional. */
  varianceRatio: 'digits-3',
  /** Area under the ROC curve of the risk score. */
  auc: 'thousandths',
} as const satisfies Readonly<Record<string, ColumnKind>>;

type OutcomeColumn = keyof typeof outcomeColumns;
export type Outcome = Readonly<Record<OutcomeColumn, number>>;

/** Runs a draw step by step. @throws ArgumentError for a bad config */
export function* outcomeSteps(config: StudyConfig): Generator<StudyProgress, Outcome, void> {
  const { deployments: n } = config;
  const stage = yield* prepareRun(config);
  const column = (): Float64Array<ArrayBuffer> => new Float64Array(n);
  const [before, after, deployingBefore, deployingAfter] = [column(), column(), column(), column()];
  const scores = { bad: [] as number[], good: [] as number[] };
  const counts = { successTraditional: 0, successGenops: 0, rolledBack: 0, caught: 0, reviewed: 0 };
  let done = 0;
  for (const { drawn, traditional, genops } of deliveriesOn(stage, config)) {
    before[done] = traditional.cycleMinutes;
    after[done] = genops.cycleMinutes;
    deployingBefore[done] = traditional.deploymentMinutes;
    deployingAfter[done] = genops.deploymentMinutes;
    if (traditional.status === 'completed') counts.successTraditional += 1;
    if (genops.status === 'completed') counts.successGenops += 1;
    if (genops.review !== null) counts.reviewed += 1;
    if (genops.status === 'rolled-back') {
      counts.rolledBack += 1;
      if (genops.rollout !== null && genops.rollout.rollbackShare < 1) counts.caught += 1;
    }
    const { risk } = genops.judgement;
    if (risk !== null) scores[drawn.defect.kind === 'none' ? 'good' : 'bad'].push(risk.score);
    done += 1;
    if (done % 512 === 0) yield { done, total: n };
  }
  yield { done, total: n };
  const pairs = scores.bad.length * scores.good.length;
  return {
    ...counts,
    medianTraditional: quantile(before, 0.5),
    medianGenops: quantile(after, 0.5),
    effect: cohensD(deployingBefore, deployingAfter),
    varianceRatio: variance(stage.genops.budget.burns()) / variance(stage.traditional.budget.burns()),
    auc: pairs === 0 ? Number.NaN : mannWhitneyU(scores.bad, scores.good).u1 / pairs,
  };
}
