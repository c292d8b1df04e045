/** Move this, the claim moves: which inputs a claim's number follows, in the published code and in the study model. */
import { type Claim, isMeasured } from '../../engine/claims/claim.ts';
import type { StudyTraces } from '../../workers/study/trace.ts';
import { emptyFigure } from '../charts/figure.ts';
import type { FigureOptions } from '../charts/options.ts';
import { count } from '../format/number.ts';
import { REPLAY_SEED, type SizedReplays } from './replays.ts';

/** Of the largest replay; null where there is none, or the code computes nothing for the claim. */
export async function replayTraceFigure(
  claim: Claim,
  { sizes }: SizedReplays,
  options: FigureOptions,
): Promise<HTMLElement | null> {
  const last = sizes.at(-1);
  if (last === undefined || last.replayed === null) return null;
  const { traceFigure } = await import('../charts/trace-figure.ts');
  const run = `The published code, n\u00a0=\u00a0${count(last.tracedAt)}, seed\u00a0${REPLAY_SEED}, each input moved alone.`;
  return traceFigure(claim, last.replayed.trace, run, options);
}

export async function modelTraceFigure(
  claim: Claim,
  { config, traces }: StudyTraces,
  options: FigureOptions,
): Promise<HTMLElement> {
  const { test } = claim;
  const trace = isMeasured(test) ? traces.find(({ quantity }) => quantity === test.quantity) : undefined;
  if (trace === undefined) return emptyFigure('This run has no number that could follow an input.');
  const { traceFigure } = await import('../charts/trace-figure.ts');
  const run = `The study model, n\u00a0=\u00a0${count(config.deployments)}, seed\u00a0${config.seed}, the same changes, each input moved alone.`;
  return traceFigure(claim, trace, run, options);
}
