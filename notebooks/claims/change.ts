/** A line of what would change a verdict, and what it is worked out from. */
import type { ConsistencyCheck } from '../../engine/claims/consistency/index.ts';
import type { LedgerRow, LensName, LensOutcome } from '../../engine/claims/lenses/index.ts';
import type { StudyView } from '../authoring/define.ts';
import type { QueryChanges } from '../authoring/links.ts';
import type { JudgedMoves } from './moves.ts';
import type { ClaimReadings } from './readings.ts';

/** Where a reader sees it: a page of the site, and what its address changes. */
export interface ChangeLink {
  readonly to: string;
  readonly hash: string;
  readonly changes: QueryChanges;
  readonly label: string;
}

export interface Change {
  /** What would be otherwise, and what would come of it. */
  readonly text: string;
  /** What a lens would then find; null where it would find the same, or that is not known. */
  readonly finds: { readonly lens: LensName; readonly outcome: LensOutcome } | null;
  readonly link: ChangeLink | null;
}

/** Changes of one kind; the kinds always stand in the same order. */
export interface ChangeGroup {
  readonly heading: string;
  readonly changes: readonly Change[];
}

export interface ChangeEvidence {
  readonly row: LedgerRow;
  readonly run: StudyView;
  /** Null when no setting has been moved, or the model has no number for the claim. */
  readonly moved: JudgedMoves | null;
  /** Every way to read the claim; null where its words leave nothing open. */
  readonly readings: ClaimReadings | null;
  /** All checks of the published figures. */
  readonly checks: readonly ConsistencyCheck[];
}

/** A line that changes nothing. */
export const nothing = (text: string): Change => ({ text, finds: null, link: null });
