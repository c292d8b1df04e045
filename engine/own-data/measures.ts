/** What a log says of the quantities that claims speak of, with the estimators of the simulation. */
import type { QuantityName } from '../claims/claim.ts';
import { type LogArm, logArms, logStatuses } from '../deployment-log/fields.ts';
import { catchPlaces, type DeploymentLog, NO_STATUS } from '../deployment-log/log.ts';
import type { LogReading } from '../deployment-log/reading.ts';
import {
  medianEstimate,
  reductionEstimate,
  shareDifference,
  shareEstimate,
} from '../simulator/measures/estimates.ts';
import type { Estimate } from '../simulator/measures/measures.ts';
import {
  cohensD,
  mannWhitneyU,
  normalQuantile,
  normalSurvival,
  quantile,
  twoProportionZ,
} from '../statistics/index.ts';
import { caveatsOf, type LogCaveats } from './caveats.ts';

/** A quantity of the log, or why it has none. */
export type LogQuantity =
  | {
      readonly kind: 'known';
      readonly estimate: Estimate;
      /** Deployments that it rests on, of each arm that it speaks of. */
      readonly deployments: number;
      /** Deployments of those arms that lack the column, and are not among them. */
      readonly uncounted: number;
      readonly column: 'status' | 'cycle time';
    }
  /** The columns are there and give no value, so far. */
  | { readonly kind: 'empty'; readonly estimate: Estimate; readonly because: string }
  | { readonly kind: 'unknown'; readonly because: string };

interface LogArmMeasures {
  readonly deployments: number;
  /** Deployments by status; null where none has one. */
  readonly outcomes: {
    readonly success: number;
    readonly rolledBack: number;
    readonly failed: number;
  } | null;
  /** Minutes; null where none has a cycle time. */
  readonly cycle: { readonly mean: number; readonly p90: number } | null;
}

/** A quantity that claims speak of, or one of an arm that none of the study's measures has. */
export type LogQuantityName = QuantityName | 'rollbackTraditional';

export interface LogMeasures {
  readonly rows: number;
  readonly caveats: LogCaveats;
  /** Null for an arm without rows. */
  readonly arms: Readonly<Record<LogArm, LogArmMeasures | null>>;
  readonly quantities: Readonly<Partial<Record<LogQuantityName, LogQuantity>>>;
}

const SUCCESS = logStatuses.indexOf('SUCCESS');
const ROLLED_BACK = logStatuses.indexOf('ROLLED_BACK');
const FAILED = logStatuses.indexOf('FAILED');
const BEFORE_FULL = catchPlaces.indexOf('before-full-traffic');
const UNKNOWN = catchPlaces.indexOf('unknown');

/** Counts of one arm, before anything is divided. */
interface Counted {
  readonly deployments: number;
  readonly withStatus: number;
  readonly byStatus: readonly number[];
  readonly byPlace: readonly number[];
  /** Ascending, minutes, of those that have any. */
  readonly sorted: Float64Array;
}

export function measureLog(reading: LogReading): LogMeasures {
  const caveats = caveatsOf(reading);
  const { unread, of: asked } = caveats;
  const measures = measuresOf(reading.log, caveats);
  if (unread <= asked / 2) return measures;
  const because = `${unread} of ${asked} rows could not be read, so nothing is judged`;
  const quantities = Object.fromEntries(
    Object.keys(measures.quantities).map((name) => [name, { kind: 'unknown', because }]),
  ) as LogMeasures['quantities'];
  return { ...measures, quantities };
}

function measuresOf(log: DeploymentLog, caveats: LogCaveats): LogMeasures {
  const genops = countArm(log, 0);
  const traditional = countArm(log, 1);
  const { knows } = log;
  const of = (arm: LogArm): Counted => (arm === 'genops' ? genops : traditional);

  const unknown = (because: string): LogQuantity => ({ kind: 'unknown', because });
  const needing = (
    column: 'status' | 'duration',
    arms: readonly LogArm[],
    make: () => Estimate,
    withoutValue: () => string = () => 'nothing to count in your data',
  ): LogQuantity => {
    const { noCycleTime } = caveats;
    if (column === 'duration' && noCycleTime !== null) return unknown(noCycleTime);
    if (!knows[column]) return unknown(`your log has no ${columnNames[column]}`);
    const counted = (arm: LogArm): number =>
      column === 'status' ? of(arm).withStatus : of(arm).sorted.length;
    const empty = arms.find((arm) => counted(arm) === 0);
    if (empty !== undefined) {
      return unknown(
        of(empty).deployments === 0
          ? noArm[empty]
          : `no ${armNames[empty]} deployment in your log has a ${columnNames[column]}`,
      );
    }
    const estimate = make();
    if (!Number.isFinite(estimate.value)) return { kind: 'empty', estimate, because: withoutValue() };
    const sum = (count: (arm: LogArm) => number): number => arms.reduce((n, arm) => n + count(arm), 0);
    const deployments = sum(counted);
    const uncounted = sum((arm) => of(arm).deployments) - deployments;
    return { kind: 'known', estimate, deployments, uncounted, column: columnNames[column] };
  };
  const share = (arm: LogArm, status: number): LogQuantity =>
    needing('status', [arm], () => shareEstimate(of(arm).byStatus[status]!, of(arm).withStatus));
  const median = (arm: LogArm): LogQuantity =>
    needing('duration', [arm], () => medianEstimate(of(arm).sorted));

  return {
    rows: log.rows,
    caveats,
    arms: { genops: armMeasures(genops, knows), traditional: armMeasures(traditional, knows) },
    quantities: {
      medianCycleGenops: median('genops'),
      medianCycleTraditional: median('traditional'),
      cycleTimeReduction: needing(
        'duration',
        logArms,
        () => reductionOf(traditional.sorted, genops.sorted),
        () => 'the traditional median in your data is 0 minutes: nothing can be less',
      ),
      successGenops: share('genops', SUCCESS),
      successTraditional: share('traditional', SUCCESS),
      successDifference: needing('status', logArms, () =>
        shareDifference(
          genops.byStatus[SUCCESS]!,
          genops.withStatus,
          traditional.byStatus[SUCCESS]!,
          traditional.withStatus,
        ),
      ),
      rollbackGenops: share('genops', ROLLED_BACK),
      rollbackTraditional: share('traditional', ROLLED_BACK),
      failureGenops: share('genops', FAILED),
      failureTraditional: share('traditional', FAILED),
      canaryCatch: knows.place
        ? needing(
            'status',
            ['genops'],
            () => catchEstimate(genops),
            () => noCatch(genops),
          )
        : unknown(
            'your log does not say at which stage a deployment was rolled back (rollback_stage, canary_caught)',
          ),
      cycleTimeP: needing('duration', logArms, () => cycleTimeTest(traditional.sorted, genops.sorted)),
      cycleTimeEffect: needing(
        'duration',
        logArms,
        () => cycleTimeEffect(traditional.sorted, genops.sorted),
        () =>
          Math.min(traditional.sorted.length, genops.sorted.length) < 2
            ? 'an arm of your data has one cycle time only, and so no standard deviation'
            : 'the cycle times of your data are all alike within an arm: there is no standard deviation to divide by',
      ),
      successP: needing('status', logArms, () =>
        successTest(
          traditional.byStatus[SUCCESS]!,
          traditional.withStatus,
          genops.byStatus[SUCCESS]!,
          genops.withStatus,
        ),
      ),
      violations: unknown(
        'a deployment log does not say which policies were in force and who approved, so no violation can be seen in it',
      ),
      budgetVarianceReduction: unknown('a deployment log has no error budgets'),
    },
  };
}

const columnNames = { status: 'status', duration: 'cycle time' } as const;
const armNames: Readonly<Record<LogArm, string>> = { genops: 'GenOps', traditional: 'traditional' };
const noArm: Readonly<Record<LogArm, string>> = {
  genops: 'your log has no deployment of the GenOps arm (column arm)',
  traditional: 'your log has no traditional arm (column arm) to compare with',
};

function countArm({ rows, arm, status, place, minutes }: DeploymentLog, wanted: number): Counted {
  const byStatus = logStatuses.map(() => 0);
  const byPlace = catchPlaces.map(() => 0);
  const own = new Float64Array(rows);
  let deployments = 0;
  let timed = 0;
  for (let i = 0; i < rows; i++) {
    if (arm[i] !== wanted) continue;
    deployments += 1;
    if (status[i] !== NO_STATUS) {
      byStatus[status[i]!]! += 1;
      byPlace[place[i]!]! += 1;
    }
    if (!Number.isNaN(minutes[i]!)) own[timed++] = minutes[i]!;
  }
  const withStatus = byStatus.reduce((sum, count) => sum + count, 0);
  return { deployments, withStatus, byStatus, byPlace, sorted: own.slice(0, timed).sort() };
}

function armMeasures(
  { deployments, withStatus, byStatus, sorted }: Counted,
  knows: DeploymentLog['knows'],
): LogArmMeasures | null {
  if (deployments === 0) return null;
  return {
    deployments,
    outcomes:
      knows.status && withStatus > 0
        ? { success: byStatus[SUCCESS]!, rolledBack: byStatus[ROLLED_BACK]!, failed: byStatus[FAILED]! }
        : null,
    cycle:
      knows.duration && sorted.length > 0
        ? {
            mean: sorted.reduce((sum, minutes) => sum + minutes, 0) / sorted.length,
            p90: quantile(sorted, 0.9),
          }
        : null,
  };
}

/**
 * Rolled back before full traffic over rolled back or failed. Where the log does not say of some at which stage, the
 * value rests on the others, and the interval holds both cases: that none of those was caught, and that all were.
 */
function catchEstimate({ byStatus, byPlace }: Counted): Estimate {
  const issues = byStatus[ROLLED_BACK]! + byStatus[FAILED]!;
  const caught = byPlace[BEFORE_FULL]!;
  const unsaid = byPlace[UNKNOWN]!;
  if (unsaid === 0) return shareEstimate(caught, issues);
  const { value, n } = shareEstimate(caught, issues - unsaid);
  const { lower } = shareEstimate(caught, issues);
  const { upper } = shareEstimate(caught + unsaid, issues);
  return { value, lower, upper, method: `Wilson, ${unsaid} of unknown stage counted both ways`, n };
}

/** Why there is no catch rate. */
function noCatch({ byStatus, byPlace }: Counted): string {
  const issues = byStatus[ROLLED_BACK]! + byStatus[FAILED]!;
  return issues === 0
    ? 'nothing to count in your data: no deployment was rolled back or failed'
    : `of ${byPlace[UNKNOWN]!} rolled back in your data, none says at which stage`;
}

/** Without a value where nothing was taken before. */
function reductionOf(before: Float64Array, after: Float64Array): Estimate {
  const estimate = reductionEstimate(before, after);
  return Number.isFinite(estimate.value) ? estimate : { ...estimate, value: Number.NaN };
}

// The tests and the effect size that the documents name, on two arms of any sizes and of different deployments.
const Z = normalQuantile(0.975);

/** Two-sided Mann–Whitney test of two samples of cycle times, minutes; each at least one. */
function cycleTimeTest(before: Float64Array, after: Float64Array): Estimate {
  const { p } = mannWhitneyU(before, after, { continuity: true });
  return point(p, 'Mann–Whitney U', before.length + after.length);
}

/** Chi-square of two shares, one-sided: small where the second share is larger. @param before, after successes */
function successTest(before: number, ofBefore: number, after: number, ofAfter: number): Estimate {
  const { z } = twoProportionZ(after, ofAfter, before, ofBefore);
  return point(normalSurvival(z), 'chi-square, one-sided', ofBefore + ofAfter);
}

/**
 * Cohen's d, traditional less GenOps, with the large-sample interval of Hedges and Olkin (1985, p. 86): variance = (m + n) ÷
 * mn + d² ÷ 2(m + n). NaN for a sample of one, or without any spread.
 */
function cycleTimeEffect(before: Float64Array, after: Float64Array): Estimate {
  const [m, n] = [before.length, after.length];
  const method = 'Hedges–Olkin';
  const value = m < 2 || n < 2 ? Number.NaN : cohensD(before, after);
  const ends = { lower: Number.NaN, upper: Number.NaN, method, n: m + n };
  if (!Number.isFinite(value)) return { value: Number.NaN, ...ends };
  const half = Z * Math.sqrt((m + n) / m / n + (value * value) / (2 * (m + n)));
  return { ...ends, value, lower: value - half, upper: value + half };
}

function point(value: number, method: string, n: number): Estimate {
  return { value, lower: value, upper: value, method, n };
}
