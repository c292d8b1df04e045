/** Two sets of policies over one study: the effect on outcomes, cycle time and reviewers. */
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import type { Comparison, SetOutcome } from '../../workers/policies/comparison.ts';
import type { StudyView } from '../authoring/define.ts';
import { html } from '../authoring/html.ts';
import { dataTable, type FigureOptions, figure, numbers, runName } from '../charts/figure.ts';
import { type Row, rowsChart } from '../charts/rows.ts';
import { count, decimal, outOf, percent, plural, points } from '../format/number.ts';
import { minutes, span } from '../format/time.ts';
import { ruleName } from '../format/words.ts';

const shares = [
  ['completed', 'completed'],
  ['rolledBack', 'rolled back'],
  ['blocked', 'blocked'],
  ['escaped', 'escaped'],
] as const satisfies readonly (readonly [keyof Comparison & keyof SetOutcome, string])[];

/** What it does to the outcomes: paired differences around zero. */
export function outcomesFigure(run: StudyView, compared: Comparison, options: FigureOptions): HTMLElement {
  const rows: Row[] = shares.map(([key, label]) => ({
    label,
    owner: 'both',
    estimate: compared[key],
    value: inPoints(compared[key]),
  }));
  return figure({
    ...options,
    label: 'Paired differences of the four outcomes, with their intervals around zero',
    chart: aroundZero('Percentage points of all changes, after minus before', rows, options, (value, range) =>
      points(value, range < 0.01 ? 2 : 1).replace(/\s*points$/, ''),
    ),
    caption: `${inWords(compared.completed, 'Success')}: ${inPoints(compared.completed)}. Escapes: ${inPoints(compared.escaped)}. 95% intervals. Before: the study’s own rules. After: the rules in force.`,
    run: `${runName(run.study)}. ${compared.completed.method}.`,
    table: {
      title: 'Outcomes under both sets',
      columns: ['outcome', ...numbers('before', 'after'), 'difference'],
      rows: shares.map(([key, label]) => [
        label,
        count(compared.before[key]),
        count(compared.after[key]),
        inPoints(compared[key]),
      ]),
    },
  });
}

/** What it does to cycle time and to the people who review. */
export function cycleFigure(run: StudyView, compared: Comparison, options: FigureOptions): HTMLElement {
  const { before, after, medianCycle, meanCycle, cyclesMoved, deployments: n } = compared;
  const rows: Row[] = [
    { label: 'median', owner: 'both', estimate: medianCycle, value: inMinutes(medianCycle) },
    { label: 'mean', owner: 'both', estimate: meanCycle, value: inMinutes(meanCycle) },
  ];
  return figure({
    ...options,
    label: 'Paired differences of cycle time, median and mean, with their intervals around zero',
    chart: aroundZero('Minutes, after minus before', rows, options, (value, range) =>
      decimal(value, range < 4 ? 1 : 0),
    ),
    caption: `The median goes from ${minutes(before.medianCycleMinutes)} to ${minutes(after.medianCycleMinutes)}, a difference of ${inMinutes(medianCycle)}. ${outOf(cyclesMoved, n)} cycle times differ. Reviewers see ${plural(after.reviews, 'change')} instead of ${count(before.reviews)}: ${span(after.reviewMinutes)} of work instead of ${span(before.reviewMinutes)}.`,
    run: `${runName(run.study)}. Median: ${medianCycle.method}; mean: ${meanCycle.method}.`,
    table: {
      title: 'Cycle time and review under both sets',
      columns: ['quantity', ...numbers('before', 'after')],
      rows: [
        ['median cycle time', minutes(before.medianCycleMinutes), minutes(after.medianCycleMinutes)],
        ['changes reviewed', count(before.reviews), count(after.reviews)],
        ['review work', span(before.reviewMinutes), span(after.reviewMinutes)],
        ['rollouts deferred by a rule', count(before.deferred), count(after.deferred)],
        ['rollouts blocked by a rule', count(before.stopped), count(after.stopped)],
      ],
    },
  });
}

/** How many changes each rule applied to. */
export function spokeTable({ before, after, deployments: n }: Comparison): Node {
  const was = new Map(before.spoke.map(({ rule, count: some }) => [rule, some]));
  const table = dataTable({
    title: 'How often each rule applied',
    columns: ['rule', ...numbers('before', 'after', 'of all')],
    rows: [
      ...after.spoke.map(({ rule, count: some }) => [
        ruleName(rule),
        was.has(rule) ? count(was.get(rule) ?? 0) : '–',
        count(some),
        percent(some / n),
      ]),
      ...before.spoke
        .filter(({ rule }) => !after.spoke.some((other) => other.rule === rule))
        .map(({ rule, count: some }) => [ruleName(rule), count(some), 'off', percent(0)]),
    ],
  });
  return html`<p>How many changes each rule applied to when they were judged:</p>${table}`;
}

function inWords({ lower, upper }: Estimate, what: string): string {
  if (lower > 0) return `${what} rises`;
  return upper < 0 ? `${what} falls` : `${what} does not change significantly`;
}

/** Effects are small: a hundredth of a point is a change or two of a full study. */
function inPoints({ value, lower, upper }: Estimate): string {
  const ends = `${points(lower, 2).replace(/\s*points$/, '')} to ${points(upper, 2)}`;
  return `${points(value, 2)} (${ends})`;
}

function inMinutes({ value, lower, upper }: Estimate): string {
  const digits = Math.max(Math.abs(lower), Math.abs(upper)) < 1 ? 2 : 1;
  if (!Number.isFinite(lower)) return minutes(value, digits);
  return `${minutes(value, digits)} (${decimal(lower, digits)} to ${minutes(upper, digits)})`;
}

/** Differences on a scale with zero inside and room at both ends. @param tick gets how much the scale spans */
function aroundZero(
  heading: string,
  rows: readonly Row[],
  options: FigureOptions,
  tick: (value: number, range: number) => string,
): SVGSVGElement {
  const ends = rows
    .flatMap(({ estimate: { value, lower, upper } }) => [value, lower, upper])
    .filter(Number.isFinite);
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends);
  const room = (high - low || 0.01) * 0.08;
  const domain = [low - room, high + room] as const;
  const groups = [{ heading, rows }];
  return rowsChart(
    { groups, domain, tick: (value) => tick(value, domain[1] - domain[0]), bars: false },
    options,
  );
}
