/** A published claim: the printed string, where it stands, what it means, and what would count as holding. */
import type { ParameterKey, SettingChanges } from '../simulator/settings.ts';

export type ClaimGroup = 'study' | 'cycle-time' | 'success' | 'rollback-failure' | 'safety' | 'canary';

/** Where a figure was printed. */
export interface Source {
  /** `README`, `abstract`, `replication document`, … */
  readonly document: string;
  readonly locator: string;
}

/** The values of a quantity for which the claim holds; ends included; in the quantity's own unit (ratios in [0, 1]). */
export interface ClaimRange {
  readonly lower: number;
  readonly upper: number;
  /** Who set the range, and where. */
  readonly source: string;
}

/** `points` are percentage points, as a ratio inside. */
export type ClaimUnit = 'minutes' | 'ratio' | 'points' | 'count';

/** Another figure that was printed for the same claim. */
export interface Alternative {
  readonly printed: string;
  readonly value: number;
  readonly range: ClaimRange;
  readonly source: Source;
  /** The traditional success rate that this figure was printed beside, ratio. */
  readonly baseline: number;
}

export interface Claim {
  readonly id: string;
  readonly group: ClaimGroup;
  /** The claim in our words, a plain sentence. */
  readonly sentence: string;
  /** As printed, trailing zeros kept. */
  readonly printed: string;
  /** The printed figure as a number in `unit`; null when it has none. */
  readonly value: number | null;
  readonly unit: ClaimUnit;
  /** Where documents disagree. */
  readonly alternatives: readonly Alternative[];
  readonly source: Source;
  /** How the quantity is computed, one sentence. */
  readonly definition: string;
  readonly test: ClaimTest;
}

/** How the mechanism lens tests a claim. */
export type ClaimTest =
  /** An emergent quantity: its interval against the range. */
  | { readonly kind: 'emergent'; readonly quantity: QuantityName; readonly range: ClaimRange }
  /** Inputs fix it: they are named, and the quantity never counts as reproduced. */
  | {
      readonly kind: 'calibrated';
      readonly quantity: QuantityName;
      readonly range: ClaimRange;
      readonly inputs: readonly ParameterKey[];
      readonly because: string;
      /** With any of these settings nothing fixes it any more, and it is judged as emergent. */
      readonly lifted: readonly SettingChanges[];
    }
  /** Needs data that is not public, or a part that the model does not have. */
  | { readonly kind: 'untestable'; readonly because: string };

/** Quantities of a study that claims speak of. */
export const quantityNames = [
  'medianCycleGenops',
  'medianCycleTraditional',
  'cycleTimeReduction',
  'successGenops',
  'successTraditional',
  'successDifference',
  'rollbackGenops',
  'failureGenops',
  'failureTraditional',
  'violations',
  'canaryCatch',
  'budgetVarianceReduction',
] as const;
export type QuantityName = (typeof quantityNames)[number];
