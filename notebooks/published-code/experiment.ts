/** What an experiment moved, and how well the score ranks the rollbacks after it. */
import { REPLAY_STATUSES, RISK_LEVELS } from '../../engine/replay/index.ts';
import { AUTONOMY_CEILING } from '../../engine/replay/risk.ts';
import type { Outcome } from '../../workers/core/task.ts';
import type { Experiment } from '../../workers/replay/steps.ts';
import { emptyFigure, figure } from '../charts/figure.ts';
import type { FigureOptions } from '../charts/options.ts';
import { areaText, rocChart } from '../charts/roc.ts';
import { rowsChart } from '../charts/rows.ts';
import { failureText } from '../charts/variants.ts';
import { count, decimal, outOf, percent, plural } from '../format/number.ts';
import type { ExperimentSettings } from './experiment-control.ts';
import { fixed, shortSeed } from './rates.ts';

/** An experiment runs twice at each move of a control: beyond the study's size it would lag behind the hand. */
export const MOST_IN_EXPERIMENT = 15_847;

const kinds = [
  ['statuses', 'statuses'],
  ['rollbackStages', 'stages of rollback'],
  ['cycleTimes', 'cycle times'],
  ['riskScores', 'risk scores'],
  ['riskLevels', 'risk levels'],
  ['approvals', 'approvals asked for'],
  ['changes', 'what is deployed: draws shifted'],
] as const satisfies readonly (readonly [keyof Experiment['differences'], string])[];

export function movedFigure(
  settings: ExperimentSettings,
  outcome: Outcome<Experiment>,
  options: FigureOptions,
): HTMLElement {
  if (outcome.kind === 'failed') return emptyFigure(`${failureText(outcome.failure)}.`);
  const { deployments: n, differences, statuses, levels, highestScore } = outcome.value;
  return figure({
    ...options,
    label: 'How many deployments differ from the run as released, by what differs',
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
        domain: [0, 1],
        tick: (value) => percent(value, 0),
        bars: true,
      },
      options,
    ),
    caption: `${intro(settings)}${statusSentence(outcome.value)} ${plural(differences.riskScores, 'score')} and ${plural(differences.riskLevels, 'level')} of risk differ; ${scoreSentence(highestScore)}`,
    run: `${runOf(outcome.value)} Counted, not sampled: no intervals.`,
    table: {
      title: 'What differs, and how deployments end after the change',
      columns: [{ head: 'what' }, { head: 'deployments', numeric: true }, { head: 'of all', numeric: true }],
      rows: [
        ...kinds.map(([kind, name]) => [
          `differ: ${name}`,
          count(differences[kind]),
          percent(differences[kind] / n, 1),
        ]),
        ...REPLAY_STATUSES.map((status, i) => [
          `after: ${status.replace('_', ' ')}`,
          count(statuses[i] ?? 0),
          percent((statuses[i] ?? 0) / n, 1),
        ]),
        ...RISK_LEVELS.map((level, i) => [
          `after: risk level ${level}`,
          count(levels[i] ?? 0),
          percent((levels[i] ?? 0) / n, 1),
        ]),
      ],
    },
  });
}

function intro({ changed }: ExperimentSettings): string {
  return changed.length === 0 ? 'Nothing is changed yet: ' : `With ${changed.join(', ')}, `;
}

function statusSentence({ deployments, differences, statuses }: Experiment): string {
  const { statuses: moved, rollbackStages, cycleTimes } = differences;
  if (moved + rollbackStages + cycleTimes === 0) {
    return `no status, no stage of rollback and no cycle time differs in ${plural(deployments, 'deployment')}.`;
  }
  const ends = REPLAY_STATUSES.map((status, i) => `${count(statuses[i] ?? 0)} ${status.replace('_', ' ')}`);
  return `${outOf(moved, deployments)} statuses differ; now ${ends.join(', ')}.`;
}

function scoreSentence(highest: number): string {
  if (!Number.isFinite(highest)) return 'without risk scoring there is no score.';
  return `the highest score is ${decimal(highest, 3)}, and human review is asked for above ${decimal(AUTONOMY_CEILING, 1)}.`;
}

const classes = { negatives: 'completed deployments', positives: 'rollbacks' } as const;

export function replayRocFigure(outcome: Outcome<Experiment>, options: FigureOptions): HTMLElement {
  if (outcome.kind === 'failed') return emptyFigure(`${failureText(outcome.failure)}.`);
  const { ranking, deployments } = outcome.value;
  if (ranking === null)
    return emptyFigure('There is no score, or all deployments end alike: nothing to tell apart.');
  const curve = ranking.curve.map(
    ({ falsePositiveRate, truePositiveRate }) => [falsePositiveRate, truePositiveRate] as const,
  );
  return figure({
    ...options,
    label: 'ROC curve of the published risk score for rollbacks',
    chart: rocChart(curve, options, classes),
    caption: `A deployment that is rolled back scores higher than one that completes in ${percent(ranking.auc)} of pairs (area under the curve ${areaText(ranking.auc, ranking.aucInterval)}; one half is chance), over ${outOf(ranking.positives, deployments)} rolled back.`,
    run: runOf(outcome.value),
    table: {
      title: 'ROC curve',
      columns: [
        { head: 'score at least', numeric: true },
        { head: 'of completed', numeric: true },
        { head: 'of rolled back', numeric: true },
      ],
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
