/** The six verdicts in the order in which they are always shown, and what one lens makes of a claim. */
import type { Estimate } from '../simulator/measures/measures.ts';
import type { Claim } from './claim.ts';

export const verdictKinds = [
  'reproduced',
  'by-construction',
  'undecided',
  'not-reproduced',
  'inconsistent',
  'untestable',
] as const;
export type VerdictKind = (typeof verdictKinds)[number];

/**
 * What the model, or a reader's log, says of a claim: the reading of one lens. The claim's verdict is its ledger row's
 * (`lenses/ledger.ts`) and nobody else's.
 */
export interface Judgment {
  readonly claim: Claim;
  readonly kind: VerdictKind;
  /** What was measured, with its interval; null when untestable. */
  readonly estimate: Estimate | null;
  /** Computed: why this kind, one to three sentences. */
  readonly why: string;
  /** How many deployments would decide, for `undecided`; otherwise null. */
  readonly deploymentsToDecide: number | null;
}
