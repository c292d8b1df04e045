/** What reviewers' sensitivity and specificity do: each moved alone, the same changes, both arms. */
import * as Plot from '@observablehq/plot';
import { defectKinds } from '../../engine/domain/change.ts';
import { reviewFlag } from '../../engine/simulator/ledger.ts';
import type { Study } from '../../engine/simulator/study.ts';
import type { StudyView } from '../authoring/define.ts';
import type { SweepTicket } from '../authoring/sweep-control.ts';
import { emptyFigure, type FigureOptions, figure, numbers, stacked } from '../charts/figure.ts';
import { type Arm, armNames } from '../charts/marks.ts';
import { ticksIn } from '../charts/svg.ts';
import { variantSize } from '../charts/variants.ts';
import { count, decimal, percent } from '../format/number.ts';
import { minutes } from '../format/time.ts';
import type { VariedRun } from '../receipt/runs.ts';
import { arms } from './queue.ts';
import { runMoved } from './reviewers.ts';

export type Skill = 'reviewerSensitivity' | 'reviewerSpecificity';

/** Both lines; the run's own value is added to each. */
const lines: Readonly<Record<Skill, readonly number[]>> = {
  reviewerSensitivity: [0.05, 0.2, 0.4, 0.6, 0.75, 0.9],
  reviewerSpecificity: [0.6, 0.7, 0.8, 0.9, 0.95, 1],
};

const skillNames: Readonly<Record<Skill, string>> = {
  reviewerSensitivity: 'sensitivity: share of bad changes found',
  reviewerSpecificity: 'specificity: share of good changes passed',
};

export interface SkillPoint {
  readonly skill: Skill;
  /** Ratio. */
  readonly at: number;
  readonly arm: Arm;
  /** The same for both arms. */
  readonly varied: VariedRun;
  /** Ratios of deployments. */
  readonly success: number;
  readonly escaped: number;
  /** Good changes that a reviewer rejected, over all deployments. */
  readonly falseRejections: number;
  readonly medianMinutes: number;
}

/** The settings of both lines, the run's own included. */
export function skillSettings({ config: { settings } }: Study): readonly (readonly [Skill, number])[] {
  return (['reviewerSensitivity', 'reviewerSpecificity'] as const).flatMap((skill) =>
    [...new Set([...lines[skill], settings[skill]])]
      .toSorted((a, b) => a - b)
      .map((at) => [skill, at] as const),
  );
}

/** Runs both lines and yields what is there, point by point. Called off, it keeps what had come. */
export async function* skillPoints(
  run: StudyView,
  ticket: SweepTicket | null,
  invalidated: AbortSignal,
): AsyncGenerator<readonly SkillPoint[] | null, void, void> {
  if (ticket === null) {
    yield null;
    return;
  }
  const wanted = skillSettings(run.study);
  const signal = AbortSignal.any([invalidated, ticket.signal]);
  const found: SkillPoint[][] = [];
  const running = wanted.map(async ([skill, at]) => {
    const changes = { [skill]: at };
    const study = await runMoved(run, changes, signal);
    const varied = { changes, digest: study.digest, measures: study.measures };
    found.push(arms.map((arm) => pointOf(study, varied, arm, skill, at)));
    ticket.report({ kind: 'running', done: found.length, total: wanted.length });
  });
  ticket.report({ kind: 'running', done: 0, total: wanted.length });
  let shown = -1;
  try {
    for (const one of running) {
      await one;
      if (found.length === shown) continue;
      shown = found.length;
      yield found.flat();
    }
    ticket.report({ kind: 'done', done: wanted.length });
  } catch (problem) {
    await Promise.allSettled(running);
    ticket.report({ kind: 'failed', message: problem instanceof Error ? problem.message : String(problem) });
    yield found.flat();
  }
}

function pointOf(
  { ledger, measures }: Study,
  varied: VariedRun,
  arm: Arm,
  skill: Skill,
  at: number,
): SkillPoint {
  const good = defectKinds.indexOf('none');
  const { reviewFlags } = ledger[arm];
  const rejected = reviewFlags.reduce(
    (sum, flags, i) => sum + ((flags & reviewFlag.rejected) !== 0 && ledger.defect[i] === good ? 1 : 0),
    0,
  );
  return {
    skill,
    at,
    arm,
    varied,
    success: measures[arm].successRate.value,
    escaped: measures[arm].escapedRate.value,
    falseRejections: rejected / ledger.deployments,
    medianMinutes: measures[arm].medianCycleMinutes.value,
  };
}

const panels = [
  { title: 'Success rate', of: 'success', tick: (value: number) => percent(value, 0) },
  { title: 'Escaped', of: 'escaped', tick: (value: number) => percent(value, 0) },
  { title: 'Good changes rejected', of: 'falseRejections', tick: (value: number) => percent(value, 0) },
  { title: 'Median cycle time', of: 'medianMinutes', tick: (value: number) => minutes(value, 0) },
] as const;

export function skillFigure(
  run: StudyView,
  points_: readonly SkillPoint[] | null,
  options: FigureOptions,
): HTMLElement {
  if (points_ === null || points_.length === 0) {
    return emptyFigure('Not run yet. The button above starts it.');
  }
  const columns = options.width >= 700 ? 2 : 1;
  const width = Math.floor((options.width - (columns - 1) * 32) / columns);
  const { settings, seed } = run.study.config;
  const place = stacked(
    ...panels.flatMap(({ title, of, tick }) => {
      const all = points_.map((point) => point[of]);
      return (['reviewerSensitivity', 'reviewerSpecificity'] as const).map((skill) =>
        skillChart(
          {
            title,
            axis: skillNames[skill],
            series: arms.map((arm) => ({
              arm,
              points: points_
                .filter((point) => point.skill === skill && point.arm === arm)
                .map((point) => ({ at: point.at, value: point[of] }))
                .toSorted((a, b) => a.at - b.at),
            })),
            set: settings[skill],
            domain: [Math.min(...all), Math.max(...all)],
            tick,
            exact: (value) => (of === 'medianMinutes' ? minutes(value) : percent(value)),
          },
          { width },
        ),
      );
    }),
  );
  place.classList.add('split');
  return figure({
    ...options,
    label:
      'Success, escapes, false rejections and cycle time against the reviewers’ sensitivity and specificity, both arms',
    chart: place,
    id: 'reviewer-skill',
    title: riseText(points_),
    subtitle: 'Each skill varied alone, in both arms. Dashed line: the value of this run.',
    run: `n\u00a0=\u00a0${count(variantSize(run))} each, the same changes, seed\u00a0${seed}.`,
    table: {
      title: 'Effect of the reviewers’ skill',
      columns: [
        'varied, arm',
        ...numbers('value', 'success', 'escaped', 'good changes rejected', 'median cycle time, min'),
      ],
      rows: points_
        .toSorted((a, b) => a.skill.localeCompare(b.skill) || a.arm.localeCompare(b.arm) || a.at - b.at)
        .map((point) => [
          `${point.skill === 'reviewerSensitivity' ? 'sensitivity' : 'specificity'}, ${armNames[point.arm]}`,
          percent(point.at, 0),
          percent(point.success, 1),
          percent(point.escaped, 1),
          percent(point.falseRejections, 1),
          decimal(point.medianMinutes, 1),
        ]),
    },
  });
}

/** From the least to the greatest sensitivity that is there. */
function riseText(all: readonly SkillPoint[]): string {
  const ends = arms.flatMap((arm) => {
    const line = all
      .filter((point) => point.skill === 'reviewerSensitivity' && point.arm === arm)
      .toSorted((a, b) => a.at - b.at);
    const [first, last] = [line.at(0), line.at(-1)];
    return first === undefined || last === undefined || first === last ? [] : [{ arm, first, last }];
  });
  const [any] = ends;
  if (any === undefined) return 'Outcomes by the reviewers’ sensitivity and specificity.';
  const each = ends.map(
    ({ arm, first, last }) => `from ${percent(first.success)} to ${percent(last.success)} (${armNames[arm]})`,
  );
  return `As sensitivity rises from ${percent(any.first.at, 0)} to ${percent(any.last.at, 0)}, success goes ${each.join(' and ')}.`;
}

/** One quantity against one skill of the reviewers: a line an arm, the run's own setting as a rule. */
interface SkillChart {
  readonly title: string;
  readonly axis: string;
  readonly series: readonly {
    readonly arm: Arm;
    readonly points: readonly { readonly at: number; readonly value: number }[];
  }[];
  /** The value that the run is set to, ratio. */
  readonly set: number;
  /** Of the quantity, the same in both panels of a row. */
  readonly domain: readonly [number, number];
  readonly tick: (value: number) => string;
  /** With a digit more than ticks have. */
  readonly exact: (value: number) => string;
}

function skillChart(chart: SkillChart, { width }: { readonly width: number }): SVGElement {
  const { title, axis, series, set, domain, tick, exact } = chart;
  const room = (domain[1] - domain[0]) / 6 || 0.01;
  const endsAt = (place: 0 | -1) =>
    series.flatMap(({ arm, points: own }) => {
      const end = own.at(place);
      return end === undefined ? [] : [{ arm, ...end }];
    });
  const apart = (some: readonly { readonly value: number }[]): number =>
    Math.max(...some.map(({ value }) => value)) - Math.min(...some.map(({ value }) => value));
  // names stand where the lines are farther apart
  const atStart = apart(endsAt(0)) > apart(endsAt(-1));
  const ends = endsAt(atStart ? 0 : -1);
  const top = Math.max(...ends.map(({ value }) => value));
  // one above its line and one below it, so that they never meet
  const above = ends.findIndex(({ value }) => value === top);
  const levels = ticksIn([Math.max(0, domain[0] - room), domain[1] + room], 4);
  return Plot.plot({
    width,
    height: 190,
    marginTop: 28,
    marginLeft: 50,
    marginRight: 12,
    marginBottom: 36,
    className: 'plot',
    x: { label: null },
    y: { domain: [domain[0] - room, domain[1] + room], label: null },
    marks: [
      Plot.gridY(levels, { className: 'chart__grid' }),
      // room for a name below the lowest line, but no tick below zero
      Plot.axisY(levels, { tickSize: 0, tickFormat: tick }),
      Plot.axisX({
        ticks: 5,
        tickSize: 3,
        tickFormat: (value: number) => percent(value, 0),
        label: `${axis} →`,
        labelOffset: 34,
      }),
      Plot.ruleX([set], { stroke: 'var(--ink)', strokeDasharray: '2 2' }),
      ...series.flatMap(({ arm, points: own }) => [
        Plot.line(own, { x: 'at', y: 'value', stroke: `var(--arm-${arm})`, strokeWidth: 2 }),
        Plot.dot(own, {
          x: 'at',
          y: 'value',
          r: 3.5,
          // a second channel beside color, as everywhere
          symbol: arm === 'genops' ? 'circle' : 'square',
          fill: `var(--arm-${arm})`,
          title: ({ at, value }: { at: number; value: number }) =>
            `${title}, ${armNames[arm]}, at ${percent(at, 0)}: ${exact(value)}`,
        }),
      ]),
      ...ends.map((end, k) =>
        Plot.text([end], {
          x: 'at',
          y: 'value',
          text: () => armNames[end.arm],
          textAnchor: atStart ? 'start' : 'end',
          dy: k === above ? -11 : 13,
          fill: `var(--arm-${end.arm}-ink)`,
          stroke: 'var(--paper)',
          strokeWidth: 3,
        }),
      ),
      Plot.text([title], {
        text: String,
        frameAnchor: 'top-left',
        dx: -49,
        dy: -26,
        className: 'chart__heading',
        fill: 'var(--ink)',
      }),
    ],
    symbol: { type: 'identity' },
    color: { type: 'identity' },
  }) as SVGElement;
}
