/** Which claims could come out reproduced at all in a run, and why the others could not: known before what came out. */
import { isMeasured } from '../claim.ts';
import type { LedgerRow } from './ledger.ts';

/**
 * `agrees`: a statement about printed figures that agree when recomputed. `contradicted`: printed figures that contradict
 * each other, which no run can change. `emergent`: the model measures it, and
 * nothing fixes it. `constructed`: we tuned or searched settings for it, or it follows from such numbers. `runs`: it is
 * about runs of the published code, which only their record can answer. `untestable`: it needs data that is not public, or a part
 * that the model does not have.
 */
const reaches = ['agrees', 'contradicted', 'emergent', 'constructed', 'runs', 'untestable'] as const;
export type Reach = (typeof reaches)[number];

export function reachOf({ claim, mechanism, verdict }: LedgerRow): Reach {
  if (verdict === 'inconsistent') return 'contradicted';
  if (isMeasured(claim.test)) return mechanism.kind === 'by-construction' ? 'constructed' : 'emergent';
  if (claim.test.kind === 'untestable') return 'untestable';
  return claim.replay.kind === 'replayed' ? 'runs' : 'agrees';
}

/** How many claims of a ledger have each reach. */
export function reachCounts(rows: readonly LedgerRow[]): Readonly<Record<Reach, number>> {
  const of = (reach: Reach): number => rows.filter((row) => reachOf(row) === reach).length;
  return Object.fromEntries(reaches.map((reach) => [reach, of(reach)])) as Record<Reach, number>;
}
