/** What other pages say of the committed free draws: how many come true (`in-range.ts`), and how a claim's values are spread. */
import { rangesOf } from '../claims/claim.ts';
import { ln } from '../random/distributions.ts';
import { quantile } from '../statistics/index.ts';
import { acceptanceOf, believedClaims, quantityOfDraw } from './acceptance.ts';
import type { BeliefDraws } from './belief.ts';
import { DRAW_DEPLOYMENTS } from './draw.ts';
import { type BeliefSummary, publishedBaselines } from './in-range.ts';

export function countAccepted(draws: BeliefDraws): BeliefSummary {
  const accepted = Object.entries(publishedBaselines).map(([name, baseline]) => {
    const { claims } = acceptanceOf(draws, { baseline, range: 'narrower' });
    return [name, Object.fromEntries(claims.map(({ claim, share }) => [claim.id, share.count]))];
  });
  return { draws: draws.count, deployments: DRAW_DEPLOYMENTS, accepted: Object.fromEntries(accepted) };
}

/** The values of a claim's number over all draws, counted in bins of equal width; those of minutes are equal on a log scale. */
export interface ClaimValues {
  readonly low: number;
  readonly high: number;
  readonly counts: readonly number[];
  /** Values below the first bin, and above the last. */
  readonly outside: readonly number[];
  /** Below the first lie 5% of the values, below the second 95%. */
  readonly middle: readonly number[];
}

const BINS = 48;
const MIDDLE = [0.05, 0.95] as const;

/** By a claim's id. Printed figures and accepted ranges lie inside the bins, and the middle 90% of the values do. */
export function countValues(draws: BeliefDraws): Readonly<Record<string, ClaimValues>> {
  const short = (value: number): number => Number(value.toPrecision(5));
  const found = believedClaims.map((claim): readonly [string, ClaimValues] => {
    const values = Float64Array.from({ length: draws.count }, (_, i) =>
      quantityOfDraw(draws, claim.test.quantity, i),
    ).filter(Number.isFinite);
    const [from, to] = [short(quantile(values, MIDDLE[0])), short(quantile(values, MIDDLE[1]))];
    const printed = [claim.value, ...claim.alternatives.map(({ value }) => value)];
    const ranges = rangesOf(claim).flatMap(({ lower, upper }) => [lower, upper]);
    const ends = [from, to, ...ranges, ...printed.filter((value) => value !== null)].filter(Number.isFinite);
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    const scaled = claim.unit === 'minutes' ? ln : (value: number): number => value;
    const step = (scaled(high) - scaled(low)) / BINS;
    const counts = Array.from({ length: BINS }, () => 0);
    const outside: [number, number] = [0, 0];
    for (const value of values) {
      const bin = Math.floor((scaled(value) - scaled(low)) / step);
      if (value < low) outside[0] += 1;
      else if (value > high) outside[1] += 1;
      else counts[Math.min(bin, BINS - 1)]! += 1;
    }
    return [claim.id, { low, high, counts, outside, middle: [from, to] }];
  });
  return Object.fromEntries(found);
}
