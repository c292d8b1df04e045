/** One row of uniforms a change: every label's draws, whether they are used or not. */
import { namedStream, type Uniforms } from './streams.ts';

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
