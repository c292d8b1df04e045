/**
 * One reading of a claim: the choices made, the number that comes of them, and whether it supports the claim.
 *
 * A reading *supports* the claim when its whole 95% interval lies inside the claim's range, *contradicts* it when the
 * whole interval lies outside, and is *undecided* when it lies across an end, or when there is nothing to count.
 */
import type { Estimate } from '../../simulator/measures/measures.ts';
import { type Claim, type ClaimRange, rangesOf } from '../claim.ts';
import type { Choices } from './choices.ts';

export const stances = ['supports', 'undecided', 'contradicts'] as const;
export type Stance = (typeof stances)[number];

/** What a run makes of a reading. */
export interface Measured {
  /** The claim's id. */
  readonly claim: string;
  readonly choices: Choices;
  /** In the claim's unit. */
  readonly estimate: Estimate;
}

export interface Specification extends Measured {
  readonly range: ClaimRange;
  readonly stance: Stance;
  /** Whether inputs fix the number, whatever reading is taken: then to lie inside the range is no finding. */
  readonly fixed: boolean;
}

/** What is known to be fixed, whatever reading is taken. */
export interface Fixed {
  /** Ids of claims whose number in the published code was found to follow stated constants alone. */
  readonly inReplay: ReadonlySet<string>;
}

/** A claim's readings, from the least number to the greatest; those with nothing to count last. */
export function specificationsOf(
  claim: Claim,
  measured: readonly Measured[],
  fixed: Fixed,
): readonly Specification[] {
  const own = measured.filter((each) => each.claim === claim.id);
  const judged = own.flatMap((each) => {
    const range = rangeFor(claim, each.choices);
    return range === null ? [] : [judge(each, range, isFixed(claim, each, fixed))];
  });
  const place = ({ estimate }: Specification): number =>
    Number.isNaN(estimate.value) ? Number.POSITIVE_INFINITY : estimate.value;
  // the sort is stable: of equal numbers, the order of the rules
  return judged.toSorted((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
}

/** How many readings support the claim, how many of them by construction, how many are undecided or contradict it. */
export interface StanceCounts {
  readonly all: number;
  readonly supports: number;
  readonly byConstruction: number;
  readonly undecided: number;
  readonly contradicts: number;
}

export function stanceCounts(specifications: readonly Specification[]): StanceCounts {
  const count = (holds: (each: Specification) => boolean): number => specifications.filter(holds).length;
  return {
    all: specifications.length,
    supports: count(({ stance }) => stance === 'supports'),
    byConstruction: count(({ stance, fixed }) => stance === 'supports' && fixed),
    undecided: count(({ stance }) => stance === 'undecided'),
    contradicts: count(({ stance }) => stance === 'contradicts'),
  };
}

function judge(measured: Measured, range: ClaimRange, fixed: boolean): Specification {
  return { ...measured, range, stance: stanceOf(measured.estimate, range), fixed };
}

function stanceOf({ value, lower, upper }: Estimate, range: ClaimRange): Stance {
  if (Number.isNaN(value)) return 'undecided';
  if (lower >= range.lower && upper <= range.upper) return 'supports';
  return upper < range.lower || lower > range.upper ? 'contradicts' : 'undecided';
}

function isFixed({ id, test }: Claim, { choices, estimate }: Measured, { inReplay }: Fixed): boolean {
  if (Number.isNaN(estimate.value)) return false;
  return choices.model === 'replay' ? estimate.n === 0 || inReplay.has(id) : test.kind === 'calibrated';
}

/** Where documents disagree, the range that was published for the baseline which the reading takes. */
function rangeFor(claim: Claim, { baseline }: Choices): ClaimRange | null {
  const other = claim.alternatives.find(({ judged }) => judged !== null && baseline === '94.2')?.judged;
  return other?.range ?? rangesOf(claim)[0] ?? null;
}
