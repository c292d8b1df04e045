/** What a check of printed numbers against one another found. */
import type { Interval } from '../../statistics/sample.ts';
import type { Source } from '../claim.ts';

/** Shown in this order. `no power` where every printed value would have passed. */
export const checkOutcomes = ['consistent', 'inconsistent', 'no power'] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

/** What the ranges of a check are in: `points` are percentage points; `ratio` and `points` are ratios inside. */
export type CheckUnit = 'ratio' | 'points' | 'minutes' | 'count' | 'p' | 'number';

/** A figure as it was printed, trailing zeros kept, and where it stands. */
export interface PrintedFigure {
  readonly label: string;
  readonly printed: string;
  readonly source: Source;
}

/** The outcome of a check, whoever printed the numbers. */
export interface CheckFinding {
  readonly outcome: CheckOutcome;
  readonly unit: CheckUnit;
  /** What the inputs allow: one range as a rule; the possible values on either side where none fits. */
  readonly recomputed: readonly Interval[];
  /** The true values that each printed figure can stand for. */
  readonly printedRanges: readonly Interval[];
  /** Share of printed values of this precision that the check would have refused; null where that is not defined. */
  readonly power: number | null;
  /** One sentence, computed. */
  readonly why: string;
}

/** Which test was made. */
type CheckKind =
  | 'GRIM'
  | 'share of counts'
  | 'difference'
  | 'relative reduction'
  | 'relative change'
  | 'product'
  | 'total'
  | 'same figure'
  | 'recount'
  | 'part of a whole'
  | 'interval'
  | 'p-value'
  | 'power'
  | 'DEBIT'
  | 'GRIMMER';

export interface ConsistencyCheck extends CheckFinding {
  readonly id: string;
  readonly kind: CheckKind;
  /** What is checked, a plain sentence. */
  readonly question: string;
  /** Ids of the claims that it speaks of; may be empty. */
  readonly claims: readonly string[];
  /** As printed; those of a recount are ours, from published records. */
  readonly inputs: readonly PrintedFigure[];
  /** What the recomputed range is held against: one figure, or the two ends of an interval. */
  readonly printed: readonly PrintedFigure[];
}
