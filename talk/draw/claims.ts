/** Printed figures for the stage: out of the registry of claims, never typed. */
import type { Claim } from '../../engine/claims/claim.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';

/** @throws Error if there is no such claim, which would be a mistake of ours */
export function claimNamed(id: string): Claim {
  const claim = publishedClaims.find((each) => each.id === id);
  if (claim === undefined) throw new Error(`talk: no claim ${id}`);
  return claim;
}
