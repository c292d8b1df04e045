/** What both arms share: how long steps take, what becomes of a change that is out, and which uniforms decide. */
import {
  type CanaryRollout,
  isVisible,
  type Plan,
  type Rollout,
  type RolloutDraws,
  type RolloutTarget,
  rolloutCompleteMinute,
} from '../canary-rollout/index.ts';
import type { Defect } from '../domain/change.ts';
import { minuteAtWorking, workingMinutes } from '../domain/clock.ts';
import type { Review, Status } from '../domain/deployment.ts';
import type { ReviewConfig } from '../governance/index.ts';
import { logNormal } from '../random/distributions.ts';

export interface DeliveryConfig {
  readonly prepareMedian: number;
  readonly prepareSigma: number;
  readonly review: ReviewConfig;
  readonly organisations: number;
  /** Traditional arm, and GenOps without its canary: to all traffic at once. */
  readonly deployMinutes: number;
  /** Traditional arm: verification by hand. */
  readonly verifyMinutes: number;
  /** GenOps arm: context, score and policies. */
  readonly overheadMinutes: number;
  readonly detectMedian: number;
  readonly detectSigma: number;
  readonly repairMinutes: number;
  /** Probability of a failure unrelated to the change, ratio. */
  readonly operationalFailures: { readonly traditional: number; readonly genops: number };
  /** Share of escaped defects that nobody traces to the deployment. */
  readonly unattributedEscapes: number;
}

/** Where each decision's uniforms stand in a change's row. */
export interface DeliverySlots {
  readonly prepare: number;
  readonly review: number;
  readonly repair: number;
  readonly untraced: number;
  /** Traditional, then GenOps. */
  readonly operational: number;
  readonly firstAttempt: Omit<RolloutDraws, 'row'>;
  readonly secondAttempt: Omit<RolloutDraws, 'row'>;
  /** Second attempt: whether bad (drawn by the workload), then rework. */
  readonly retry: number;
}

/** What became of a change that reached all traffic. */
export interface Fate {
  readonly status: Extract<Status, 'completed' | 'escaped'>;
  readonly operational: boolean;
  readonly untraced: boolean;
  /** From the end of the rollout to the repair; 0 when nothing hurt. */
  readonly hurtMinutes: number;
}

const FINE: Fate = { status: 'completed', operational: false, untraced: false, hurtMinutes: 0 };

/**
 * A bad change that is out hurts until it is found and repaired, and has escaped, unless nobody traces it; a good one
 * may fail for reasons of its own.
 * @param operationalSlot the arm's uniform for failures unrelated to the change
 */
export function fateOf(
  defect: Defect,
  config: DeliveryConfig,
  operationalRate: number,
  row: Float64Array,
  slots: DeliverySlots,
  operationalSlot: number,
): Fate {
  if (defect.kind !== 'none') {
    const untraced = row[slots.untraced]! < config.unattributedEscapes;
    const found = logNormal(row[slots.repair]!, config.detectMedian, config.detectSigma);
    return {
      status: untraced ? 'completed' : 'escaped',
      operational: false,
      untraced,
      hurtMinutes: found + config.repairMinutes,
    };
  }
  if (row[operationalSlot]! < operationalRate) {
    return { status: 'escaped', operational: true, untraced: false, hurtMinutes: 0 };
  }
  return FINE;
}

/** Added error rate that counts against the error budget, ratio; silent defects burn none. */
export function burningLift(defect: Defect): number {
  return defect.kind === 'errors' || defect.kind === 'slow' ? defect.lift : 0;
}

/** Rejected and given up. */
export function isGivenUp(review: Pick<Review, 'rejected' | 'mended'>): boolean {
  return review.rejected && !review.mended;
}

// How much of a month's error budget a rollout costs.

/** Σ lift × share × minutes over the stages, the rollback and, when it escaped, the time until the repair. */
export function badMinutesOf(
  defect: Defect,
  rollout: Rollout,
  fate: Fate | null,
  rollbackMinutes: number,
): number {
  const lift = burningLift(defect);
  if (lift === 0) return 0;
  let exposed = 0;
  let from = rollout.startMinute;
  for (const { share, endMinute } of rollout.stages) {
    if (isVisible(defect, share)) exposed += share * (endMinute - from); // ramp and bake
    from = endMinute;
  }
  if (rollout.rolledBack && isVisible(defect, rollout.rollbackShare))
    exposed += rollout.rollbackShare * rollbackMinutes;
  return lift * (exposed + (fate?.hurtMinutes ?? 0));
}

// A change that was rolled back is fixed as well as people can, and tried once more.

/**
 * Runs the second attempt, outside the fixed number of deployments: it counts in the ledger per change only, holds no
 * lock and leaves no memory.
 */
export function secondAttempt(
  canary: CanaryRollout,
  { review }: DeliveryConfig,
  plan: Plan,
  target: RolloutTarget,
  defect: Defect,
  rolledBackMinute: number,
  draws: RolloutDraws,
  retrySlot: number,
): { readonly status: Status; readonly endMinute: number; readonly rolloutMinutes: number } {
  const rework = logNormal(draws.row[retrySlot + 1]!, review.reworkMedian, review.reworkSigma);
  const start = minuteAtWorking(workingMinutes(rolledBackMinute) + rework);
  const rollout = canary.run(plan, target, defect, start, draws);
  const status = rollout.rolledBack ? 'rolled-back' : defect.kind === 'none' ? 'completed' : 'escaped';
  return { status, endMinute: rollout.endMinute, rolloutMinutes: rolloutCompleteMinute(rollout) - start };
}
