/** What context ingestion returns. */
import type { DefectKind } from '../domain/change.ts';

/** One past deployment of the arm, near to the change. */
export interface Neighbour {
  /** Position in the study; negative for the warm-up. */
  readonly index: number;
  readonly service: number;
  /** Cosine similarity, ratio. */
  readonly similarity: number;
  readonly lines: number;
  readonly failed: boolean;
  /** What was seen to be wrong; `none` when it did not fail. */
  readonly reason: DefectKind;
}

export interface Context {
  /** Nearest first. */
  readonly neighbours: readonly Neighbour[];
  readonly failures: number;
  /** Failures over neighbours; 0 when there are none. */
  readonly failureRate: number;
  /** How many neighbours there are and how near, ratio: mean similarity × found / wanted. */
  readonly confidence: number;
}

export const noContext: Context = Object.freeze({
  neighbours: [],
  failures: 0,
  failureRate: 0,
  confidence: 0,
});
