/** The two figures of the canary: where bad changes end, and the catch rate under each definition. */
import {
  type CanaryMeasures,
  type CatchDefinition,
  catchDefinitions,
} from '../../engine/simulator/measures/measures.ts';
import type { Study } from '../../engine/simulator/study.ts';
import type { StudyView } from '../authoring/define.ts';
import { interval, rangeText, withInterval } from '../format/estimate.ts';
import { count, outOf, percent, plural } from '../format/number.ts';
import { emptyFigure, type FigureOptions, figure, numbers, runLabel } from './figure.ts';
import { flagsOf, printedOf, rangeOf } from './printed.ts';
import { type RowsChart, rowsChart } from './rows.ts';
import {
  cover,
  drawing,
  type LinearScale,
  linearScale,
  roomyTicks,
  svg,
  textWidth,
  tickLabel,
} from './svg.ts';

export function canaryFlowFigure({ study }: StudyView, options: FigureOptions): HTMLElement {
  const { canary } = study.measures;
  if (canary.badChanges === 0) {
    return emptyFigure(
      `None of the ${plural(study.config.deployments, 'change')} is bad: there is nothing to catch.`,
    );
  }
  const steps = canarySteps(study);
  const { caughtPerBadChange: rate, caughtPerIssue: claimed } = canary.catchRates;
  const bad = plural(canary.badChanges, 'bad change');
  const people = `Reviews and policies stop or fix ${count(canary.stoppedBefore)} before any traffic; ${count(canary.missed)} reach all users.`;
  return figure({
    ...options,
    label: 'A staircase from all bad changes through those caught at each canary stage to those missed',
    id: 'where-bad-changes-end',
    title: hasStages(canary)
      ? `The canary catches ${outOf(canary.caught, canary.badChanges)} bad changes before full traffic: ${withInterval('ratio', rate)}.`
      : `${noStages(study)}: it catches none of ${bad}.`,
    subtitle:
      'Bad changes of the GenOps arm by where they end, from left to right in the order of the pipeline.',
    chart: canaryFlow(steps, options),
    caption: `${people} The canary also rolls back ${plural(canary.falseRollbacks, 'good change')}. The claim counts caught rollbacks, of good changes too, over all rollbacks and failures: ${percent(claimed.value)}.`,
    run: runLabel(study),
    table: {
      title: 'Bad changes by where they end, and the price at each stage',
      columns: [
        'step',
        ...numbers('bad changes', 'good changes rolled back', 'rollouts with too few requests at the stage'),
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
  const of =
    known.length === catchDefinitions.length
      ? ''
      : ` (${known.length} of ${catchDefinitions.length} have something to count)`;
  const spread =
    values.length === 0
      ? 'With no rollback and no bad change there is no catch rate.'
      : `The catch rate is ${spreadText(Math.min(...values), Math.max(...values))}, depending on its definition${of}.`;
  const against =
    values.length === 0 || range === null
      ? ''
      : `${inside.length === 0 ? 'No interval lies' : inside.length === 1 ? '1 interval lies' : `${count(inside.length)} intervals lie`} within the accepted range ` +
        `${rangeText('ratio', range.lower, range.upper)} around the printed ${printedOf(rows, 'canary-catch')}.`;
  return figure({
    ...options,
    label: 'The canary catch rate under five definitions, with the published figure and its tolerance',
    id: 'catch-rate-by-definition',
    title: spread,
    subtitle: 'The same run counted in five ways that the code or the documents use. Band: accepted range.',
    chart: rowsChart(catchRates(study, rows), options),
    caption: against,
    run: runLabel(study),
    table: {
      title: 'Catch rate by definition',
      columns: ['definition', ...numbers('rate', '95% interval', 'counted over')],
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

/** Each definition in words: what is counted, over what. Caught: rolled back before full traffic. */
const definitionNames: Readonly<Record<CatchDefinition, string>> = {
  caughtPerIssue: 'caught ÷ (rolled back + failed)',
  caughtPerRollback: 'caught ÷ rolled back',
  caughtPerDeployment: 'caught ÷ deployments',
  rollbacksPerDeployment: 'rolled back ÷ deployments',
  caughtPerBadChange: 'bad caught ÷ all bad changes',
};

function canarySteps({ measures }: Study): readonly FlowStep[] {
  const { canary } = measures;
  const noStage = { falseRollbacks: null, blind: null };
  const kinds = canary.missedByKind;
  return [
    { label: 'all bad changes', kind: 'all', count: canary.badChanges, ...noStage },
    { label: 'stopped before', kind: 'stopped', count: canary.stoppedBefore, ...noStage },
    ...canary.stages
      .filter(({ share, caught, falseRollbacks }) => share < 1 || caught + falseRollbacks > 0)
      .map(
        (stage): FlowStep => ({
          label: `caught at ${percent(stage.share, 0)}`,
          kind: 'caught',
          count: stage.caught,
          falseRollbacks: stage.falseRollbacks,
          blind: stage.reached === 0 || stage.share === 1 ? null : stage.inconclusive / stage.reached,
        }),
      ),
    { label: 'missed: errors', kind: 'escaped', count: kinds.errors, ...noStage },
    { label: 'missed: slow', kind: 'escaped', count: kinds.slow, ...noStage },
    { label: 'missed: silent', kind: 'escaped', count: kinds.silent, ...noStage },
  ];
}

function catchRates({ measures }: Study, ledger: StudyView['rows']): RowsChart {
  return {
    groups: [
      {
        heading: '',
        rows: catchDefinitions.map((definition) => {
          const estimate = measures.canary.catchRates[definition];
          return {
            label: definitionNames[definition],
            owner: 'genops',
            estimate,
            value: Number.isFinite(estimate.value) ? withInterval('ratio', estimate) : 'none to count',
          };
        }),
      },
    ],
    flags: flagsOf(ledger, 'canary-catch'),
    band: rangeOf(ledger, 'canary-catch'),
  };
}

/**
 * Where bad changes end: a staircase from left to right, through what reviews and policies stop and what each canary
 * stage catches, to what stays at full traffic. At its side, stage by stage, the price: good changes rolled back, and
 * rollouts in which the stage was inconclusive. On a narrow page the price has a line of its own.
 */
type FlowKind = 'all' | 'stopped' | 'caught' | 'escaped';

interface FlowStep {
  readonly label: string;
  readonly kind: FlowKind;
  /** Bad changes. */
  readonly count: number;
  /** Good changes rolled back here; null where there is no stage. */
  readonly falseRollbacks: number | null;
  /** Of the rollouts that reached it, those in which the stage could not have seen the tolerated lift, ratio. */
  readonly blind: number | null;
}

const NARROW = 560;
const ROW = 30;
const BAR = 20;
const HEAD = 36;
const SECOND_LINE = 17;
const AXIS = 36;

function canaryFlow(steps: readonly FlowStep[], { width }: { readonly width: number }): SVGSVGElement {
  const narrow = width < NARROW;
  const labels = Math.max(...steps.map(({ label }) => textWidth(label))) + 12;
  const columns = narrow ? 0 : 190;
  const all = Math.max(steps[0]?.count ?? 0, 1);
  const left = narrow ? 104 : labels;
  const scale = linearScale([0, all], [left, width - columns - 44]);
  const body: SVGElement[] = [...(narrow ? [] : columnHeads(width))];
  const top = narrow ? 4 : HEAD;
  let start = 0;
  let y = top;
  steps.forEach((step, i) => {
    const row = ROW + (narrow && step.falseRollbacks !== null ? SECOND_LINE : 0);
    body.push(drawStep(step, { y, row, start, scale, width, narrow, last: i === steps.length - 1 }));
    if (step.kind !== 'all') start += step.count;
    y += row;
  });
  return drawing(width, y + AXIS, flowAxis(scale, top, y, width), ...body);
}

/** Number of bad changes, in whole numbers. */
function flowAxis(scale: LinearScale, top: number, bottom: number, width: number): SVGGElement {
  const group = svg('g', { class: 'chart__axis' });
  for (const value of roomyTicks(scale, count).filter(Number.isInteger)) {
    const x = scale(value);
    group.append(
      svg('line', { x1: x, x2: x, y1: top, y2: bottom, class: value === 0 ? 'baseline' : 'chart__grid' }),
      tickLabel(count(value), x, bottom + 14, width),
    );
  }
  group.append(
    svg('text', { x: scale.range[1], y: bottom + 31, class: 'faint at-end' }, 'number of bad changes →'),
  );
  return group;
}

interface Place {
  readonly y: number;
  /** Height of the row, its second line included. */
  readonly row: number;
  readonly start: number;
  readonly scale: LinearScale;
  readonly width: number;
  readonly narrow: boolean;
  readonly last: boolean;
}

function drawStep(step: FlowStep, place: Place): SVGGElement {
  const { y, row, start, scale, width, narrow, last } = place;
  const line = y + BAR / 2 + 4.5;
  const x = scale(start);
  const length = scale(start + step.count) - x;
  const next = step.kind === 'all' ? x : x + length;
  const blind = step.blind === null ? '' : `; inconclusive: ${percent(step.blind, 0)}`;
  const words = step.falseRollbacks === null ? '' : `good rolled back: ${count(step.falseRollbacks)}${blind}`;
  const group = svg(
    'g',
    {},
    svg('text', { x: 0, y: line, class: `ink flow__label--${step.kind}` }, step.label),
    svg('rect', {
      x,
      y,
      width: Math.max(length, step.count > 0 ? 1 : 0),
      height: BAR,
      class: `flow flow--${step.kind}`,
      'data-tip': `${step.label}: ${count(step.count)}${words === '' ? '' : `; ${words}`}`,
    }),
    svg('text', { x: x + length + 6, y: line, class: 'ink strong halo' }, count(step.count)),
  );
  if (step.count === 0)
    group.append(svg('line', { x1: x, x2: x, y1: y + 3, y2: y + BAR - 3, class: 'baseline' }));
  if (!last)
    group.append(svg('line', { x1: next, x2: next, y1: y + BAR, y2: y + row, class: 'flow__thread' }));
  if (narrow && words !== '') {
    const below = line + SECOND_LINE + 3;
    group.append(
      cover(words, below),
      svg('text', { x: 0, y: below, class: 'flow__price faint halo' }, words),
    );
  }
  if (!narrow && step.falseRollbacks !== null) {
    group.append(svg('text', { x: width - 122, y: line, class: 'ink at-end' }, count(step.falseRollbacks)));
  }
  if (!narrow && step.blind !== null)
    group.append(svg('text', { x: width - 2, y: line, class: 'ink at-end' }, percent(step.blind, 0)));
  return group;
}

function columnHeads(width: number): SVGElement[] {
  const head = (x: number, ...lines: string[]): SVGElement =>
    svg('text', { class: 'faint at-end' }, ...lines.map((t, k) => svg('tspan', { x, y: 12 + 14 * k }, t)));
  return [
    head(width - 122, 'good changes', 'rolled back'),
    head(width - 2, 'rollouts with too', 'few requests'),
  ];
}
