/**
 * What counts as by construction. Written down before any run.
 *
 * **Strict**: a number is by construction when it follows no input at all, or one input and
 * nothing else (`trace.ts` says what following is), *and* all other inputs moved at once do not move it either: that
 * finds an input which acts only when another one has been moved.
 *
 * **Stated outcomes**: a number that follows several inputs is by construction as well when all of them state an outcome, a
 * length of time or a baseline, or take a whole pillar out, *and* all inputs of every other kind moved at once do not move
 * it. Then nothing that a pillar looks at or goes by (change, service, past, risk, policy, canary limits) moves it. Which
 * kind an input is, is said of the input (`model.ts`), not of the number; that the number follows no other is found.
 *
 * `byConstruction` is the strict rule alone, `isFixed` both: readers learn which of the two it was.
 *
 * Blind spots: an input that acts only at values between its ends, or beyond them, or only together with one that the
 * number follows; and whatever moves a number by less than chance explains.
 */

import { type Claim, type ClaimRange, isMeasured } from '../claim.ts';
import type { InputRole, ModelInput } from './model.ts';
import type { Conclusion, Trace, TracedInput } from './trace.ts';

const STATED_ROLES: readonly InputRole[] = ['outcome', 'time', 'baseline', 'pillar'];
/** Labels that a sentence names before it counts the rest. */
const NAMED = 4;

/**
 * @param inputs every input, the farthest-reaching first
 * @param movedTogether null while all others were not moved at once
 */
export function conclusionOf(inputs: readonly TracedInput[], movedTogether: boolean | null): Conclusion {
  const followed = inputs.filter(({ effect }) => effect === 'follows').map(({ input }) => input);
  const kind = followed.length === 0 ? 'nothing' : followed.length === 1 ? 'one' : 'several';
  const statedOutcomes = movedTogether !== true && followed.every(isStated);
  return {
    kind,
    follows: followed.map(({ id }) => id),
    labels: followed.map(({ label }) => label),
    moved: inputs.length,
    movedTogether,
    byConstruction: kind !== 'several' && movedTogether === false,
    statedOutcomes,
    sentence: sentenceOf(followed, inputs.length, statedOutcomes, movedTogether),
  };
}

/** By construction by one of the two rules. */
export function isFixed({ byConstruction, statedOutcomes }: Conclusion): boolean {
  return byConstruction || statedOutcomes;
}

/** What states a result, or takes a pillar out whole. */
export function isStated({ role }: ModelInput): boolean {
  return STATED_ROLES.includes(role);
}

function sentenceOf(
  followed: readonly ModelInput[],
  moved: number,
  statedOutcomes: boolean,
  movedTogether: boolean | null,
): string {
  const [only] = followed;
  if (only === undefined) {
    return movedTogether === true
      ? `None of ${moved} inputs changes it alone, but all together do.`
      : `None of ${moved} inputs changes it.`;
  }
  if (followed.length === 1) {
    return movedTogether === true
      ? `Of ${moved} inputs varied one by one, only one changes it: ${only.label}. The others change it too when varied together.`
      : `Of ${moved} inputs, only one changes it: ${only.label}.`;
  }
  const reading = statedOutcomes
    ? ' All of them set the result directly: an outcome, a time, a baseline, or a pillar switched off. Nothing that GenOps measures changes it.'
    : '';
  const together = movedTogether === true ? ' Inputs of other kinds change it too when varied together.' : '';
  return `Of ${moved} inputs, ${followed.length} change it: ${listed(followed)}.${reading}${together}`;
}

function listed(followed: readonly ModelInput[]): string {
  const names = followed.map(({ label }) => label);
  if (names.length > NAMED + 1) {
    return `${names.slice(0, NAMED).join('; ')}; and ${names.length - NAMED} more`;
  }
  return `${names.slice(0, -1).join('; ')}; and ${names.at(-1)}`;
}

// Whether a calibrated input fixes a claim's number, shown by running: moved over its own range, the input carries the
// number from below the claim's range to above it, so that any value in between can be reached.
//
// The registry says which inputs were solved for a claim (`test.inputs`), and that alone gives the verdict; this shows
// what the moves say about it. Other inputs may cross the range too: that only shows what the number depends on.

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
