/**
 * A belief run: draws over the priors, each by its number alone, so that workers and machines share them in any way.
 *
 * A worker calls {@link drawSteps} for the numbers that it is given and sends the rows; a page puts them together as
 * {@link BeliefDraws}. The command line does the same in shards (`shardSteps`).
 */
import canonicalize from 'canonicalize';
import type { Sha256 } from '../audit-log/index.ts';
import { expected } from '../errors.ts';
import { type PointSet, sobolPoints } from '../random/sobol-points.ts';
import {
  asWritten,
  rowsOf,
  type Shard,
  type Subject,
  type Table,
  type TableColumns,
} from '../shards/table.ts';
import type { StudyConfig } from '../simulator/scenario.ts';
import { type SettingChanges, withSettings } from '../simulator/settings.ts';
import { DIGEST_VERSION, type StudyProgress } from '../simulator/study.ts';
import { type Comparison, solveSteps, strictly } from './calibration.ts';
import { BELIEF_SEED, DRAW_DEPLOYMENTS, DRAW_SCENARIO, drawSeed, finished, settingsAt } from './draw.ts';
import { outcomeColumns, outcomeSteps } from './outcome.ts';
import { priors as ours, type Prior } from './priors.ts';
import { morrisPoints, saltelliPoints } from './sensitivity.ts';

/** `map`: even over the priors. `morris`, `sobol`: the designs of the two sensitivity analyses. */
export type Design = 'map' | 'morris' | 'sobol';

/** Plain data: what a worker is given. */
export interface BeliefPlan {
  readonly comparison: Comparison;
  readonly design: Design;
  readonly priors: readonly Prior[];
}

/** Draws, done or under way: the rows of `done` numbers from 0 up. */
export interface BeliefDraws {
  readonly plan: BeliefPlan;
  readonly count: number;
  /** One array a column, `count` long or longer. Missing and unreachable numbers are NaN. */
  readonly data: Readonly<Record<string, Float64Array>>;
}

/** A row as its columns write it. */
export type Row = Readonly<Record<string, number>>;

export function beliefPlan(comparison: Comparison, design: Design = 'map', priors = ours): BeliefPlan {
  return { comparison, design, priors };
}

/** What is kept of each draw: in the fair and the strict comparison also the two inputs that were solved. */
export function drawColumns({ comparison }: BeliefPlan): TableColumns {
  const outcome = Object.entries(outcomeColumns);
  if (comparison.kind === 'free') return outcome;
  return [['badIntercept', 'thousandths'], ['attentionMedian', 'digits-4'], ...outcome];
}

/** The points of a plan, one coordinate a prior. Keep it: making it costs some milliseconds. */
export function pointsOf({ design, priors }: BeliefPlan): PointSet {
  const make = { map: sobolPoints, morris: morrisPoints, sobol: saltelliPoints }[design];
  return make(priors.length, BELIEF_SEED);
}

/** The settings of a draw. @param row its row: where two inputs were solved, what they were solved to; null before that */
export function drawnSettings(
  plan: BeliefPlan,
  points: PointSet,
  index: number,
  row: Row | null,
): SettingChanges {
  const drawn = settingsAt(plan.priors, points.at(index));
  const { kind } = plan.comparison;
  const changes = kind === 'strict' ? strictly(drawn) : drawn;
  if (kind === 'free' || row === null) return changes;
  return { ...changes, badIntercept: row['badIntercept']!, attentionMedian: row['attentionMedian']! };
}

/**
 * A draw as a run of the study: its numbers are that run's, to the digits that are kept.
 * @param deployments more than a draw's own, to confirm it
 */
export function runOfDraw(
  plan: BeliefPlan,
  points: PointSet,
  index: number,
  row: Row,
  deployments = DRAW_DEPLOYMENTS,
): StudyConfig {
  const settings = withSettings(drawnSettings(plan, points, index, row));
  return { scenario: DRAW_SCENARIO, settings, seed: seedOf(plan, index), deployments };
}

/** In a sensitivity analysis chance is the same in all runs, so that only the settings differ. */
function seedOf({ design }: BeliefPlan, index: number): string {
  return design === 'map' ? drawSeed(index) : BELIEF_SEED;
}

/** Runs one draw step by step. @returns its row; NaN throughout where a target cannot be reached */
export function* drawSteps(
  plan: BeliefPlan,
  points: PointSet,
  index: number,
): Generator<StudyProgress | void, Row, void> {
  const { comparison } = plan;
  const row: Record<string, number> = Object.fromEntries(
    drawColumns(plan).map(([name]) => [name, Number.NaN]),
  );
  if (comparison.kind !== 'free') {
    const changes = drawnSettings(plan, points, index, null);
    Object.assign(row, yield* solveSteps(changes, comparison.baseline, seedOf(plan, index)));
    if (Number.isNaN(row['badIntercept']) || Number.isNaN(row['attentionMedian'])) return row;
  }
  Object.assign(row, yield* outcomeSteps(runOfDraw(plan, points, index, row)));
  for (const [name, kind] of drawColumns(plan)) row[name] = asWritten(kind, row[name]!);
  return row;
}

let fingerprint: string | null = null;

/** A fingerprint of what the engine computes: the rows of three draws. The first call takes their time. */
export function beliefEngine(sha256: Sha256): string {
  const rows = (plan: BeliefPlan, count: number): string[] => {
    const points = pointsOf(plan);
    return Array.from({ length: count }, (_, index) =>
      Object.values(finished(drawSteps(plan, points, index))).join(),
    );
  };
  fingerprint ??= short(
    [rows(beliefPlan({ kind: 'free' }), 2), rows(beliefPlan({ kind: 'fair', baseline: 0.89 }), 1)],
    sha256,
  );
  return `${DIGEST_VERSION} ${fingerprint}`;
}

function short(value: unknown, sha256: Sha256): string {
  return sha256.init().update(canonicalize(value)!).digest().slice(0, 16);
}

/** What the file of a plan's draws says it is. @param engine from {@link beliefEngine} */
export function beliefSubject(plan: BeliefPlan, draws: number, engine: string, sha256: Sha256): Subject {
  const { comparison, design } = plan;
  const { kind } = comparison;
  const baseline: { readonly baseline?: number } = kind === 'free' ? {} : { baseline: comparison.baseline };
  const at =
    baseline.baseline === undefined ? '' : ` --baseline ${Number((100 * baseline.baseline).toFixed(1))}`;
  const priors = plan.priors.map((prior) => ({ ...prior, source: '' }));
  return {
    format: 'genops-belief/1',
    engine,
    command: `npm run belief -- --comparison ${kind}${at}${design === 'map' ? '' : ` --design ${design}`} --draws ${draws}`,
    seed: BELIEF_SEED,
    scenario: DRAW_SCENARIO,
    deployments: DRAW_DEPLOYMENTS,
    rows: draws,
    of: { comparison: kind, ...baseline, design, priors: short(priors, sha256) },
    columns: drawColumns(plan),
  };
}

/** Makes a shard, or the whole table. */
export function* shardSteps(
  plan: BeliefPlan,
  subject: Subject,
  shard: Shard | null,
): Generator<StudyProgress, Table, void> {
  const points = pointsOf(plan);
  const { from, to } = rowsOf(subject.rows, shard);
  const total = to - from;
  const data = Object.fromEntries(subject.columns.map(([name]) => [name, new Float64Array(total)]));
  for (let done = 0; done < total; done++) {
    const steps = drawSteps(plan, points, from + done);
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) yield { done, total };
    for (const [name, column] of Object.entries(data)) column[done] = step.value[name]!;
  }
  return { subject, shard, data };
}

/**
 * The draws of a table.
 * @throws ArgumentError when it was made with other priors than the plan's, or is of another plan
 */
export function drawsOf(table: Table, plan: BeliefPlan, sha256: Sha256): BeliefDraws {
  const wanted = beliefSubject(plan, table.subject.rows, table.subject.engine, sha256);
  if (canonicalize(wanted) !== canonicalize(table.subject) || table.shard !== null) {
    throw expected('draws', `all draws of ${wanted.command}, with these priors`, table.subject.command);
  }
  return { plan, count: table.subject.rows, data: table.data };
}
