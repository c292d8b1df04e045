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
  /** Failures over neighbors; 0 when there are none. */
  readonly failureRate: number;
  /** How many neighbors there are and how near, ratio: mean similarity × found / wanted. */
  readonly confidence: number;
}

export const noContext: Context = Object.freeze({
  neighbours: [],
  failures: 0,
  failureRate: 0,
  confidence: 0,
});

/** Why the neighbors failed, most frequent first; ties in the order of the reasons' names. */
export function commonReasons(context: Context): { readonly reason: DefectKind; readonly count: number }[] {
  const counts = new Map<DefectKind, number>();
  for (const { failed, reason } of context.neighbours) {
    if (failed) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}
