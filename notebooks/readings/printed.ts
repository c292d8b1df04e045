/** Published figures out of the verdicts' claims: the only place that charts take them from. */
import { type Claim, type ClaimRange, isMeasured } from '../../engine/claims/claim.ts';
import type { Judgment } from '../../engine/claims/verdict.ts';
import type { Flag } from '../charts/paper-mark.ts';

export function claimOf(verdicts: readonly Judgment[], id: string): Claim | undefined {
  return verdicts.find(({ claim }) => claim.id === id)?.claim;
}

export function verdictOf(verdicts: readonly Judgment[], id: string): Judgment | undefined {
  return verdicts.find(({ claim }) => claim.id === id);
}

/** A claim's printed figures as flags: the first source's, then those of documents that print another. */
export function flagsOf(verdicts: readonly Judgment[], id: string): readonly Flag[] {
  const claim = claimOf(verdicts, id);
  if (claim === undefined) return [];
  const own = claim.value === null ? [] : [{ printed: claim.printed, value: claim.value }];
  return [...own, ...claim.alternatives.map(({ printed, value }) => ({ printed, value }))];
}

/** A claim's printed string; the claim's id where the registry has none, so that the gap is seen. */
export function printedOf(verdicts: readonly Judgment[], id: string): string {
  return claimOf(verdicts, id)?.printed ?? `(${id})`;
}

/** The values for which a claim holds; null when it cannot be tested. */
export function rangeOf(verdicts: readonly Judgment[], id: string): ClaimRange | null {
  const test = claimOf(verdicts, id)?.test;
  return test !== undefined && isMeasured(test) ? test.range : null;
}
