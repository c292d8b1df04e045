/**
 * Whether a calibrated input fixes a claim's number, shown by running: moved over its own range, it carries the number
 * from below the claim's range to above it, so that any value in between could be had.
 *
 * That an input *was* solved for the claim is the registry's word (`test.inputs`), and gives the verdict by itself;
 * here is what the moves show of it. Inputs of other provenance may cross the range too: then they are no evidence of
 * construction, only of what the number depends on.
 */
import { type Claim, type ClaimRange, isMeasured } from '../claim.ts';
import type { Trace, TracedInput } from './trace.ts';

/** An input that was solved for the claim, and what moving it showed. */
export interface Calibration {
  readonly traced: TracedInput;
  /** The least and the most that it makes of the number, in the number's unit. */
  readonly from: number;
  readonly to: number;
  /** Whether that spans the claim's range. */
  readonly crosses: boolean;
}

/** The inputs that the registry says were solved for a claim, in its order; none for an emergent one. */
export function calibrationsOf(trace: Trace, { test }: Claim): readonly Calibration[] {
  if (!isMeasured(test) || test.kind !== 'calibrated') return [];
  return test.inputs.flatMap((key) => {
    const traced = trace.inputs.find(({ input }) => input.id === key);
    return traced === undefined ? [] : [calibrationOf(traced, trace.usual.value, test.range)];
  });
}

function calibrationOf(traced: TracedInput, usual: number, range: ClaimRange): Calibration {
  const reached = [usual, ...traced.movements.map(({ estimate }) => estimate.value)].filter(Number.isFinite);
  const [from, to] = [Math.min(...reached), Math.max(...reached)];
  return { traced, from, to, crosses: from < range.lower && to > range.upper };
}
