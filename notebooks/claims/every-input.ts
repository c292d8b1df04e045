/** Every input moved, on request: the button, the runs, each move judged, and the chart of what the number follows. */
import { type Claim, isMeasured } from '../../engine/claims/claim.ts';
import { mechanismInputs, TRACED_DEPLOYMENTS } from '../../engine/claims/construction/mechanism-model.ts';
import { defaultSettings } from '../../engine/simulator/settings.ts';
import type { StudyTraces } from '../../workers/study/trace.ts';
import type { StudyView } from '../authoring/define.ts';
import { claimPath } from '../authoring/links.ts';
import { type SweepControl, type SweepTicket, sweepControl } from '../authoring/sweep-control.ts';
import { emptyFigure, type FigureOptions } from '../charts/figure.ts';
import { failureText } from '../charts/variants.ts';
import { count } from '../format/number.ts';
import { withReceipt } from '../receipt/offer.ts';
import { REPLAY_SEED, type SizedReplays } from './lens-head.ts';

/** The button that moves every input says what that takes; the time was measured on two cores. */
export function everyInputControl(): SweepControl {
  const runs = mechanismInputs(defaultSettings).reduce((sum, { others }) => sum + others.length, 0);
  return sweepControl({
    button: 'Move every input',
    waiting: `Not run yet: ${count(runs)} runs of at most ${count(TRACED_DEPLOYMENTS)} deployments, where the model has 20 services by default instead of 127; about 15 seconds on two cores.`,
    unit: 'runs',
  });
}

/** @returns null when the reader called it off, or it failed: the control says which */
export async function moveEveryInput(
  { study, client }: StudyView,
  ticket: SweepTicket,
  signal: AbortSignal,
): Promise<StudyTraces | null> {
  let runs = 0;
  const outcome = await client.trace(study.config, {
    signal: AbortSignal.any([signal, ticket.signal]),
    onProgress: ({ done, total }) => {
      runs = done;
      ticket.report({ kind: 'running', done, total });
    },
  });
  if (outcome.kind === 'failed') {
    ticket.report({ kind: 'failed', message: failureText(outcome.failure) });
    return null;
  }
  ticket.report({ kind: 'done', done: runs });
  return outcome.value;
}

/** Of the largest replay; null where there is none, or the code computes nothing for the claim. */
export async function replayTraceFigure(
  claim: Claim,
  { sizes }: SizedReplays,
  options: FigureOptions,
): Promise<HTMLElement | null> {
  const last = sizes.at(-1);
  if (last === undefined || last.replayed === null) return null;
  const { traceFigure } = await import('../charts/trace.ts');
  const run = `The published code, n\u00a0=\u00a0${count(last.tracedAt)}, seed\u00a0${REPLAY_SEED}, each input moved alone.`;
  return traceFigure(claim, last.replayed.trace, run, { ...options, id: 'code-inputs' }, '');
}

export async function modelTraceFigure(
  claim: Claim,
  found: StudyTraces,
  query: string,
  options: FigureOptions,
): Promise<HTMLElement> {
  const { test } = claim;
  const { config, traces } = found;
  const trace = isMeasured(test) ? traces.find(({ quantity }) => quantity === test.quantity) : undefined;
  if (trace === undefined) return emptyFigure('This run has no number that an input could move.');
  const { traceFigure } = await import('../charts/trace.ts');
  const run = `Our model, n\u00a0=\u00a0${count(config.deployments)}, seed\u00a0${config.seed}, same changes, each input moved alone.`;
  const drawn = traceFigure(claim, trace, run, { ...options, id: 'model-inputs' });
  const made = async () =>
    (await import('./inputs-receipt.ts')).madeInputs(found, claimPath(claim.id), query);
  return withReceipt(drawn, 'sweep over inputs', made);
}
