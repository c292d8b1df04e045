/** How much of a month's error budget a rollout costs. */
import { isVisible, type Rollout } from '../canary-rollout/index.ts';
import type { Defect } from '../domain/change.ts';
import { burningLift, type Fate } from './delivery.ts';

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
