/** Printed figures for the stage: out of the registry of claims, never typed. */
import { type Claim, type ClaimRange, isMeasured } from '../../engine/claims/claim.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';

/** @throws Error if there is no such claim, which would be a mistake of ours */
export function claimNamed(id: string): Claim {
  const claim = publishedClaims.find((each) => each.id === id);
  if (claim === undefined) throw new Error(`talk: no claim ${id}`);
  return claim;
}

/** The values for which it counts as holding. @throws Error if no run measures it, which would be a mistake of ours */
export function rangeNamed(id: string): ClaimRange {
  const { test } = claimNamed(id);
  if (!isMeasured(test)) throw new Error(`talk: no range for ${id}`);
  return test.range;
}
