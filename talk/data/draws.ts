/** The committed draws of the belief map, as many as a stage shows: written down by `npm run fallback`. */
import { acceptanceOf, headlineClaims, quantityOfDraw } from '../../engine/belief/acceptance.ts';
import type { BeliefDraws } from '../../engine/belief/belief.ts';
import committed from './draws.json' with { type: 'json' };

export interface Draws {
  readonly draws: number;
  /** Draws in which all of these claims come true. */
  readonly together: number;
  readonly claims: readonly {
    readonly id: string;
    readonly accepted: number;
    /** Of the first draws, in the claim's unit. */
    readonly values: readonly number[];
  }[];
}

export const committedDraws: Draws = committed;

const SHOWN = 400;

export function drawsOnStage(draws: BeliefDraws): Draws {
  const { claims, headline, counted } = acceptanceOf(draws, { baseline: 0.89, range: 'narrower' });
  return {
    draws: counted,
    together: headline.share.count,
    claims: claims
      .filter(({ claim }) => headlineClaims.includes(claim.id))
      .map(({ claim: { id }, quantity, share }) => ({
        id,
        accepted: share.count,
        values: Array.from({ length: SHOWN }, (_, i) =>
          Number(quantityOfDraw(draws, quantity, i).toPrecision(4)),
        ),
      })),
  };
}
