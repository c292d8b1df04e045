/** What moving every input says of one quantity: plain data, for lenses, figures and workers. */
import type { Estimate } from '../../simulator/measures/measures.ts';
import type { Claim } from '../claim.ts';
import type { Draws, InputValue, ModelInput, Numbers } from './model.ts';

// Whether a number followed a move or differs by chance. Written down before any run.
//
// - **still**: bit for bit the number as it stands. The input does not enter it, or this move does not.
// - **chance**: it differs by no more than chance, or the precision of such a run, explains.
// - **follows**: it differs by more, or the move leaves nothing to count.
//
// A number without an interval (a constant, a p-value) follows whatever changes it.
//
// Where draws are equal no chance is left between the two runs, and the question is one of size: it follows when the
// moved number lies outside the 95% interval of the number as it stands. Where draws are shifted the runs differ by
// chance as two independent ones do: it follows when 0 lies outside their difference ± `SHIFTED_ERRORS` standard
// errors, each taken from the side of its interval that faces the other (MOVER: Zou & Donner 2008, Statistics in
// Medicine 27:1693–1702). Four normal standard errors are a false alarm in 16,000, so that of a hundred moves none
// gives one in 99 claims of 100. Runs that share draws differ by less than independent ones: it errs towards `chance`.

/** From the least to the most. */
export const effects = ['still', 'chance', 'follows'] as const;
export type Effect = (typeof effects)[number];

/** How many standard errors of the difference are still chance. */
const SHIFTED_ERRORS = 4;

/** The normal quantile behind a 95% interval: its half-width in standard errors. */
const HALF_WIDTH_ERRORS = 1.959_963_984_540_054;

export function effectOf(usual: Estimate, moved: Estimate, draws: Draws): Effect {
  if (Object.is(moved.value, usual.value) || moved.value === usual.value) return 'still';
  if (!Number.isFinite(moved.value) || !Number.isFinite(usual.value)) return 'follows';
  const gap = Math.abs(moved.value - usual.value);
  return gap > allowance(usual, moved, draws) ? 'follows' : 'chance';
}

/** How far apart chance may bring the two. */
function allowance(usual: Estimate, moved: Estimate, draws: Draws): number {
  const up = moved.value > usual.value;
  const own = up ? usual.upper - usual.value : usual.value - usual.lower;
  if (draws === 'equal') return own;
  const other = up ? moved.value - moved.lower : moved.upper - moved.value;
  return (SHIFTED_ERRORS / HALF_WIDTH_ERRORS) * Math.sqrt(own * own + other * other);
}

/** One move, and the number that came of it. */
export interface Movement {
  readonly value: InputValue;
  /** The value is NaN where the move leaves nothing to count. */
  readonly estimate: Estimate;
  readonly effect: Effect;
}

export interface TracedInput {
  readonly input: ModelInput;
  /** In the order of the input's `others`. */
  readonly movements: readonly Movement[];
  /** The strongest of its movements'. */
  readonly effect: Effect;
  /** How far it moves the number at most, in the number's unit; ∞ where a move leaves nothing to count. */
  readonly reach: number;
}

/** The rule is in `conclusion.ts`, written before it was first run. */
export interface Conclusion {
  /** How many inputs the number follows. */
  readonly kind: 'nothing' | 'one' | 'several';
  /** Ids of those inputs, the farthest-reaching first. */
  readonly follows: readonly string[];
  /** Their labels, in the same order. */
  readonly labels: readonly string[];
  /** How many inputs were moved. */
  readonly moved: number;
  /**
   * Whether the inputs that a rule of `conclusion.ts` says cannot move it do so when moved all at once: all others where it
   * follows one or none, those of other kinds where it follows stated outcomes; null where neither rule could hold anyway.
   */
  readonly movedTogether: boolean | null;
  /** The strict rule: it follows nothing, or one input and nothing else. */
  readonly byConstruction: boolean;
  /** All it follows states outcomes, times or a baseline, or takes a pillar out, and nothing of another kind moves it. */
  readonly statedOutcomes: boolean;
  /** One line: what was found. */
  readonly sentence: string;
}

export interface Trace {
  /** The quantity's name. */
  readonly quantity: string;
  /** The number with every input as it stands. */
  readonly usual: Estimate;
  /** Every input, the farthest-reaching first. */
  readonly inputs: readonly TracedInput[];
  readonly conclusion: Conclusion;
}

// Which claims each quantity of the replay answers.

/** What a replay has for a claim: its number, what that follows, and the runs behind it. */
export interface ReplayedClaim {
  readonly estimate: Estimate;
  readonly conclusion: Conclusion;
  readonly trace: Trace;
}

/** By claim id; a claim without an entry has nothing in the replay. */
export function replayedClaims(
  { estimates, traces }: { readonly estimates: Numbers; readonly traces: readonly Trace[] },
  claims: readonly Claim[],
): ReadonlyMap<string, ReplayedClaim> {
  const byQuantity = new Map(traces.map((trace) => [trace.quantity, trace]));
  return new Map(
    claims.flatMap(({ id, replay }) => {
      if (replay.kind === 'nothing') return [];
      const trace = byQuantity.get(replay.quantity);
      const estimate = estimates[replay.quantity];
      if (trace === undefined || estimate === undefined) return [];
      return [[id, { estimate, conclusion: trace.conclusion, trace }] as const];
    }),
  );
}
