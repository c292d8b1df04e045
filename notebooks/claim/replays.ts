/** The published code replayed for one claim: at the demonstration's size and at the study's, beside the run on show. */
import type { Claim } from '../../engine/claims/claim.ts';
import { type ReplayedClaim, replayedClaims } from '../../engine/claims/construction/index.ts';
import { replayReading } from '../../engine/claims/lenses/index.ts';
import type { ReplayClient } from '../../workers/replay-contract.ts';
import { element } from '../authoring/html.ts';
import { verdictBadge } from '../claims/lens-badge.ts';
import type { FigureOptions } from '../figures/options.ts';
import { outcomeWords } from '../format/lens.ts';
import { count } from '../format/number.ts';
import { failureText } from '../readings/variants.ts';
import { estimatesFigure } from './estimates-figure.ts';

/** The seed that the demonstration is released with. */
const SEED = 24n;
/** The demonstration's size and the study's. */
export const REPLAY_SIZES = [500, 15_847] as const;

/** A claim in a replay of one size; null when the code computes nothing for it. */
export interface SizedReplay {
  readonly deployments: number;
  readonly tracedAt: number;
  readonly replayed: ReplayedClaim | null;
}

/** @throws Error when one fails, in the pool's words */
export async function runReplays(client: ReplayClient, claim: Claim): Promise<readonly SizedReplay[]> {
  return Promise.all(
    REPLAY_SIZES.map(async (deployments) => {
      const outcome = await client.trace({ deployments, seed: SEED });
      if (outcome.kind === 'failed') throw new Error(`the replay: ${failureText(outcome.failure)}`);
      const replayed = replayedClaims(outcome.value, [claim]).get(claim.id) ?? null;
      return { deployments, tracedAt: outcome.value.tracedAt, replayed };
    }),
  );
}

export function replaysFigure(
  claim: Claim,
  replays: readonly SizedReplay[],
  options: FigureOptions,
): HTMLElement {
  const known = replays.flatMap(({ deployments, replayed }) =>
    replayed === null ? [] : [{ deployments, replayed, reading: replayReading(claim, replayed) }],
  );
  const last = known.at(-1);
  const sameWord = known.every(({ reading }) => reading.outcome === last?.reading.outcome);
  const found = sameWord
    ? `At both sizes: ${outcomeWords[last?.reading.outcome ?? 'does-not-apply']}.`
    : `${known.map(({ deployments, reading }) => `At ${count(deployments)} deployments: ${outcomeWords[reading.outcome]}`).join('. ')}.`;
  return estimatesFigure(
    claim,
    {
      label: `What the published code computes for ${claim.printed}, at two sizes`,
      groups: [
        {
          heading: '',
          rows: known.map(({ deployments, replayed, reading }) => ({
            label: `replayed, n = ${count(deployments)}`,
            estimate: replayed.estimate,
            more: [
              reading.outcome === 'does-not-apply' ||
              reading.outcome === 'agrees' ||
              reading.outcome === 'no-power'
                ? outcomeWords[reading.outcome]
                : element`<span>${verdictBadge(reading.outcome)}</span>`,
            ],
          })),
        },
      ],
      caption: `${found} ${last?.replayed.conclusion.sentence ?? ''}`,
      run: `Seed\u00a0${SEED}, 95\u202f% intervals; a constant has none.`,
      more: ['verdict'],
    },
    options,
  );
}
