/** Draws that were made up, so that what should be counted is known. */
import { type Acceptance, acceptanceOf } from '../../../engine/belief/acceptance.ts';
import { type BeliefDraws, beliefPlan, drawColumns } from '../../../engine/belief/belief.ts';
import type { Comparison } from '../../../engine/belief/calibration.ts';

export const claimed = {
  successTraditional: 1780,
  successGenops: 1936,
  rolledBack: 48,
  caught: 9,
  reviewed: 400,
  medianTraditional: 52.8,
  medianGenops: 23.4,
  effect: 1,
  varianceRatio: 0.528,
  auc: 0.7,
};

/** Draws that are as claimed, or else missed in every number. */
export function madeUp(
  count: number,
  isTrue: (index: number) => boolean,
  comparison: Comparison = { kind: 'free' },
): BeliefDraws {
  const plan = beliefPlan(comparison);
  const missed = {
    ...claimed,
    successTraditional: 1000,
    successGenops: 1000,
    rolledBack: 500,
    caught: 500,
    medianGenops: 60,
    effect: 0,
    varianceRatio: 2,
  };
  const data = Object.fromEntries(
    drawColumns(plan).map(([name]) => [
      name,
      Float64Array.from(
        { length: count },
        (_, i) => (isTrue(i) ? claimed : missed)[name as keyof typeof claimed] ?? 1,
      ),
    ]),
  );
  return { plan, count, data };
}

export const at89 = { baseline: 0.89, range: 'narrower' } as const;
export const acceptedOf = (draws: BeliefDraws, id: string): Acceptance['claims'][number] =>
  acceptanceOf(draws, at89).claims.find(({ claim }) => claim.id === id)!;
