/** The four ways of looking at a claim, and what one of them finds. */
import type { Estimate } from '../../simulator/measures/measures.ts';
import { type Judgment, sentence, type VerdictKind } from '../verdict.ts';

/** Always shown in this order. */
export const lensNames = ['arithmetic', 'replay', 'mechanism', 'data'] as const;
export type LensName = (typeof lensNames)[number];

/**
 * What a lens can say: the words of a verdict, or less than that. Printed figures that agree; documents that print
 * different ones; checks that could not have failed; inputs that fix a figure at another value than the printed one; or
 * nothing at all.
 */
export type LensOutcome = VerdictKind | 'agrees' | 'differ' | 'no-power' | 'other-value' | 'does-not-apply';

export interface LensReading {
  readonly outcome: LensOutcome;
  /** What was measured, in the claim's unit; null where nothing was. */
  readonly estimate: Estimate | null;
  /** Computed: what was found, in plain sentences. */
  readonly why: string;
}

/** @param because without a full stop */
export function doesNotApply(because: string): LensReading {
  return { outcome: 'does-not-apply', estimate: null, why: sentence(because) };
}

/** The mechanism lens: what the study model says (`judgeClaims`). */
export function mechanismReading({ claim, kind, estimate, why }: Judgment): LensReading {
  return claim.test.kind === 'elsewhere'
    ? doesNotApply(claim.test.because)
    : { outcome: kind, estimate, why };
}

/** The lens of the reader's own data: verdicts on a deployment log, by the same rules. */
export function dataReading({ claim, kind, estimate, why }: Judgment): LensReading {
  return claim.test.kind === 'elsewhere'
    ? doesNotApply('it is about printed figures only')
    : { outcome: kind, estimate, why };
}
