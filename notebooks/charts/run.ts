/** Which run a number comes from, as every caption says it. */
import type { Study } from '../../engine/simulator/study.ts';
import { count } from '../format/number.ts';

/** `n = 500, seed 42, 95% intervals.` */
export function runLabel(study: Study): string {
  return `${runName(study)}, 95% intervals.`;
}

/** `n = 500, seed 42`, for what has no interval. A long seed is cut in the middle. */
export function runName({ config }: Study): string {
  const { seed } = config;
  const shown = seed.length > 24 ? `${seed.slice(0, 12)}…${seed.slice(-8)}` : seed;
  return `n\u00a0=\u00a0${count(config.deployments)}, seed\u00a0${shown}`;
}
