/** A change that was rolled back comes back once, mended as well as people could. */
import {
  type CanaryRollout,
  type Plan,
  type RolloutDraws,
  type RolloutTarget,
  rolloutCompleteMinute,
} from '../canary-rollout/index.ts';
import type { Defect } from '../domain/change.ts';
import { minuteAtWorking, workingMinutes } from '../domain/clock.ts';
import type { Status } from '../domain/deployment.ts';
import { logNormal } from '../random/distributions.ts';
import type { DeliveryConfig } from './delivery.ts';

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
