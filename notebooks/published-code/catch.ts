/** The catch rate by each definition, and where rollbacks fall; the exact probabilities as rules. */
import { canaryCatch } from '../../engine/claims/published/canary-catch.ts';
import { CANARY_STAGES, exactProbabilities, type Replay } from '../../engine/replay/index.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import { emptyFigure, type FigureOptions, figure, numbers } from '../charts/figure.ts';
import { ownFlag } from '../charts/printed.ts';
import { rowsChart } from '../charts/rows.ts';
import { interval, withInterval } from '../format/estimate.ts';
import { count, outOf, percent } from '../format/number.ts';
import { rate, replayLabel } from './rates.ts';

interface Definition {
  readonly label: string;
  readonly caught: number;
  readonly of: number;
  readonly exact: number;
}

export function catchFigure(replay: Replay, options: FigureOptions): HTMLElement {
  const definitions = definitionsOf(replay);
  const values = definitions.filter(({ of }) => of > 0).map(({ caught, of }) => caught / of);
  return figure({
    ...options,
    label:
      'The canary catch rate of this run by four definitions, with exact values and the published figure',
    chart: rowsChart(
      {
        groups: [
          {
            heading: 'Caught, as a share of …',
            rows: definitions.map(({ label, caught, of, exact }) => {
              const estimate = rate(caught, of);
              return { label, owner: 'genops', estimate, exact, value: shown(estimate) };
            }),
          },
        ],
        flags: ownFlag(canaryCatch),
      },
      options,
    ),
    title:
      values.length === 0
        ? 'No deployment was rolled back, so there is nothing to catch.'
        : `By its own definition, the code catches ${outOf(replay.canaryCaught, replay.rolledBack + replay.failed)}.`,
    caption:
      values.length === 0
        ? ''
        : `Under the four definitions, the rate is ${percent(Math.min(...values))} to ${percent(Math.max(...values))}; the README prints ${canaryCatch.printed}. The solid lines show the exact expected rates.`,
    run: replayLabel(replay),
    table: {
      title: 'Catch rate by definition',
      columns: ['definition', ...numbers('this run', '95% interval', 'counted', 'exact')],
      rows: definitions.map(({ label, caught, of, exact }) => {
        const estimate = rate(caught, of);
        return [
          label,
          percent(estimate.value),
          interval('ratio', estimate.lower, estimate.upper),
          outOf(caught, of),
          percent(exact, 3),
        ];
      }),
    },
  });
}

function definitionsOf(replay: Replay): readonly Definition[] {
  const { canaryCaught, rolledBack, failed, deployments, rollbacksByStage } = replay;
  const exact = exactProbabilities();
  return [
    {
      label: 'rolled back or failed (the code’s own)',
      caught: canaryCaught,
      of: rolledBack + failed,
      exact: exact.caughtPerRolledBackOrFailed,
    },
    {
      label: 'rolled back',
      caught: canaryCaught,
      of: rolledBack,
      exact: exact.caughtPerDeployment / exact.rolledBackPerDeployment,
    },
    { label: 'all deployments', caught: canaryCaught, of: deployments, exact: exact.caughtPerDeployment },
    {
      label: 'rolled back, caught at the first stage',
      caught: rollbacksByStage[0] ?? 0,
      of: rolledBack,
      exact: (exact.rolledBackAtStage[0] ?? 0) / exact.rolledBackPerDeployment,
    },
  ];
}

export function stagesFigure(replay: Replay, options: FigureOptions): HTMLElement {
  const { rolledBack, rollbacksByStage } = replay;
  if (rolledBack === 0) return emptyFigure('No deployment of this run was rolled back.');
  const exact = exactProbabilities();
  const stages = CANARY_STAGES.map((stage, i) => ({
    ...stage,
    at: rollbacksByStage[i] ?? 0,
    estimate: rate(rollbacksByStage[i] ?? 0, rolledBack),
    exact: (exact.rolledBackAtStage[i] ?? 0) / exact.rolledBackPerDeployment,
  }));
  const most = Math.max(...stages.map(({ estimate }) => estimate.upper), 0.4);
  const last = stages.at(-1);
  return figure({
    ...options,
    label: 'Share of this run’s rollbacks at each of the five stages, with exact values',
    chart: rowsChart(
      {
        groups: [
          {
            heading: '',
            rows: stages.map(({ name, at, estimate, exact: rule }) => ({
              label: `${name} of traffic`,
              owner: 'genops',
              estimate,
              exact: rule,
              value: `${outOf(at, rolledBack)}, ${shown(estimate)}`,
            })),
          },
        ],
        domain: [0, Math.min(1, Math.ceil(most * 10) / 10)],
      },
      options,
    ),
    title: `${outOf(last?.at ?? 0, rolledBack)} rollbacks happen at full traffic, where they do not count as caught.`,
    caption: `The solid lines show the exact shares: ${percent(stages[0]?.exact ?? 0)} at the first stage and ${percent(last?.exact ?? 0)} at the last, nearly the same.`,
    run: replayLabel(replay),
    table: {
      title: 'Rollbacks by stage',
      columns: [
        'traffic',
        ...numbers('rollbacks', 'of rollbacks', '95% interval', 'exact', 'exact, of deployments'),
      ],
      rows: stages.map(({ name, at, estimate, exact: rule }, i) => [
        name,
        count(at),
        percent(estimate.value),
        interval('ratio', estimate.lower, estimate.upper),
        percent(rule, 3),
        percent(exact.rolledBackAtStage[i] ?? 0, 4),
      ]),
    },
  });
}

function shown(estimate: Estimate): string {
  return Number.isFinite(estimate.value) ? withInterval('ratio', estimate) : 'none to catch';
}
