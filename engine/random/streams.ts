/**
 * Named random streams: one generator per decision label, so that no decision can disturb another's draws.
 *
 * A run's seed and a label (`study/defect`, `genops/canary/stage-2`) key a generator of their own. Every change takes
 * the same number of uniforms from each label, in order of change. Switching a pillar off, or reordering code, then
 * leaves every other label's draws as they were (common random numbers; Law, Simulation Modeling and Analysis, §11.2).
 *
 * The generator is seedrandom's tychei: 53-bit doubles, no correlation between keyed streams in PractRand to 4 GiB,
 * where alea and xor128 fail.
 */
import seedrandom from 'seedrandom';

/** A source of uniforms on the open interval (0, 1), 53 bits each. */
export type Uniforms = () => number;

const HALF_STEP = 1 / 18_014_398_509_481_984; // 2^-54: a zero would send an inverse transform to minus infinity

/**
 * The stream of one label under one seed.
 * @param seed the run's seed, any text
 * @param label the decision that the stream is for, such as `study/defect`
 */
export function namedStream(seed: string, label: string): Uniforms {
  const generator = seedrandom.tychei(`${seed}\n${label}`);
  return () => {
    const u = generator.double();
    return u === 0 ? HALF_STEP : u;
  };
}

// One row of uniforms per change: the draws of every label, used or not.

/** How many uniforms a change takes from each label. */
export type DrawPlan = Readonly<Record<string, number>>;

/**
 * Draws the same number of uniforms from each label for every change.
 *
 * A class because it guards the generators. The row is reused: read it before the next `advance`.
 */
export class DrawTable<Plan extends DrawPlan> {
  /** Uniforms of the present change; where a label's begin is in `offsets`. */
  readonly row: Float64Array;
  readonly offsets: { readonly [Label in keyof Plan]: number };
  readonly #streams: readonly { readonly next: Uniforms; readonly from: number; readonly to: number }[];

  constructor(seed: string, plan: Plan, prefix = '') {
    const streams: { next: Uniforms; from: number; to: number }[] = [];
    const offsets: Record<string, number> = {};
    let width = 0;
    for (const [label, count] of Object.entries(plan)) {
      offsets[label] = width;
      streams.push({ next: namedStream(seed, `${prefix}${label}`), from: width, to: width + count });
      width += count;
    }
    this.row = new Float64Array(width);
    this.offsets = offsets as { [Label in keyof Plan]: number };
    this.#streams = streams;
  }

  /** Goes on to the next change. */
  advance(): void {
    const { row } = this;
    for (const { next, from, to } of this.#streams) {
      for (let slot = from; slot < to; slot++) row[slot] = next();
    }
  }
}
