/** From the replay's quantities to the claims that they answer. */
import type { Estimate } from '../../simulator/measures/measures.ts';
import type { Claim } from '../claim.ts';
import type { Numbers } from './model.ts';
import type { Conclusion, Trace } from './trace.ts';

/** What a replay has for a claim: its number, what that follows, and the runs behind it. */
export interface ReplayedClaim {
  readonly estimate: Estimate;
  readonly conclusion: Conclusion;
  readonly trace: Trace;
}

/** By claim id; a claim without an entry has nothing in the replay. */
export function replayedClaims(
  { estimates, traces }: { readonly estimates: Numbers; readonly traces: readonly Trace[] },
  claims: readonly Claim[],
): ReadonlyMap<string, ReplayedClaim> {
  const byQuantity = new Map(traces.map((trace) => [trace.quantity, trace]));
  return new Map(
    claims.flatMap(({ id, replay }) => {
      if (replay.kind === 'nothing') return [];
      const trace = byQuantity.get(replay.quantity);
      const estimate = estimates[replay.quantity];
      if (trace === undefined || estimate === undefined) return [];
      return [[id, { estimate, conclusion: trace.conclusion, trace }] as const];
    }),
  );
}
