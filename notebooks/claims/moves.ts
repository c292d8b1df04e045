/** A claim's number with settings moved, each judged as the mechanism judges it: the calibrated inputs at once, every input on demand. */
import { type Claim, isMeasured, type MeasuredTest, type QuantityName } from '../../engine/claims/claim.ts';
import { mechanismInputs } from '../../engine/claims/construction/mechanism-model.ts';
import { judgeClaim } from '../../engine/claims/judge.ts';
import { quantityOf } from '../../engine/claims/quantities.ts';
import type { Judgment, VerdictKind } from '../../engine/claims/verdict.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import {
  isParameterKey,
  type ParameterKey,
  parameters,
  type SettingChanges,
  withSettings,
} from '../../engine/simulator/settings.ts';
import type { StudyTraces } from '../../workers/study/trace.ts';
import type { StudyView } from '../authoring/define.ts';
import { element } from '../authoring/html.ts';
import type { SweepTicket } from '../authoring/sweep-control.ts';
import { emptyFigure, type FigureOptions } from '../charts/figure.ts';
import { failureText, runVariants, type Variant, variantSize } from '../charts/variants.ts';
import { inUnit } from '../format/estimate.ts';
import { count } from '../format/number.ts';
import { unitText, valueText, withUnit } from '../format/parameter.ts';
import { estimatesFigure } from './estimates-figure.ts';
import { lensMark } from './lens-badge.ts';
import { REPLAY_SEED, type SizedReplays } from './lens-head.ts';

/** The run with settings moved, and what the mechanism says of the claim then. */
export interface JudgedMove {
  /** The input that is moved. */
  readonly label: string;
  /** Where to, with its unit. */
  readonly value: string;
  readonly changes: SettingChanges;
  readonly verdict: Judgment;
}

export interface JudgedMoves {
  /** Of each run; the run on show may have more. */
  readonly deployments: number;
  /** Nothing moved, at that size. */
  readonly usual: Judgment;
  readonly moves: readonly JudgedMove[];
  /** Whether every input was moved, or only those that were solved for the claim and those that lift it. */
  readonly every: boolean;
}

/** Each calibrated input to both ends of its range, and each setting under which nothing fixes the claim any more. */
export function liveVariants(run: StudyView, test: MeasuredTest): readonly Variant[] {
  if (test.kind === 'emergent') return [];
  const ends = mechanismInputs(run.study.config.settings)
    .filter(({ id }) => test.inputs.some((key) => key === id))
    .flatMap(({ id, others }) => others.map((value): SettingChanges => ({ [id]: value })));
  const lifted = test.lifted.filter((set) => !ends.some((end) => sameChanges(end, set)));
  return [...ends, ...lifted].map((changes) => ({ label: nameOf(changes), changes }));
}

/** @throws Error when a run fails, in the pool's words */
export async function runMoves(
  run: StudyView,
  claim: Claim,
  test: MeasuredTest,
  signal: AbortSignal,
): Promise<JudgedMoves> {
  const results = await runVariants(
    run,
    [{ label: 'as set', changes: {} }, ...liveVariants(run, test)],
    signal,
  );
  const size = variantSize(run);
  const [usual, ...moves] = results.map(({ label, changes, measures }): JudgedMove => {
    const settings = withSettings(run.study.config.settings, changes);
    const estimateOf = (name: QuantityName): Estimate => quantityOf(name, measures);
    const verdict = judgeClaim(claim, { estimateOf, settings, size });
    return { label, value: placeOf(changes), changes, verdict };
  });
  return { deployments: size, usual: usual!.verdict, moves, every: false };
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

const unknown: Estimate = {
  value: Number.NaN,
  lower: Number.NaN,
  upper: Number.NaN,
  method: 'nothing',
  n: 0,
};

const entriesOf = (changes: SettingChanges): [ParameterKey, number | string | boolean][] =>
  Object.entries(changes).flatMap(([key, value]) => (isParameterKey(key) ? [[key, value]] : []));

function nameOf(changes: SettingChanges): string {
  return entriesOf(changes)
    .map(([key]) => parameters[key].label)
    .join(', ');
}

function placeOf(changes: SettingChanges): string {
  return entriesOf(changes)
    .map(([key, value]) => settingText(key, value))
    .join(', ');
}

/** A value with its unit: `5 min`, `90%`, `off`. */
function settingText(key: ParameterKey, value: number | string | boolean): string {
  return withUnit(valueText(parameters[key], value), unitText(parameters[key]));
}

function sameChanges(a: SettingChanges, b: SettingChanges): boolean {
  const [one, other] = [entriesOf(a), entriesOf(b)];
  return one.length === other.length && one.every(([key, value]) => b[key] === value);
}

/** Move this, the claim moves: the number with each calibrated input at both ends of its range. */
export function movesFigure(
  claim: Claim,
  { deployments, usual, moves }: JudgedMoves,
  seed: string,
  options: FigureOptions,
): HTMLElement {
  const badge = (kind: VerdictKind): HTMLElement =>
    element`<span>${lensMark(claim.id, 'mechanism', kind)}</span>`;
  const labels = [...new Set(moves.map(({ label }) => label))];
  const asSet =
    usual.estimate === null ? [] : [{ label: 'as set', estimate: usual.estimate, more: [badge(usual.kind)] }];
  return estimatesFigure(
    claim,
    {
      label: `The number for ${claim.printed} when an input that was solved for it is moved`,
      groups: [
        { heading: '', rows: asSet },
        ...labels.map((heading) => ({
          heading,
          rows: moves.flatMap(({ label, value, verdict: { estimate, kind } }) =>
            label === heading && estimate !== null ? [{ label: value, estimate, more: [badge(kind)] }] : [],
          ),
        })),
      ],
      caption: labels.map((label) => spanOf(label, claim, moves)).join(' '),
      run: `n\u00a0=\u00a0${count(deployments)} each, the same changes, seed\u00a0${seed}, 95% intervals.`,
      more: ['the model says'],
    },
    options,
  );
}

/** From where to where one input takes the number, and how often it leaves the claim's range. */
function spanOf(label: string, { unit }: Claim, moves: JudgedMoves['moves']): string {
  const own = moves.filter((move) => move.label === label);
  const values = own.flatMap(({ verdict: { estimate } }) =>
    estimate !== null && Number.isFinite(estimate.value) ? [estimate.value] : [],
  );
  if (values.length === 0) return `${label}: the move leaves nothing to count.`;
  const [least, most] = [inUnit(unit, Math.min(...values)), inUnit(unit, Math.max(...values))];
  const out = own.filter(({ verdict }) => verdict.kind === 'not-reproduced').length;
  const left =
    out === 0
      ? 'it stays within reach of the range'
      : `${out === own.length ? 'each move' : `${count(out)} of ${count(own.length)} moves`} takes it out of the range`;
  return least === most
    ? `${label}: moved, the number is ${least}; ${left}.`
    : `${label}: moved to its ends, the number goes from ${least} to ${most}; ${left}.`;
}

/** What the registry says fixes a claim, before anything is moved; and why there may be nothing to move. */
export function constructionNote({ test, replay }: Claim): HTMLElement {
  if (test.kind === 'calibrated') {
    const labels = test.inputs.map((key) => `“${parameters[key].label}”`).join(' and ');
    return element`<p>For this claim ${test.because} (${labels}). If that is what fixes the number, it must follow when the input
      is moved; and a number that any value of an input can bring about is no finding.</p>`;
  }
  if (isMeasured(test)) {
    return element`<p>No input of the study model was solved for this claim. Which of them the number follows can be seen by moving each.</p>`;
  }
  return replay.kind === 'replayed'
    ? element`<p>The study model has no number for this claim. What the number of the published code follows stands with its replay, above.</p>`
    : element`<p>No lens computes a number for this claim, so there is none that could follow an input.</p>`;
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
  const { traceFigure } = await import('../charts/trace.ts');
  const run = `The study model, n\u00a0=\u00a0${count(config.deployments)}, seed\u00a0${config.seed}, the same changes, each input moved alone.`;
  return traceFigure(claim, trace, run, options);
}
