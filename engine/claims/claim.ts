/** A published claim: the printed string, where it stands, what it means, and what would count as holding. */
import type { ParameterKey, SettingChanges } from '../simulator/settings.ts';

export type ClaimGroup =
  | 'cycle-time'
  | 'success'
  | 'rollback-failure'
  | 'canary'
  | 'safety'
  | 'tests'
  | 'study';

/** Where a figure was printed. */
export interface Source {
  /** `README`, `abstract`, `replication document`, … */
  readonly document: string;
  readonly locator: string;
}

/** Values of a quantity, ends included, in the quantity's own unit (ratios in [0, 1]), and who set them. */
export interface SourcedRange {
  readonly lower: number;
  readonly upper: number;
  /** Who set the range, and where. */
  readonly source: string;
}

/** The accepted range of a claim: the values for which it counts as holding. */
export interface ClaimRange extends SourcedRange {
  /** A wider range that another document publishes: shown, with what it would give, and never judged by. */
  readonly wider?: SourcedRange;
}

/** `points` are percentage points, as a ratio inside; `p` is a p-value, `number` has no unit. */
export type ClaimUnit = 'minutes' | 'ratio' | 'points' | 'count' | 'p' | 'number';

/** Another figure that was printed for the same claim. */
interface Alternative {
  readonly printed: string;
  readonly value: number;
  readonly source: Source;
  /** What would count as holding for this figure, and the traditional success rate (ratio) that it belongs to; null when it is only shown. */
  readonly judged: { readonly range: ClaimRange; readonly baseline: number } | null;
}

/** What the authors of the paper say of a claim here, in their words. */
export interface AuthorsReply {
  readonly text: string;
  readonly by: string;
  /** ISO 8601. */
  readonly date: string;
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
  /** How the mechanism lens tests it. */
  readonly test: ClaimTest;
  /** How the replay lens tests it. */
  readonly replay: ReplayTest;
  /** What a pass does not show, a sentence. */
  readonly doesNotShow: string;
  /** The place for the authors’ reply; null until there is one. */
  readonly reply: AuthorsReply | null;
}

/** A claim of one document alone, to which its authors have not replied, unless it says otherwise. */
export function published(
  claim: Omit<Claim, 'alternatives' | 'reply'> & Partial<Pick<Claim, 'alternatives' | 'reply'>>,
): Claim {
  return { alternatives: [], reply: null, ...claim };
}

/** What the replay of the published code has for a claim; `because`: why it has nothing, no full stop. */
type ReplayTest =
  /** `own`: judged by the range of the claim’s own test; `as printed`: only the very figure counts. */
  | {
      readonly kind: 'replayed';
      readonly quantity: ReplayQuantity;
      readonly range: ClaimRange | 'own' | 'as printed';
      /** The claim speaks of runs of the published code: which of the recorded replays answers it (`lenses/recorded.ts`). */
      readonly recorded?: RecordedAnswer;
    }
  | { readonly kind: 'nothing'; readonly because: string };

/** The questions that the committed record of replays answers. */
export type RecordedAnswer = 'latest-success' | 'latest-improvement' | 'reports-run' | 'seeds-stable';

/**
 * Quantities of a replay that claims speak of; those of the baseline are constants there. `reportedCycle` is what the code
 * reports as its median: a mean.
 */
const replayQuantityNames = [
  'reportedCycle',
  'baselineCycle',
  'cycleReduction',
  'success',
  'baselineSuccess',
  'successDifference',
  'rollback',
  'failure',
  'canaryCatch',
  'violations',
] as const;
export type ReplayQuantity = (typeof replayQuantityNames)[number];

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
  | { readonly kind: 'untestable'; readonly because: string }
  /** Speaks of printed figures or of the published code alone; `because`, no full stop. */
  | { readonly kind: 'elsewhere'; readonly because: string };

export type MeasuredTest = Extract<ClaimTest, { readonly kind: 'emergent' | 'calibrated' }>;

/** Whether a run of the study measures what the claim speaks of. */
export function isMeasured(test: ClaimTest): test is MeasuredTest {
  return test.kind === 'emergent' || test.kind === 'calibrated';
}

/**
 * The accepted ranges of a claim: its own, then those of figures that other documents give. None where only the printed
 * figure itself counts.
 */
export function rangesOf({ test, replay, alternatives }: Claim): readonly ClaimRange[] {
  const own = isMeasured(test)
    ? [test.range]
    : replay.kind === 'replayed' && replay.range !== 'own' && replay.range !== 'as printed'
      ? [replay.range]
      : [];
  return [...own, ...alternatives.flatMap(({ judged }) => judged?.range ?? [])];
}

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
  'cycleTimeP',
  'successP',
  'cycleTimeEffect',
] as const;
export type QuantityName = (typeof quantityNames)[number];
