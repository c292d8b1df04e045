/** Draws that nobody drew, with every claim true in some of them. */
import { type BeliefDraws, beliefPlan } from '../../engine/belief/belief.ts';
import type { outcomeColumns } from '../../engine/belief/outcome.ts';

export const COUNT = 256;
export const plan = beliefPlan({ kind: 'free' });
/** Numbers that nobody drew, with every claim true in some settings. */
const made: Readonly<Record<keyof typeof outcomeColumns, (i: number) => number>> = {
  successTraditional: (i) => 1700 + (i % 16) * 12,
  successGenops: (i) => 1850 + ((i * 7) % 15) * 10,
  rolledBack: (i) => 10 + ((i * 5) % 9) * 8,
  caught: (i) => (i * 3) % 10,
  reviewed: (i) => (i * 37) % 2000,
  medianTraditional: (i) => 40 + ((i * 11) % 30),
  medianGenops: (i) => 18 + ((i * 13) % 20),
  effect: (i) => -1 + (i % 25) / 10,
  varianceRatio: (i) => 0.3 + ((i * 17) % 50) / 50,
  auc: (i) => 0.6 + (i % 30) / 100,
};
export const draws: BeliefDraws = {
  plan,
  count: COUNT,
  data: Object.fromEntries(
    Object.entries(made).map(([name, of]) => [name, Float64Array.from({ length: COUNT }, (_, i) => of(i))]),
  ),
};
