/** A logarithmic scale and its ticks, for drawings by hand whose numbers lie orders of magnitude apart. */
import { type LinearScale, linearScale } from './linear-scale.ts';

/** Maps a domain above nought onto the range; what lies below the domain stands at its start. */
export function logScale(domain: readonly [number, number], range: readonly [number, number]): LinearScale {
  const [low, high] = domain;
  const inner = linearScale([Math.log10(low), Math.log10(high)], range);
  return Object.assign((value: number) => inner(Math.log10(Math.max(value, low))), { domain, range });
}

/** At most about `count` of 1, 2, 5, 10, … inside the domain. */
export function logTicks([low, high]: readonly [number, number], count: number): readonly number[] {
  const all: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
    for (const digit of [1, 2, 5]) all.push(Number(`${digit}e${power}`));
  }
  const inside = all.filter((value) => value >= low && value <= high);
  const every = Math.max(1, Math.ceil(inside.length / count));
  return inside.filter((_, k) => k % every === 0);
}
