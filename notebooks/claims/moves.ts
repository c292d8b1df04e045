/** A claim's number with settings moved, each judged as the mechanism judges it: inputs that we tuned are moved unasked. */
import { type Claim, isMeasured, type MeasuredTest, type QuantityName } from '../../engine/claims/claim.ts';
import { mechanismInputs } from '../../engine/claims/construction/mechanism-model.ts';
import { judgeClaim } from '../../engine/claims/judge.ts';
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
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
import { claimPath } from '../authoring/links.ts';
import type { FigureOptions } from '../charts/figure.ts';
import { runVariants, type Variant, variantSize } from '../charts/variants.ts';
import { inUnit } from '../format/estimate.ts';
import { count, plural } from '../format/number.ts';
import { chanceText, unitText, valueText, withUnit } from '../format/parameter.ts';
import { withRuns } from '../receipt/offer.ts';
import type { VariedRun } from '../receipt/runs.ts';
import { estimatesFigure } from './estimates-figure.ts';
import { lensMark } from './lens-badge.ts';

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
  /** Whether every input was moved, or only those that we tuned and those that lift the claim. */
  readonly every: boolean;
}

/** With their runs, unchanged first. */
export interface RunMoves extends JudgedMoves {
  readonly runs: readonly VariedRun[];
}

/** Inputs that we tuned for some claim. */
const tuned: ReadonlySet<string> = new Set(
  publishedClaims.flatMap(({ test }) => (test.kind === 'calibrated' ? test.inputs : [])),
);

/**
 * Moves that are made unasked: the inputs tuned for this claim, or for any claim where none was for this one, to both
 * ends of their ranges; and each setting under which nothing fixes the claim any more.
 */
function liveVariants(run: StudyView, test: MeasuredTest): readonly Variant[] {
  const own: ReadonlySet<string> = test.kind === 'calibrated' ? new Set(test.inputs) : tuned;
  const ends = mechanismInputs(run.study.config.settings)
    .filter(({ id }) => own.has(id))
    .flatMap(({ id, others }) => others.map((value): SettingChanges => ({ [id]: value })));
  const lifted = (test.kind === 'calibrated' ? test.lifted : []).filter(
    (set) => !ends.some((end) => sameChanges(end, set)),
  );
  return [...ends, ...lifted].map((changes) => ({ label: nameOf(changes), changes }));
}

/** Moves under way: the page shows their places at once and their numbers when they come. */
export interface MovesUnderWay {
  readonly variants: readonly Variant[];
  readonly result: Promise<RunMoves>;
  /** The result once it is there. */
  done: RunMoves | null;
}

export function startMoves(
  run: StudyView,
  claim: Claim,
  test: MeasuredTest,
  signal: AbortSignal,
): MovesUnderWay {
  const moves: MovesUnderWay = {
    variants: liveVariants(run, test),
    result: runMoves(run, claim, test, signal).then((done) => {
      moves.done = done;
      return done;
    }),
    done: null,
  };
  return moves;
}

/** @throws Error when a run fails, in the pool's words */
export async function runMoves(
  run: StudyView,
  claim: Claim,
  test: MeasuredTest,
  signal: AbortSignal,
): Promise<RunMoves> {
  const results = await runVariants(
    run,
    [{ label: 'unchanged', changes: {} }, ...liveVariants(run, test)],
    signal,
  );
  const size = variantSize(run);
  const [usual, ...moves] = results.map(({ label, changes, measures }): JudgedMove => {
    const settings = withSettings(run.study.config.settings, changes);
    const estimateOf = (name: QuantityName): Estimate => quantityOf(name, measures);
    const verdict = judgeClaim(claim, { estimateOf, settings, size });
    return { label, value: placeOf(changes), changes, verdict };
  });
  return { deployments: size, usual: usual!.verdict, moves, runs: results, every: false };
}

const unknown: Estimate = {
  value: Number.NaN,
  lower: Number.NaN,
  upper: Number.NaN,
  method: 'nothing',
  n: 0,
};

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

/** A value with its unit: `5 min`, `90%`, `off`; log-odds that are a chance also as that. */
function settingText(key: ParameterKey, value: number | string | boolean): string {
  const chance = chanceText(key, value);
  const text = withUnit(valueText(parameters[key], value), unitText(parameters[key]));
  return chance === null ? text : `${text} (${chance} of changes)`;
}

function sameChanges(a: SettingChanges, b: SettingChanges): boolean {
  const [one, other] = [entriesOf(a), entriesOf(b)];
  return one.length === other.length && one.every(([key, value]) => b[key] === value);
}

/** Our result, and the number with each tuned input at both ends of its range; places while the moves are under way. */
export function movesFigure(
  { row, run }: { readonly row: LedgerRow; readonly run: StudyView },
  { variants, done }: Pick<MovesUnderWay, 'variants' | 'done'>,
  options: FigureOptions,
): HTMLElement {
  const { claim, mechanism } = row;
  const { config } = run.study;
  const size = variantSize(run);
  const badge = (kind: VerdictKind): HTMLElement =>
    element`<span>${lensMark(claim.id, 'mechanism', kind)}</span>`;
  const moves =
    done?.moves ??
    variants.map(({ label, changes }): JudgedMove => {
      const verdict: Judgment = { ...mechanism, kind: 'undecided', estimate: unknown };
      return { label, value: placeOf(changes), changes, verdict };
    });
  const labels = [...new Set(moves.map(({ label }) => label))];
  const ours = mechanism.estimate;
  const drawn = estimatesFigure(
    claim,
    {
      label: `Our result for ${claim.printed}, and the same number with inputs moved`,
      groups: [
        {
          heading: '',
          rows:
            ours === null
              ? []
              : [
                  {
                    label: `our result, n = ${count(config.deployments)}`,
                    estimate: ours,
                    more: [badge(mechanism.kind)],
                  },
                  ...(size === config.deployments
                    ? []
                    : [
                        {
                          label: `unchanged, n = ${count(size)}`,
                          estimate: done?.usual.estimate ?? unknown,
                          more: [badge(done?.usual.kind ?? 'undecided')],
                        },
                      ]),
                ],
        },
        ...labels.map((heading) => ({
          heading,
          rows: moves.flatMap(({ label, value, verdict: { estimate, kind } }) =>
            label === heading && estimate !== null ? [{ label: value, estimate, more: [badge(kind)] }] : [],
          ),
        })),
      ],
      title: done === null ? 'Running the study again with inputs moved …' : findingOf(claim, moves),
      caption: done === null ? '' : reachText(claim, moves),
      run: `n\u00a0=\u00a0${count(size)} for each move, same changes, seed\u00a0${config.seed}, 95% intervals.`,
      more: ['our model says'],
    },
    options,
  );
  return done === null ? drawn : withRuns(drawn, 'Tuned inputs moved', run, done.runs, claimPath(claim.id));
}

/** Where each input takes the number. */
function reachText({ unit }: Claim, moves: readonly JudgedMove[]): string {
  const labels = [...new Set(moves.map(({ label }) => label))];
  const reached = labels.map((label) => {
    const values = moves
      .filter((move) => move.label === label)
      .flatMap(({ verdict: { estimate } }) =>
        estimate !== null && Number.isFinite(estimate.value) ? [inUnit(unit, estimate.value)] : [],
      );
    return `“${label}” gives ${values.length === 0 ? 'nothing to count' : [...new Set(values)].join(' or ')}`;
  });
  return `${reached.join('. ')}. We ran only the ends of each range.`;
}

/** Of a tuned number that it leaves the range is the finding, of any other that it gets there. */
function findingOf({ test }: Claim, moves: readonly JudgedMove[]): string {
  const inside = moves.filter(
    ({ verdict: { kind } }) => kind === 'reproduced' || kind === 'by-construction',
  ).length;
  const [found, where] =
    test.kind === 'calibrated'
      ? [moves.length - inside, 'outside the accepted range']
      : [inside, 'inside the accepted range'];
  return `${found === 0 ? 'None' : count(found)} of ${plural(moves.length, 'run')} with one input at an end of its range ${found > 1 ? 'give' : 'gives'} a number ${where}.`;
}

/** What the registry says fixes a claim, before anything is moved; and why there may be nothing to move. */
export function constructionNote({ test, replay }: Claim): HTMLElement {
  if (test.kind === 'calibrated') {
    const labels = test.inputs.map((key) => `“${parameters[key].label}”`).join(' and ');
    return element`<p>This is not a test of the claim: ${test.because} (${labels}). If ${test.inputs.length === 1 ? 'this input fixes the number, moving it' : 'these inputs fix the number, moving them'}
      must move it.</p>`;
  }
  if (isMeasured(test)) {
    return element`<p>We tuned no input for this claim. Below we move the inputs that fix other claims.
      Move every input to see which ones drive this number.</p>`;
  }
  return replay.kind === 'replayed'
    ? element`<p>Our model has no number for this claim. What drives the published code’s number is shown with the replay, above.</p>`
    : element`<p>No lens computes a number for this claim, so no input can move it.</p>`;
}
