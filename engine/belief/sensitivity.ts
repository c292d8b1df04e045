/**
 * What moves a quantity: Morris' elementary effects for a first look, Sobol' indices for shares of the variance.
 *
 * Both are a design, the points at which the model is run, and an estimate from the values there. Intervals: bootstrap
 * over whole rows of the design, seeded.
 */

import { type PointSet, sobolPoints } from '../random/sobol-points.ts';
import { namedStream, type Uniforms } from '../random/streams.ts';
import { type Interval, quantile } from '../statistics/index.ts';

const RESAMPLES = 500;

/** An estimate with its 95% interval. */
export type Index = Interval & { readonly value: number };

// Morris: trajectories of k + 1 points, each step moving one coordinate by Δ.

/** Levels of a coordinate, in the middle of so many equal stretches; Δ is half of them. */
const LEVELS = 8;
const STEP = LEVELS / 2;

/**
 * Trajectories one after another, k + 1 points each.
 *
 * Source: Morris (1991), "Factorial sampling plans for preliminary computational experiments", Technometrics 33(2). Levels
 * lie at (i + ½)/8, so that whole numbers and options get theirs evenly.
 */
export function morrisPoints(dimensions: number, seed: string): PointSet {
  return {
    dimensions,
    at(index) {
      const trajectory = Math.floor(index / (dimensions + 1));
      const next = namedStream(seed, `morris/${trajectory}`);
      const levels = Float64Array.from({ length: dimensions }, () => Math.floor(next() * LEVELS));
      for (const k of orderOf(dimensions, next).slice(0, index % (dimensions + 1)))
        levels[k] = moved(levels[k]!);
      return levels.map((level) => (level + 0.5) / LEVELS);
    },
  };
}

const moved = (level: number): number => (level < STEP ? level + STEP : level - STEP);

function orderOf(dimensions: number, next: Uniforms): number[] {
  const order = Array.from({ length: dimensions }, (_, k) => k);
  for (let i = dimensions - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** How one coordinate moves a quantity, over its whole interval. */
export interface ElementaryEffects {
  /** Mean effect, with its sign (μ). */
  readonly mean: Index;
  /** Mean size of the effect (μ*; Campolongo et al., 2007). */
  readonly size: Index;
  /** Standard deviation (σ): large where the effect depends on the others. */
  readonly spread: Index;
}

/** @param values at the points of whole trajectories, in order; a trajectory with a NaN is left out */
export function elementaryEffects(
  values: ArrayLike<number>,
  points: PointSet,
  seed: string,
): ElementaryEffects[] {
  const { dimensions } = points;
  const effects: number[][] = [];
  for (let from = 0; from + dimensions < values.length; from += dimensions + 1) {
    const found = Array.from({ length: dimensions }, () => Number.NaN);
    for (let step = 0; step < dimensions; step++) {
      const [before, after] = [points.at(from + step), points.at(from + step + 1)];
      const k = before.findIndex((x, d) => x !== after[d]);
      found[k] = (values[from + step + 1]! - values[from + step]!) / (after[k]! - before[k]!);
    }
    if (found.every(Number.isFinite)) effects.push(found);
  }
  const meanBy = (of: (effect: number) => number) => (rows: readonly number[], k: number) =>
    meanOf(rows, (r) => of(effects[r]![k]!));
  const center = meanBy((effect) => effect);
  const estimates = [
    center,
    meanBy(Math.abs),
    (rows: readonly number[], k: number) => {
      const middle = center(rows, k);
      return Math.sqrt(meanBy((effect) => squared(effect - middle))(rows, k));
    },
  ].map((estimate) => resampled(effects.length, seed, estimate, dimensions));
  return Array.from({ length: dimensions }, (_, k) => {
    const [mean, size, spread] = estimates.map((found) => found[k]!) as [Index, Index, Index];
    return { mean, size, spread };
  });
}

// Sobol' indices.

/**
 * Rows of k + 2 points: A, B, and A with one coordinate after another taken from B.
 *
 * Source: Saltelli et al. (2010), "Variance based sensitivity analysis of model output", Computer Physics
 * Communications 181. A and B are the two halves of scrambled Sobol points in 2k dimensions.
 */
export function saltelliPoints(dimensions: number, seed: string): PointSet {
  const both = sobolPoints(2 * dimensions, seed);
  return {
    dimensions,
    at(index) {
      const which = index % (dimensions + 2);
      const pair = both.at(Math.floor(index / (dimensions + 2)));
      const point = pair.slice(which === 1 ? dimensions : 0, which === 1 ? 2 * dimensions : dimensions);
      if (which > 1) point[which - 2] = pair[dimensions + which - 2]!;
      return point;
    },
  };
}

/** Shares of a quantity's variance. */
export interface VarianceShares {
  /** Due to the coordinate alone. */
  readonly first: Index;
  /** Due to it alone and together with others. */
  readonly total: Index;
}

/**
 * First-order indices after Saltelli et al. (2010, table 2, b), total ones after Jansen (1999; there f).
 * @param values at the points of whole rows, in order; a row with a NaN is left out. Best: a power of two of rows
 */
export function sobolIndices(values: ArrayLike<number>, dimensions: number, seed: string): VarianceShares[] {
  const width = dimensions + 2;
  const rows: number[][] = [];
  for (let from = 0; from + width <= values.length; from += width) {
    const row = Array.from({ length: width }, (_, j) => values[from + j]!);
    if (row.every(Number.isFinite)) rows.push(row);
  }
  // about the mean: the estimates lose digits, and gain variance, where a quantity is far from 0
  const center = meanOf([...rows.keys()], (r) => (rows[r]![0]! + rows[r]![1]!) / 2);
  const at = (r: number, j: number): number => rows[r]![j]! - center;
  const varianceOf = (chosen: readonly number[]): number => {
    const m = meanOf(chosen, (r) => (at(r, 0) + at(r, 1)) / 2);
    return meanOf(chosen, (r) => (squared(at(r, 0) - m) + squared(at(r, 1) - m)) / 2);
  };
  const shareOf = (part: (r: number, k: number) => number): Index[] =>
    resampled(
      rows.length,
      seed,
      (chosen, k, variance) => meanOf(chosen, (r) => part(r, k)) / variance,
      dimensions,
      varianceOf,
    );
  const first = shareOf((r, k) => at(r, 1) * (at(r, k + 2) - at(r, 0)));
  const total = shareOf((r, k) => squared(at(r, 0) - at(r, k + 2)) / 2);
  return first.map((index, k) => ({ first: index, total: total[k]! }));
}

const squared = (x: number): number => x * x;

function meanOf(rows: readonly number[], of: (row: number) => number): number {
  let sum = 0;
  for (const row of rows) sum += of(row);
  return sum / rows.length;
}

/** An estimate for each coordinate on all rows, with the middle 95% of those on rows drawn with replacement. */
function resampled(
  rows: number,
  seed: string,
  estimate: (chosen: readonly number[], k: number, shared: number) => number,
  dimensions: number,
  sharedOf: (chosen: readonly number[]) => number = () => 0,
): Index[] {
  const all = Array.from({ length: rows }, (_, r) => r);
  const shared = sharedOf(all);
  const next = namedStream(seed, 'sensitivity/bootstrap');
  const samples = Array.from({ length: rows === 0 ? 0 : RESAMPLES }, () => {
    const chosen = all.map(() => Math.floor(next() * rows));
    return { chosen, shared: sharedOf(chosen) };
  });
  return Array.from({ length: dimensions }, (_, k) => {
    const found = samples.map((sample) => estimate(sample.chosen, k, sample.shared)).filter(Number.isFinite);
    const [lower, upper] = [0.025, 0.975].map((p) => (found.length === 0 ? Number.NaN : quantile(found, p)));
    return { value: estimate(all, k, shared), lower: lower!, upper: upper! };
  });
}
