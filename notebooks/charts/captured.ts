/** The riskiest x % of changes hold y % of the bad ones, beside points that others published. */
import * as Plot from '@observablehq/plot';
import { percent } from '../format/number.ts';

export interface Captured {
  /** Share of changes, riskiest first, ratio. */
  readonly share: number;
  /** Share of bad changes among them, ratio. */
  readonly held: number;
}

export interface Reference {
  readonly name: string;
  readonly points: readonly Captured[];
}

export function capturedChart(
  curve: readonly Captured[],
  reference: Reference,
  { width }: { readonly width: number },
): SVGElement {
  const side = Math.min(width, 440);
  const whole = [
    { share: 0, held: 0 },
    ...curve.filter(({ held }) => Number.isFinite(held)),
    { share: 1, held: 1 },
  ];
  const last = reference.points.at(-1);
  return Plot.plot({
    width: side,
    height: side,
    marginLeft: 46,
    marginBottom: 44,
    marginTop: 30,
    marginRight: 12,
    className: 'plot-square',
    x: { domain: [0, 1], label: null },
    y: { domain: [0, 1], label: null },
    marks: [
      Plot.gridX({ ticks: 5, className: 'chart__grid' }),
      Plot.gridY({ ticks: 5, className: 'chart__grid' }),
      Plot.axisX({
        ticks: 5,
        tickFormat: (v: number) => percent(v, 0),
        tickSize: 3,
        label: 'riskiest share of changes →',
        labelOffset: 40,
      }),
      Plot.axisY({
        ticks: 5,
        tickFormat: (v: number) => percent(v, 0),
        tickSize: 3,
        label: '↑ share of bad changes held',
        labelOffset: 44,
      }),
      Plot.link([0], { x1: 0, y1: 0, x2: 1, y2: 1, stroke: 'var(--edge)', strokeDasharray: '1 3' }),
      Plot.dot(reference.points, {
        x: 'share',
        y: 'held',
        symbol: 'diamond',
        r: 5,
        stroke: 'var(--published)',
        strokeWidth: 1.75,
        fill: 'var(--paper)',
      }),
      Plot.text(last === undefined ? [] : [last], {
        x: 'share',
        y: 'held',
        text: () => reference.name,
        dy: -14,
        className: 'muted',
      }),
      Plot.line(whole, { x: 'share', y: 'held', stroke: 'var(--arm-genops)', strokeWidth: 2.5 }),
      Plot.dot(curve, { x: 'share', y: 'held', r: 4, fill: 'var(--arm-genops)', stroke: 'var(--paper)' }),
    ],
  }) as SVGElement;
}
