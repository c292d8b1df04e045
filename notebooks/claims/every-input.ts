/** Every input moved, on request: the button, the runs, each move judged, and the chart of what the number follows. */
import { type Claim, isMeasured, type QuantityName } from '../../engine/claims/claim.ts';
import { mechanismInputs, TRACED_DEPLOYMENTS } from '../../engine/claims/construction/mechanism-model.ts';
import { judgeClaim } from '../../engine/claims/judge.ts';
import type { Judgment } from '../../engine/claims/verdict.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import { defaultSettings, type SettingChanges, withSettings } from '../../engine/simulator/settings.ts';
import type { StudyTraces } from '../../workers/study/trace.ts';
import type { StudyView } from '../authoring/define.ts';
import { type SweepControl, type SweepTicket, sweepControl } from '../authoring/sweep-control.ts';
import { emptyFigure, type FigureOptions } from '../charts/figure.ts';
import { failureText } from '../charts/variants.ts';
import { count } from '../format/number.ts';
import { REPLAY_SEED, type SizedReplays } from './lens-head.ts';
import { type JudgedMove, type JudgedMoves, placeOf, unknown } from './moves.ts';

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

/** What moving every input came to for one claim; null when the model has no number for it. */
export function tracedMoves(claim: Claim, { config, traces }: StudyTraces): JudgedMoves | null {
  const { test } = claim;
  const own = isMeasured(test) ? traces.find(({ quantity }) => quantity === test.quantity) : undefined;
  if (own === undefined) return null;
  const judged = (changes: SettingChanges, estimateOf: (name: QuantityName) => Estimate): Judgment =>
    judgeClaim(claim, {
      estimateOf,
      settings: withSettings(config.settings, changes),
      size: config.deployments,
    });
  const byName = new Map(traces.map((trace) => [trace.quantity, trace]));
  const moves = own.inputs.flatMap(({ input, movements }) =>
    movements.map(({ value }, k): JudgedMove => {
      const changes: SettingChanges = { [input.id]: value };
      const verdict = judged(
        changes,
        (name) =>
          byName.get(name)?.inputs.find((other) => other.input.id === input.id)?.movements[k]?.estimate ??
          unknown,
      );
      return { label: input.label, value: placeOf(changes), changes, verdict };
    }),
  );
  const usual = judged({}, (name) => byName.get(name)?.usual ?? unknown);
  return { deployments: config.deployments, usual, moves, every: true };
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
  { config, traces }: StudyTraces,
  options: FigureOptions,
): Promise<HTMLElement> {
  const { test } = claim;
  const trace = isMeasured(test) ? traces.find(({ quantity }) => quantity === test.quantity) : undefined;
  if (trace === undefined) return emptyFigure('This run has no number that an input could move.');
  const { traceFigure } = await import('../charts/trace.ts');
  const run = `Our model, n\u00a0=\u00a0${count(config.deployments)}, seed\u00a0${config.seed}, same changes, each input moved alone.`;
  return traceFigure(claim, trace, run, { ...options, id: 'model-inputs' });
}
