/** The published code replayed for one claim: at the demonstration's size and at the study's, beside the run on show. */
import type { Claim } from '../../engine/claims/claim.ts';
import { type ReplayedClaim, replayedClaims } from '../../engine/claims/construction/index.ts';
import { replayReading } from '../../engine/claims/lenses/index.ts';
import type { ReplayClient } from '../../workers/replay/pool.ts';
import { element } from '../authoring/html.ts';
import { emptyFigure } from '../charts/figure.ts';
import type { FigureOptions } from '../charts/options.ts';
import { failureText } from '../charts/variants.ts';
import { outcomeWords } from '../format/lens.ts';
import { count } from '../format/number.ts';
import { estimatesFigure } from './estimates-figure.ts';
import { lensCell } from './lens-badge.ts';

/** The seed that the demonstration is released with. */
export const REPLAY_SEED = 24n;
/** The demonstration's size and the study's. */
export const REPLAY_SIZES = [500, 15_847] as const;

/** A claim in a replay of one size; null when the code computes nothing for it. */
interface SizedReplay {
  readonly deployments: number;
  readonly tracedAt: number;
  readonly replayed: ReplayedClaim | null;
}

export interface SizedReplays {
  /** Empty where the code has nothing for the claim, or a replay failed. */
  readonly sizes: readonly SizedReplay[];
  /** Why one failed; null where none did. */
  readonly problem: string | null;
}

export async function runReplays(client: () => Promise<ReplayClient>, claim: Claim): Promise<SizedReplays> {
  const { replay } = claim;
  // a claim about recorded runs is answered by those: see recorded-runs.ts
  if (replay.kind === 'nothing' || replay.recorded !== undefined) return { sizes: [], problem: null };
  const pool = await client();
  const outcomes = await Promise.all(
    REPLAY_SIZES.map((deployments) => pool.trace({ deployments, seed: REPLAY_SEED })),
  );
  const sizes: SizedReplay[] = [];
  for (const outcome of outcomes) {
    if (outcome.kind === 'failed') return { sizes: [], problem: failureText(outcome.failure) };
    const { deployments, tracedAt } = outcome.value;
    sizes.push({
      deployments,
      tracedAt,
      replayed: replayedClaims(outcome.value, [claim]).get(claim.id) ?? null,
    });
  }
  return { sizes, problem: null };
}

export function replaysFigure(
  claim: Claim,
  { sizes, problem }: SizedReplays,
  options: FigureOptions,
): HTMLElement {
  if (problem !== null) return emptyFigure(`The published code could not be replayed: ${problem}.`);
  const known = sizes.flatMap(({ deployments, replayed }) =>
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
            more: [element`<span>${lensCell(claim.id, 'replay', reading, 'place')}</span>`],
          })),
        },
      ],
      caption: `${found} ${last?.replayed.conclusion.sentence ?? ''}`,
      run: `Seed\u00a0${REPLAY_SEED}, the code’s own default; 95% intervals, none for a constant.`,
      more: ['the replay says'],
    },
    options,
  );
}
