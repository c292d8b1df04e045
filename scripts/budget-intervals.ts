/**
 * Intervals for the reduction of error-budget variance that were tried and not chosen: `budget-coverage.ts` measures them.
 *
 * Each takes burns by service and month, service after service, and gives an interval of 1 − variance(after) /
 * variance(before). Student intervals are made for ln of that ratio of variances, and transformed.
 */
import { exp, ln } from '../engine/random/distributions.ts';
import { namedStream } from '../engine/random/streams.ts';
import { varianceReduction } from '../engine/simulator/measures/budget.ts';
import {
  type Interval,
  normalQuantile,
  normalSurvival,
  quantile,
  studentTCritical,
  variance,
} from '../engine/statistics/index.ts';

export type IntervalOf = (
  before: Float64Array,
  after: Float64Array,
  months: number,
  seed: string,
) => Interval;

/** Candidates by name. */
export const candidates: Readonly<Record<string, IntervalOf>> = {
  'percentile bootstrap over services (the one before)': drawing(1),
  'BCa bootstrap over services': bca,
  'Student t, jackknife over services': (b, a, months) => studentT(b, a, byService(b.length, months)),
  'Student t, jackknife over service-months': (b, a) => studentT(b, a, byService(b.length, 1)),
  'Student t, jackknife over months': (b, a, months) => studentT(b, a, byMonth(b.length, months)),
  'Student t, jackknife over services, degrees of freedom from kurtosis': (b, a, months) =>
    studentT(b, a, byService(b.length, months), true),
  'bootstrap-t over services': bootstrapT,
  'bootstrap over services, 9 of 10 drawn': drawing(0.9),
  'bootstrap over services, 3 of 4 drawn': drawing(0.75),
  'bootstrap over services, 2 of 3 drawn': drawing(2 / 3),
  'bootstrap over services, half drawn': drawing(0.5),
};

function drawing(share: number): IntervalOf {
  return (before, after, months, seed) =>
    varianceReduction(before, after, months, seed, Math.round((share * before.length) / months));
}

/** Whole services are resampled; on Va / (Va + Vb), which is never infinite. Efron & Tibshirani (1993), §14.3. */
function bca(before: Float64Array, after: Float64Array, months: number, seed: string): Interval {
  const services = Array.from({ length: before.length / months }, (_, service) => service);
  const shareOf = (drawn: readonly number[]): number => {
    const [b, a] = [before, after].map((burns) => {
      const taken = new Float64Array(drawn.length * months);
      drawn.forEach((service, k) =>
        taken.set(burns.subarray(service * months, (service + 1) * months), k * months),
      );
      return variance(taken);
    }) as [number, number];
    return a / (a + b);
  };
  const next = namedStream(seed, 'bootstrap/error-budget');
  const values = Float64Array.from({ length: 2_000 }, () =>
    shareOf(services.map(() => Math.floor(next() * services.length))),
  );
  const estimate = shareOf(services);
  const below = values.reduce((sum, x) => sum + (x < estimate ? 1 : x === estimate ? 0.5 : 0), 0);
  const bias = normalQuantile(Math.min(values.length - 0.5, Math.max(0.5, below)) / values.length);
  const skew = acceleration(services.map((left) => shareOf(services.filter((other) => other !== left))));
  const at = (z: number): number =>
    quantile(values, normalSurvival(-(bias + (bias + z) / (1 - skew * (bias + z)))));
  const tail = normalQuantile(0.025);
  const [lower, upper] = [at(tail), at(-tail)];
  return { lower: 1 - upper / (1 - upper), upper: 1 - lower / (1 - lower) };
}

/** Of a statistic, from its values without one observation each. */
function acceleration(without: readonly number[]): number {
  const center = without.reduce((sum, value) => sum + value, 0) / without.length;
  const squares = without.reduce((sum, value) => sum + (center - value) ** 2, 0);
  const cubes = without.reduce((sum, value) => sum + (center - value) ** 3, 0);
  return cubes / (6 * squares ** 1.5);
}

/** Which block each service-month belongs to. */
type Blocks = { readonly count: number; readonly of: (i: number) => number };

function byService(length: number, months: number): Blocks {
  return { count: length / months, of: (i) => Math.floor(i / months) };
}

function byMonth(_length: number, months: number): Blocks {
  return { count: months, of: (i) => i % months };
}

function logRatio(before: ArrayLike<number>, after: ArrayLike<number>): number {
  return ln(variance(Float64Array.from(after)) / variance(Float64Array.from(before)));
}

function reductionInterval(low: number, high: number): Interval {
  return { lower: 1 - exp(high), upper: 1 - exp(low) };
}

/** Leaves out one block at a time. Degrees of freedom: blocks − 1, or 2g / (kurtosis of the influence − 1). */
function studentT(before: Float64Array, after: Float64Array, blocks: Blocks, fromKurtosis = false): Interval {
  const g = blocks.count;
  const without = Array.from({ length: g }, (_, block) => {
    const kept = (_value: number, i: number): boolean => blocks.of(i) !== block;
    return logRatio(before.filter(kept), after.filter(kept));
  });
  const center = without.reduce((sum, value) => sum + value, 0) / g;
  const squares = without.reduce((sum, value) => sum + (value - center) ** 2, 0);
  const fourths = without.reduce((sum, value) => sum + (value - center) ** 4, 0);
  const freedom = fromKurtosis ? Math.max(1, (2 * g) / ((g * fourths) / squares ** 2 - 1)) : g - 1;
  const half = studentTCritical(0.95, freedom) * Math.sqrt(((g - 1) / g) * squares);
  const value = logRatio(before, after);
  return reductionInterval(value - half, value + half);
}

/** (ln ratio* − ln ratio) / its own standard error, by the delta method over services. */
function bootstrapT(before: Float64Array, after: Float64Array, months: number, seed: string): Interval {
  const services = before.length / months;
  const next = namedStream(seed, 'bootstrap-t');
  const all = Array.from({ length: services }, (_, service) => service);
  const own = logRatioWithError(before, after, months, all);
  const t = Float64Array.from({ length: 2_000 }, () => {
    const drawn = all.map(() => Math.floor(next() * services));
    const { value, error } = logRatioWithError(before, after, months, drawn);
    return (value - own.value) / error;
  });
  return reductionInterval(
    own.value - quantile(t, 0.975) * own.error,
    own.value - quantile(t, 0.025) * own.error,
  );
}

function logRatioWithError(
  before: Float64Array,
  after: Float64Array,
  months: number,
  drawn: readonly number[],
): { readonly value: number; readonly error: number } {
  const n = drawn.length * months;
  const influence = new Float64Array(drawn.length);
  const spreads = [before, after].map((burns, arm) => {
    let sum = 0;
    for (const service of drawn) for (let m = 0; m < months; m++) sum += burns[service * months + m]!;
    const mean = sum / n;
    const own = drawn.map((service) => {
      let square = 0;
      for (let m = 0; m < months; m++) square += (burns[service * months + m]! - mean) ** 2;
      return square;
    });
    const spread = own.reduce((total, square) => total + square, 0) / n;
    own.forEach((square, k) => {
      influence[k]! += ((arm === 0 ? -1 : 1) * square) / spread;
    });
    return spread;
  });
  const squares = influence.reduce((sum, value) => sum + value * value, 0);
  return { value: ln(spreads[1]! / spreads[0]!), error: Math.sqrt(squares) / n };
}
