/** The six verdicts, in the order in which they are always shown. */
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

export interface Verdict {
  readonly claim: Claim;
  readonly kind: VerdictKind;
  /** This run's value with its interval; null when untestable. */
  readonly estimate: Estimate | null;
  /** One line, computed: why this verdict. */
  readonly why: string;
  /** How many deployments would decide, for `undecided`; otherwise null. */
  readonly deploymentsToDecide: number | null;
}
