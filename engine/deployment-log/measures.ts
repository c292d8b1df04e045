/** What a log says of the quantities that claims speak of, with the estimators of the simulation. */
import type { QuantityName } from '../claims/claim.ts';
import {
  medianEstimate,
  reductionEstimate,
  shareDifference,
  shareEstimate,
} from '../simulator/measures/estimates.ts';
import type { Estimate } from '../simulator/measures/measures.ts';
import { quantile } from '../statistics/index.ts';
import { type LogArm, logArms, logStatuses } from './fields.ts';
import { catchPlaces, type DeploymentLog } from './log.ts';
import { cycleTimeEffect, cycleTimeTest, successTest } from './two-arm-tests.ts';

/** A quantity of the log, or why it has none. */
export type LogQuantity =
  | { readonly kind: 'known'; readonly estimate: Estimate }
  | { readonly kind: 'unknown'; readonly because: string };

export interface LogArmMeasures {
  readonly deployments: number;
  /** Deployments by status; null where the log has none. */
  readonly outcomes: {
    readonly success: number;
    readonly rolledBack: number;
    readonly failed: number;
  } | null;
  /** Minutes; null where the log has no durations. */
  readonly cycle: { readonly mean: number; readonly p90: number } | null;
}

/** A quantity that claims speak of, or one of an arm that none of the study's measures has. */
export type LogQuantityName = QuantityName | 'rollbackTraditional';

export interface LogMeasures {
  readonly rows: number;
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
  readonly byStatus: readonly number[];
  readonly byPlace: readonly number[];
  /** Ascending, minutes. */
  readonly sorted: Float64Array;
}

export function measureLog(log: DeploymentLog): LogMeasures {
  const genops = countArm(log, 0);
  const traditional = countArm(log, 1);
  const { knows } = log;
  const of = (arm: LogArm): Counted => (arm === 'genops' ? genops : traditional);

  const known = (estimate: Estimate): LogQuantity => ({ kind: 'known', estimate });
  const unknown = (because: string): LogQuantity => ({ kind: 'unknown', because });
  const needing = (
    column: 'status' | 'duration',
    arms: readonly LogArm[],
    make: () => Estimate,
  ): LogQuantity => {
    if (!knows[column]) return unknown(noColumn[column]);
    const empty = arms.find((arm) => of(arm).deployments === 0);
    return empty === undefined ? known(make()) : unknown(noArm[empty]);
  };
  const share = (arm: LogArm, status: number): LogQuantity =>
    needing('status', [arm], () => shareEstimate(of(arm).byStatus[status]!, of(arm).deployments));
  const median = (arm: LogArm): LogQuantity =>
    needing('duration', [arm], () => medianEstimate(of(arm).sorted));

  return {
    rows: log.rows,
    arms: { genops: armMeasures(genops, knows), traditional: armMeasures(traditional, knows) },
    quantities: {
      medianCycleGenops: median('genops'),
      medianCycleTraditional: median('traditional'),
      cycleTimeReduction: needing('duration', logArms, () =>
        reductionEstimate(traditional.sorted, genops.sorted),
      ),
      successGenops: share('genops', SUCCESS),
      successTraditional: share('traditional', SUCCESS),
      successDifference: needing('status', logArms, () =>
        shareDifference(
          genops.byStatus[SUCCESS]!,
          genops.deployments,
          traditional.byStatus[SUCCESS]!,
          traditional.deployments,
        ),
      ),
      rollbackGenops: share('genops', ROLLED_BACK),
      rollbackTraditional: share('traditional', ROLLED_BACK),
      failureGenops: share('genops', FAILED),
      failureTraditional: share('traditional', FAILED),
      canaryCatch: knows.place
        ? needing('status', ['genops'], () => catchEstimate(genops))
        : unknown(
            'your log does not say at which stage a deployment was rolled back (rollback_stage, canary_caught)',
          ),
      cycleTimeP: needing('duration', logArms, () => cycleTimeTest(traditional.sorted, genops.sorted)),
      cycleTimeEffect: needing('duration', logArms, () => cycleTimeEffect(traditional.sorted, genops.sorted)),
      successP: needing('status', logArms, () =>
        successTest(
          traditional.byStatus[SUCCESS]!,
          traditional.deployments,
          genops.byStatus[SUCCESS]!,
          genops.deployments,
        ),
      ),
      violations: unknown(
        'a deployment log does not say which policies were in force and who approved, so no violation can be seen in it',
      ),
      budgetVarianceReduction: unknown('a deployment log has no error budgets'),
    },
  };
}

const noColumn = {
  status: 'your log has no status',
  duration: 'your log has no cycle time',
} as const;
const noArm: Readonly<Record<LogArm, string>> = {
  genops: 'your log has no deployment of the GenOps arm (column arm)',
  traditional: 'your log has no traditional arm (column arm) to compare with',
};

function countArm({ rows, arm, status, place, minutes }: DeploymentLog, wanted: number): Counted {
  const byStatus = logStatuses.map(() => 0);
  const byPlace = catchPlaces.map(() => 0);
  const own = new Float64Array(rows);
  let n = 0;
  for (let i = 0; i < rows; i++) {
    if (arm[i] !== wanted) continue;
    byStatus[status[i]!]! += 1;
    byPlace[place[i]!]! += 1;
    own[n++] = minutes[i]!;
  }
  return { deployments: n, byStatus, byPlace, sorted: own.slice(0, n).sort() };
}

function armMeasures(
  { deployments, byStatus, sorted }: Counted,
  knows: DeploymentLog['knows'],
): LogArmMeasures | null {
  if (deployments === 0) return null;
  return {
    deployments,
    outcomes: knows.status
      ? { success: byStatus[SUCCESS]!, rolledBack: byStatus[ROLLED_BACK]!, failed: byStatus[FAILED]! }
      : null,
    cycle: knows.duration
      ? {
          mean: sorted.reduce((sum, minutes) => sum + minutes, 0) / deployments,
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
