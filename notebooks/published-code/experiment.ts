/** What an experiment moved, and how well the score ranks the rollbacks after it. */
import {
  PUBLISHED_POLICIES,
  PUBLISHED_WEIGHTS,
  REPLAY_STATUSES,
  type ReplayOptions,
  type ReplayPillars,
  type ReplayPolicy,
  type ReplayRiskWeights,
  RISK_LEVELS,
} from '../../engine/replay/index.ts';
import { AUTONOMY_CEILING } from '../../engine/replay/risk.ts';
import type { Outcome } from '../../workers/core/task.ts';
import type { Experiment } from '../../workers/replay/steps.ts';
import { buttonElement, element, inputElement, selectElement } from '../authoring/html.ts';
import { emptyFigure, type FigureOptions, figure, numbers } from '../charts/figure.ts';
import { areaText, rocChart } from '../charts/ranking.ts';
import { rowsChart } from '../charts/rows.ts';
import { failureText } from '../charts/variants.ts';
import { count, decimal, outOf, percent, plural } from '../format/number.ts';
import { spaced } from '../format/words.ts';
import { fixed, shortSeed } from './rates.ts';

/** An experiment runs twice at each move of a control: beyond the study's size it would lag behind. */
export const MOST_IN_EXPERIMENT = 15_847;

const kinds = [
  ['statuses', 'statuses'],
  ['rollbackStages', 'rollback stages'],
  ['cycleTimes', 'cycle times'],
  ['riskScores', 'risk scores'],
  ['riskLevels', 'risk levels'],
  ['approvals', 'requested approvals'],
  ['changes', 'deployed changes (other draws)'],
] as const satisfies readonly (readonly [keyof Experiment['differences'], string])[];

export function movedFigure(
  settings: ExperimentSettings,
  outcome: Outcome<Experiment>,
  options: FigureOptions,
): HTMLElement {
  if (outcome.kind === 'failed') return emptyFigure(`${failureText(outcome.failure)}.`);
  const { deployments: n, differences, statuses, levels, highestScore } = outcome.value;
  const row = (what: string, some: number): string[] => [what, count(some), percent(some / n, 1)];
  return figure({
    ...options,
    label: 'How many deployments differ from the released run, by what differs',
    chart: rowsChart(
      {
        groups: [
          {
            heading: 'Deployments that differ',
            rows: kinds.map(([kind, label]) => ({
              label,
              owner: 'both',
              estimate: fixed(differences[kind] / n),
              value: outOf(differences[kind], n),
            })),
          },
        ],
      },
      options,
    ),
    title:
      settings.changed.length === 0
        ? 'Nothing is changed yet, so nothing differs. Change a weight, a pillar or the policies above.'
        : `${intro(settings)}${statusSentence(outcome.value)}`,
    caption: `${plural(differences.riskScores, 'risk score')} and ${plural(differences.riskLevels, 'risk level')} differ. ${scoreSentence(highestScore)}`,
    run: `${runOf(outcome.value)} These are counts, so there are no intervals.`,
    table: {
      title: 'What differs, and how deployments end after the change',
      columns: ['what', ...numbers('deployments', 'of all')],
      rows: [
        ...kinds.map(([kind, name]) => row(`differ: ${name}`, differences[kind])),
        ...REPLAY_STATUSES.map((status, i) => row(`after: ${spaced(status)}`, statuses[i] ?? 0)),
        ...RISK_LEVELS.map((level, i) => row(`after: risk level ${level}`, levels[i] ?? 0)),
      ],
    },
  });
}

function intro({ changed }: ExperimentSettings): string {
  return `With ${changed.join(', ')}, `;
}

function statusSentence({ deployments, differences, statuses }: Experiment): string {
  const { statuses: moved, rollbackStages, cycleTimes } = differences;
  if (moved + rollbackStages + cycleTimes === 0) {
    return `no status, rollback stage or cycle time differs in ${plural(deployments, 'deployment')}.`;
  }
  const ends = REPLAY_STATUSES.map((status, i) => `${count(statuses[i] ?? 0)} ${spaced(status)}`);
  return `${outOf(moved, deployments)} statuses differ. Now: ${ends.join(', ')}.`;
}

function scoreSentence(highest: number): string {
  if (!Number.isFinite(highest)) return 'Without risk scoring there is no score.';
  return `The highest score is ${decimal(highest, 3)}; the code asks for human review above ${decimal(AUTONOMY_CEILING, 1)}.`;
}

const classes = { negatives: 'completed deployments', positives: 'rollbacks' } as const;

export function replayRocFigure(outcome: Outcome<Experiment>, options: FigureOptions): HTMLElement {
  if (outcome.kind === 'failed') return emptyFigure(`${failureText(outcome.failure)}.`);
  const { ranking, deployments } = outcome.value;
  if (ranking === null)
    return emptyFigure(
      'There is no score, or all deployments end the same way, so there is nothing to rank.',
    );
  const curve = ranking.curve.map(
    ({ falsePositiveRate, truePositiveRate }) => [falsePositiveRate, truePositiveRate] as const,
  );
  return figure({
    ...options,
    label: 'ROC curve of the published risk score for rollbacks',
    chart: rocChart(curve, options, classes),
    title: `The score ranks a rolled-back deployment above a completed one in ${percent(ranking.auc)} of pairs; chance is 50%.`,
    caption: `Area under the curve: ${areaText(ranking.auc, ranking.aucInterval)}, with ${outOf(ranking.positives, deployments)} deployments rolled back.`,
    run: runOf(outcome.value),
    table: {
      title: 'ROC curve',
      columns: [...numbers('score at least', 'of completed', 'of rolled back')],
      rows: ranking.curve
        .filter((_, i, all) => i % 10 === 0 || i === all.length - 1)
        .map(({ threshold, falsePositiveRate, truePositiveRate }) => [
          Number.isFinite(threshold) ? decimal(threshold, 3) : 'above all',
          percent(falsePositiveRate, 1),
          percent(truePositiveRate, 1),
        ]),
    },
  });
}

function runOf({ deployments, seed }: Experiment): string {
  return `n\u00a0=\u00a0${count(deployments)}, seed\u00a0${shortSeed(seed)}.`;
}

/** The controls of the experiment: six weights, four pillars, the policies. Its value is what a worker can be given. */
type WeightName = keyof ReplayRiskWeights;
type PillarName = keyof ReplayPillars;

const weightLabels: Readonly<Record<WeightName, string>> = {
  serviceTier: 'service tier',
  serviceHealth: 'service health',
  historicalFailureRate: 'historical failure rate',
  blastRadius: 'blast radius',
  changeComplexity: 'change complexity',
  timing: 'timing',
};

const pillarLabels: Readonly<Record<PillarName, string>> = {
  context: '1 context retrieval',
  risk: '2 risk scoring',
  canary: '3 canary rollout',
  governance: '4 governance',
};

const always: ReplayPolicy['when'] = [{ kind: 'atLeast', fact: 'lines', value: 0 }];
const thursdays: ReplayPolicy = {
  name: 'no_thursday_deployments',
  action: 'block',
  when: [{ kind: 'atLeast', fact: 'weekday', value: 3 }],
};

/** Sets of policies to try. */
const policySets: Readonly<Record<string, readonly ReplayPolicy[]>> = {
  'as released': PUBLISHED_POLICIES,
  'approval for every deployment': [{ name: 'approve_all', action: 'approval', when: always }],
  'released, plus no deployments on Thursdays': [...PUBLISHED_POLICIES, thursdays],
};

export interface ExperimentSettings {
  readonly options: ReplayOptions;
  /** In words, what differs from the release; empty when nothing does. */
  readonly changed: readonly string[];
}

export type ExperimentControl = HTMLElement & { value: ExperimentSettings };

export function experimentControl(): ExperimentControl {
  const weights = entries(weightLabels).map(([name, label]) => weightField(name, label));
  const pillars = entries(pillarLabels).map(([name, label]) => pillarField(name, label));
  const policies = selectElement`<select class="input">${Object.keys(policySets).map((name) => element`<option>${name}</option>`)}</select>`;
  const reset = buttonElement`<button class="button" type="button" disabled>Reset to the release</button>`;
  const root = element`<form class="experiment card ui no-print" aria-label="Change the published code">
    <fieldset class="field"><legend>Weights of the risk score</legend><div class="stack gap-4">${weights.map(({ root: field }) => field)}</div></fieldset>
    <fieldset class="field"><legend>Pillars</legend><div class="experiment__pillars">${pillars.map(({ root: field }) => field)}</div></fieldset>
    <div class="field experiment__policies cluster"><label class="experiment__stacked stack gap-4"><span class="field-label">Policies</span>${policies}</label>${reset}</div>
  </form>`;

  const read = (): ExperimentSettings => ({
    options: {
      riskWeights: fromEntries(weights.map(({ name, input }) => [name, Number(input.value)])),
      pillars: fromEntries(pillars.map(({ name, input }) => [name, input.checked])),
      policies: policySets[policies.value] ?? PUBLISHED_POLICIES,
    },
    changed: [
      ...weights
        .filter(({ name, input }) => Number(input.value) !== PUBLISHED_WEIGHTS[name])
        .map(({ label, input }) => `${label} ${decimal(Number(input.value), 2)}`),
      ...pillars.filter(({ input }) => !input.checked).map(({ label }) => `${label.slice(2)} off`),
      ...(policies.selectedIndex === 0 ? [] : [`policies: ${policies.value}`]),
    ],
  });
  const draw = (): void => {
    for (const { input, output } of weights) output.textContent = decimal(Number(input.value), 2);
    reset.disabled = read().changed.length === 0;
  };
  root.addEventListener('submit', (event) => event.preventDefault());
  root.addEventListener('input', draw);
  reset.addEventListener('click', () => {
    for (const { name, input } of weights) input.value = String(PUBLISHED_WEIGHTS[name]);
    for (const { input } of pillars) input.checked = true;
    policies.selectedIndex = 0;
    weights[0]?.input.focus();
    root.dispatchEvent(new Event('input', { bubbles: true }));
  });
  draw();
  return Object.defineProperty(root, 'value', { get: read }) as ExperimentControl;
}

function weightField(name: WeightName, label: string) {
  const id = `weight-${name}`;
  const published = decimal(PUBLISHED_WEIGHTS[name], 2);
  const input = inputElement`<input type="range" id="${id}" min="0" max="1" step="0.05" value="${PUBLISHED_WEIGHTS[name]}" aria-describedby="${id}-default">`;
  const output = element`<output class="digits" for="${id}">${published}</output>`;
  const root = element`<div class="weight"><label for="${id}">${label}</label>${input}${output}<span class="field-note muted" id="${id}-default">released ${published}</span></div>`;
  return { name, label, input, output, root };
}

function pillarField(name: PillarName, label: string) {
  const input = inputElement`<input class="switch flush" type="checkbox" role="switch" checked>`;
  const root = element`<label class="pillar">${input}<span>${label}</span></label>`;
  return { name, label, input, root };
}

function entries<K extends string, V>(record: Readonly<Record<K, V>>): readonly (readonly [K, V])[] {
  return Object.entries(record) as [K, V][];
}

function fromEntries<K extends string, V>(pairs: readonly (readonly [K, V])[]): Readonly<Record<K, V>> {
  return Object.fromEntries(pairs) as Record<K, V>;
}
