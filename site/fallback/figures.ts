/** The committed figures: one real run, written down for browsers that cannot run the study. */
import type { VerdictKind } from '../../engine/claims/verdict.ts';
import figures from './figures.json' with { type: 'json' };

export interface FallbackRow {
  readonly id: string;
  readonly sentence: string;
  /** As printed by the paper. */
  readonly printed: string;
  /** This project's value with its interval, formatted; a dash where there is none. */
  readonly value: string;
  readonly verdict: VerdictKind;
  readonly why: string;
}

export interface FallbackFigures {
  /** Null until a run has been written down. */
  readonly run: {
    readonly scenario: string;
    readonly seed: string;
    readonly deployments: number;
    readonly digest: string;
  } | null;
  readonly rows: readonly FallbackRow[];
}

export const fallbackFigures = figures as FallbackFigures;
