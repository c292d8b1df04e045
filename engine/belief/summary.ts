/** In how many of the committed free draws each claim comes true: small enough for every page. */
import { acceptanceOf } from './acceptance.ts';
import type { BeliefDraws } from './belief.ts';
import committed from './summary.json' with { type: 'json' };

export interface BeliefSummary {
  readonly draws: number;
  /** By published baseline, percent: accepted draws by a claim's id. */
  readonly accepted: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Of the committed free draws. Written by `npm run belief -- --summary`. */
export const committedSummary: BeliefSummary = committed;

const baselines: Readonly<Record<string, number>> = { '89': 0.89, '94.2': 0.942 };

export function countAccepted(draws: BeliefDraws): BeliefSummary {
  const accepted = Object.entries(baselines).map(([name, baseline]) => {
    const { claims } = acceptanceOf(draws, { baseline, range: 'narrower' });
    return [name, Object.fromEntries(claims.map(({ claim, share }) => [claim.id, share.count]))];
  });
  return { draws: draws.count, accepted: Object.fromEntries(accepted) };
}
