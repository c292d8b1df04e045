/**
 * One scale for the strips of a group and unit, wide enough for every figure that is printed or measured in it. Claims of
 * safety measure different things in the same unit, so each has its own.
 */
import { type Claim, type ClaimUnit, rangesOf } from '../../engine/claims/claim.ts';
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import { roundDomain } from '../charts/svg.ts';

export type Scales = (claim: Claim) => readonly [number, number];

/** @param rows null before the first result: then the scales hold what is printed */
export function scalesFor(claims: readonly Claim[], rows: readonly LedgerRow[] | null): Scales {
  const values = new Map<string, number[]>();
  const held = (claim: Claim): number[] => {
    const name = scaleName(claim);
    const own = values.get(name) ?? [];
    values.set(name, own);
    return own;
  };
  for (const claim of claims) {
    if (rangesOf(claim).length === 0) continue;
    if (claim.value !== null) held(claim).push(claim.value);
    for (const { value } of claim.alternatives) held(claim).push(value);
    for (const { lower, upper } of rangesOf(claim)) held(claim).push(lower, upper);
  }
  for (const { claim, estimate: ours, readings } of rows ?? []) {
    for (const estimate of [ours, readings.data?.estimate]) {
      if (estimate) held(claim).push(...ends(estimate));
    }
  }
  return (claim) => domainOf(values.get(scaleName(claim)) ?? [], claim.unit);
}

const scaleName = ({ id, group, unit }: Claim): string => (group === 'safety' ? id : `${group}/${unit}`);

/** An interval that is open on a side, or goes far beyond its value, must not flatten all other rows. */
function ends({ value, lower, upper }: { value: number; lower: number; upper: number }): number[] {
  return [value, lower, upper].filter(Number.isFinite);
}

function domainOf(values: readonly number[], unit: ClaimUnit): readonly [number, number] {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [0, 1];
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  const room = (high - low) * 0.06 || Math.abs(high) * 0.1 || 0.01;
  switch (unit) {
    case 'points':
      return roundDomain([low - room, high + room]);
    case 'minutes':
    case 'count':
    case 'number':
    case 'p':
      return low < 0 ? roundDomain([low - room, high + room]) : roundDomain([high + room], { low: 0 });
    case 'ratio':
      // shares near all have a scale of their own, shares near none start at zero
      return low > 0.5
        ? roundDomain([low - room, high], { most: 1 })
        : roundDomain([low < 0 ? low - room : 0, high + room], { most: 1, ...(low < 0 ? {} : { low: 0 }) });
  }
}
