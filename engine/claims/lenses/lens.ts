/** The four ways of looking at a claim, and what one of them sees. */
import type { Estimate } from '../../simulator/measures/measures.ts';
import type { VerdictKind } from '../verdict.ts';

/** Always shown in this order. */
export const lensNames = ['arithmetic', 'replay', 'mechanism', 'data'] as const;
export type LensName = (typeof lensNames)[number];

/**
 * A verdict, or what is none: printed figures that agree, documents that print different ones, checks that could have
 * refused nothing, a lens that sees nothing.
 */
export type LensOutcome = VerdictKind | 'agrees' | 'differ' | 'no-power' | 'does-not-apply';

export interface LensReading {
  readonly outcome: LensOutcome;
  /** What was measured, in the claim's unit; null where nothing was. */
  readonly estimate: Estimate | null;
  /** One sentence, computed. */
  readonly why: string;
}

/** @param because without a full stop */
export function doesNotApply(because: string): LensReading {
  return {
    outcome: 'does-not-apply',
    estimate: null,
    why: `${because.charAt(0).toUpperCase()}${because.slice(1)}.`,
  };
}
