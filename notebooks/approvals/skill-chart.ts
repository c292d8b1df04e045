/** One quantity against one skill of the reviewers: a line an arm, the run's own setting as a rule. */
import * as Plot from '@observablehq/plot';
import { type Arm, armNames } from '../charts/estimate-mark.ts';
import { ticksIn } from '../charts/linear-scale.ts';
import { percent } from '../format/number.ts';

export interface SkillChart {
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
}

export function skillChart(chart: SkillChart, { width }: { readonly width: number }): SVGElement {
  const { title, axis, series, set, domain, tick } = chart;
  const room = (domain[1] - domain[0]) / 6 || 0.01;
  const ends = series.flatMap(({ arm, points }) => {
    const end = points.at(-1);
    return end === undefined ? [] : [{ arm, ...end }];
  });
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
      // room for a name below the lowest line, but no tick below nought
      Plot.axisY(levels, { tickSize: 0, tickFormat: tick }),
      Plot.axisX({
        ticks: 5,
        tickSize: 3,
        tickFormat: (value: number) => percent(value, 0),
        label: `${axis} →`,
        labelOffset: 34,
      }),
      Plot.ruleX([set], { stroke: 'var(--ink)', strokeDasharray: '2 2' }),
      ...series.flatMap(({ arm, points }) => [
        Plot.line(points, { x: 'at', y: 'value', stroke: `var(--arm-${arm})`, strokeWidth: 2 }),
        Plot.dot(points, {
          x: 'at',
          y: 'value',
          r: 3.5,
          // a second channel beside color, as everywhere
          symbol: arm === 'genops' ? 'circle' : 'square',
          fill: `var(--arm-${arm})`,
        }),
      ]),
      ...ends.map((end, k) =>
        Plot.text([end], {
          x: 'at',
          y: 'value',
          text: () => armNames[end.arm],
          textAnchor: 'end',
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
