/** Which claims could come out reproduced at all in a run, and why the others could not: known before what came out. */
import { isMeasured } from '../claim.ts';
import type { LedgerRow } from './ledger.ts';

/**
 * `recomputed`: a statement about printed figures, which arithmetic can reproduce. `emergent`: the model measures it, and
 * nothing fixes it. `constructed`: we tuned or searched settings for it, or it follows from such numbers. `fixed`: it is
 * about runs of the published code, whose inputs fix the result. `untestable`: it needs data that is not public, or a part
 * that the model does not have.
 */
const reaches = ['recomputed', 'emergent', 'constructed', 'fixed', 'untestable'] as const;
export type Reach = (typeof reaches)[number];

export function reachOf({ claim, mechanism }: LedgerRow): Reach {
  if (isMeasured(claim.test)) return mechanism.kind === 'by-construction' ? 'constructed' : 'emergent';
  if (claim.test.kind === 'untestable') return 'untestable';
  return claim.replay.kind === 'replayed' ? 'fixed' : 'recomputed';
}

/** How many claims of a ledger have each reach. */
export function reachCounts(rows: readonly LedgerRow[]): Readonly<Record<Reach, number>> {
  const of = (reach: Reach): number => rows.filter((row) => reachOf(row) === reach).length;
  return Object.fromEntries(reaches.map((reach) => [reach, of(reach)])) as Record<Reach, number>;
}
