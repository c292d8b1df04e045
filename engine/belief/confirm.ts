/** Accepted draws run again at another size: a draw of 2,000 deployments is in range by its value, chance included. */
import type { StudyProgress } from '../simulator/study.ts';
import {
  type Accepted,
  acceptanceOf,
  countOf,
  headlineClaims,
  isIn,
  type Judging,
  quantityOfRow,
  type Share,
  shareOf,
} from './acceptance.ts';
import { type BeliefDraws, pointsOf, runOfDraw } from './belief.ts';
import { drawRow } from './in-common.ts';
import { outcomeSteps } from './outcome.ts';

export interface Confirmation {
  /** A claim's id, or `headline` for all headline claims at once. */
  readonly what: string;
  /** Accepted draws, and how many of the first of them are in range at the other size too. */
  readonly accepted: number;
  readonly confirmed: Share;
}

/**
 * Runs the first accepted draws of each claim, each once, at another size.
 * @param most draws a claim: the first ones cover the settings as evenly as all do
 * @param deployments of the runs, such as the study's 15,847
 */
export function* confirmSteps(
  draws: BeliefDraws,
  judging: Judging,
  most: number,
  deployments: number,
): Generator<StudyProgress, readonly Confirmation[], void> {
  const { claims, headline } = acceptanceOf(draws, judging);
  const tests = claims.map(({ claim, quantity, range, accepted }) => ({
    what: claim.id,
    accepted,
    ranges: [{ quantity, range }],
  }));
  const together = claims.filter(({ claim }) => headlineClaims.includes(claim.id));
  const all = [...tests, { what: 'headline', accepted: headline.accepted, ranges: together }];
  const chosen = all.map(({ accepted }) => indicesOf(accepted).slice(0, most));
  const wanted = [...new Set(chosen.flat())].sort((a, b) => a - b);
  const points = pointsOf(draws.plan);
  const rows = new Map<number, Readonly<Record<string, number>>>();
  for (const index of wanted) {
    const steps = outcomeSteps(runOfDraw(draws.plan, points, index, drawRow(draws, index), deployments));
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) yield { done: rows.size, total: wanted.length };
    rows.set(index, step.value);
  }
  return all.map(({ what, accepted, ranges }, k) => {
    const still = chosen[k]!.filter((index) =>
      ranges.every(({ quantity, range }) =>
        isIn(range, quantityOfRow(rows.get(index)!, quantity, deployments)),
      ),
    );
    return { what, accepted: countOf(accepted), confirmed: shareOf(still.length, chosen[k]!.length) };
  });
}

function indicesOf(accepted: Accepted): number[] {
  return [...accepted.keys()].filter((index) => accepted[index] === 1);
}
