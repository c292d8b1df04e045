/** Published figures out of the ledger's claims: the only place that charts take them from. */
import { type Claim, type ClaimRange, isMeasured } from '../../engine/claims/claim.ts';
import type { StudyView } from '../authoring/define.ts';
import type { Flag } from './marks.ts';

type Rows = StudyView['rows'];

export function claimOf(rows: Rows, id: string): Claim | undefined {
  return rows.find(({ claim }) => claim.id === id)?.claim;
}

/** A claim's printed figures as flags: the first source's, then those of documents that print another. */
export function flagsOf(rows: Rows, id: string): readonly Flag[] {
  const claim = claimOf(rows, id);
  return claim === undefined ? [] : claimFlags(claim);
}

/** The same of a claim at hand. */
export function claimFlags(claim: Claim): readonly Flag[] {
  return [...ownFlag(claim), ...claim.alternatives.map(({ printed, value }) => ({ printed, value }))];
}

/** The first source's printed figure; none where it is not a number. */
export function ownFlag({ printed, value }: Claim): readonly Flag[] {
  return value === null ? [] : [{ printed, value }];
}

/** A claim's printed string; the claim's id where the registry has none, so that the gap is seen. */
export function printedOf(rows: Rows, id: string): string {
  return claimOf(rows, id)?.printed ?? `(${id})`;
}

/** The accepted range of a claim; null when it cannot be tested. */
export function rangeOf(rows: Rows, id: string): ClaimRange | null {
  const test = claimOf(rows, id)?.test;
  return test !== undefined && isMeasured(test) ? test.range : null;
}
