/**
 * Whether a number followed a move, told from chance. Written down before any run.
 *
 * - **still**: bit for bit the number as it stands. The input does not enter it, or this move does not.
 * - **chance**: it differs by no more than chance, or the precision of such a run, explains.
 * - **follows**: it differs by more, or the move leaves nothing to count.
 *
 * A number without an interval (a constant, a p-value) follows whatever changes it.
 *
 * Where draws are equal no chance is left between the two runs, and the question is one of size: it follows when the
 * moved number lies outside the 95% interval of the number as it stands. Where draws are shifted the runs differ by
 * chance as two independent ones do: it follows when 0 lies outside their difference ± `SHIFTED_ERRORS` standard
 * errors, each taken from the side of its interval that faces the other (MOVER: Zou & Donner 2008, Statistics in
 * Medicine 27:1693–1702). Four normal standard errors are a false alarm in 16,000, so that of a hundred moves none
 * gives one in 99 claims of 100. Runs that share draws differ by less than independent ones: it errs towards `chance`.
 */
import type { Estimate } from '../../simulator/measures/measures.ts';
import type { Draws } from './model.ts';

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
