/** The two figures of the canary: where bad changes end, and the catch rate under each definition. */
import { type CanaryMeasures, catchDefinitions } from '../../engine/simulator/measures/measures.ts';
import type { StudyView } from '../authoring/define.ts';
import { printedOf, rangeOf } from '../claims/printed.ts';
import { interval, rangeText } from '../format/estimate.ts';
import { count, outOf, percent, plural } from '../format/number.ts';
import { canaryFlow } from './canary-flow.ts';
import { canarySteps, catchRates, definitionNames } from './canary-reading.ts';
import { emptyFigure, figure } from './figure.ts';
import type { FigureOptions } from './options.ts';
import { rowsChart } from './rows.ts';
import { runLabel } from './run.ts';

export function canaryFlowFigure({ study }: StudyView, options: FigureOptions): HTMLElement {
  const { canary } = study.measures;
  if (canary.badChanges === 0) {
    return emptyFigure(
      `None of the ${plural(study.config.deployments, 'change')} is bad: there is nothing to catch.`,
    );
  }
  const steps = canarySteps(study);
  const { value, lower, upper } = canary.catchRates.caughtPerBadChange;
  return figure({
    ...options,
    label: 'A staircase from all bad changes through those caught at each canary stage to those missed',
    chart: canaryFlow(steps, options),
    caption: hasStages(canary)
      ? `The canary catches ${outOf(canary.caught, canary.badChanges)} bad changes before full traffic, ${percent(value)} ` +
        `(${interval('ratio', lower, upper)}); people and policies stop or mend ${count(canary.stoppedBefore)} before any traffic, ` +
        `and ${count(canary.missed)} reach all users. It also rolls back ${plural(canary.falseRollbacks, 'good change')}.`
      : `${noStages(study)}: it catches none of ${plural(canary.badChanges, 'bad change')}. People and policies stop or mend ` +
        `${count(canary.stoppedBefore)} before any traffic, and ${count(canary.missed)} reach all users.`,
    run: runLabel(study),
    table: {
      title: 'Bad changes by where they end, and the price at each stage',
      columns: [
        { head: 'step' },
        { head: 'bad changes', numeric: true },
        { head: 'good changes rolled back', numeric: true },
        { head: 'rollouts in which the stage was inconclusive', numeric: true },
      ],
      rows: steps.map((step) => [
        step.label,
        count(step.count),
        step.falseRollbacks === null ? '' : count(step.falseRollbacks),
        step.blind === null ? '' : percent(step.blind, 1),
      ]),
    },
  });
}

export function catchRateFigure({ study, rows }: StudyView, options: FigureOptions): HTMLElement {
  const { canary } = study.measures;
  const { catchRates: rates } = canary;
  if (!hasStages(canary)) return emptyFigure(`${noStages(study)}: there is nothing to count.`);
  const range = rangeOf(rows, 'canary-catch');
  const known = catchDefinitions.filter((definition) => Number.isFinite(rates[definition].value));
  const inside =
    range === null ? [] : known.filter((d) => rates[d].lower >= range.lower && rates[d].upper <= range.upper);
  const values = known.map((definition) => rates[definition].value);
  const spread =
    values.length === 0
      ? 'With no rollback and no bad change there is no catch rate.'
      : `From the same run ${known.length === catchDefinitions.length ? 'the five definitions give' : `the definitions with something to count (${known.length} of ${catchDefinitions.length}) give`} ` +
        spreadText(Math.min(...values), Math.max(...values));
  const against =
    values.length === 0 || range === null
      ? ''
      : `; the interval of ${inside.length === 0 ? 'none' : count(inside.length)} lies within ` +
        `${rangeText('ratio', range.lower, range.upper)}, the published tolerance about ${printedOf(rows, 'canary-catch')}.`;
  return figure({
    ...options,
    label: 'The canary catch rate under five definitions, with the published figure and its tolerance',
    chart: rowsChart(catchRates(study, rows), options),
    caption: spread + against,
    run: runLabel(study),
    table: {
      title: 'Catch rate by definition',
      columns: [
        { head: 'definition' },
        { head: 'rate', numeric: true },
        { head: '95% interval', numeric: true },
        { head: 'counted over', numeric: true },
      ],
      rows: catchDefinitions.map((definition) => {
        const rate = rates[definition];
        return [
          definitionNames[definition],
          percent(rate.value, 1),
          interval('ratio', rate.lower, rate.upper),
          count(rate.n),
        ];
      }),
    },
  });
}

/** Whether any rollout reached a canary stage. */
function hasStages({ stages }: CanaryMeasures): boolean {
  return stages.some(({ share, reached }) => share < 1 && reached > 0);
}

function noStages({ config }: StudyView['study']): string {
  return config.settings.enableCanary ? 'No rollout reached a canary stage' : 'The canary is switched off';
}

function spreadText(least: number, most: number): string {
  return least === most ? percent(most) : `${percent(least)} to ${percent(most)}`;
}
