/** One run of the study over many seeds, in shards: every quantity that a claim speaks of, by seed. */
import type { Sha256 } from '../audit-log/index.ts';
import { quantityNames } from '../claims/claim.ts';
import { quantityOf } from '../claims/quantities.ts';
import type { StudyConfig } from '../simulator/scenario.ts';
import { studySteps } from '../simulator/simulate.ts';
import type { StudyProgress } from '../simulator/study.ts';
import { rowsOf, type Shard, type Subject, type Table } from './table.ts';

/** @param engine from `beliefEngine` */
export function replicateSubject(
  { scenario, deployments }: Omit<StudyConfig, 'seed'>,
  seeds: number,
  engine: string,
): Subject {
  return {
    format: 'genops-replications/1',
    engine,
    command: `npm run replicate -- --deployments ${deployments} --seeds ${seeds} --scenario ${scenario}`,
    seed: `1 to ${seeds}`,
    scenario,
    deployments,
    rows: seeds,
    of: {},
    columns: quantityNames.map((name) => [name, 'exact']),
  };
}

/** Runs the seeds of a shard; the seed of row k is k + 1. @param config its settings are the scenario's, its seed is not read */
export function* replicateSteps(
  config: StudyConfig,
  subject: Subject,
  shard: Shard | null,
  sha256: Sha256,
): Generator<StudyProgress, Table, void> {
  const { from, to } = rowsOf(subject.rows, shard);
  const total = to - from;
  const data = Object.fromEntries(quantityNames.map((name) => [name, new Float64Array(total)]));
  for (let done = 0; done < total; done++) {
    const steps = studySteps({ ...config, seed: String(from + done + 1) }, sha256);
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) yield { done, total };
    for (const name of quantityNames) data[name]![done] = quantityOf(name, step.value.measures).value;
  }
  return { subject, shard, data };
}
