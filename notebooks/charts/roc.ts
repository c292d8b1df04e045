/** ROC curve of a risk score: what share of what it should find it finds, for what share of false alarms. */
import * as Plot from '@observablehq/plot';
import { decimal } from '../format/number.ts';

export type RocCurve = readonly (readonly [falsePositiveRate: number, truePositiveRate: number])[];

/** Names of the two classes. */
export interface RocClasses {
  readonly negatives: string;
  readonly positives: string;
}

const changes: RocClasses = { negatives: 'good changes', positives: 'bad changes' };

export function rocChart(
  curve: RocCurve,
  { width }: { readonly width: number },
  { negatives, positives }: RocClasses = changes,
): SVGElement {
  const side = Math.min(width, 440);
  return Plot.plot({
    width: side,
    height: side,
    marginLeft: 46,
    marginBottom: 44,
    marginTop: 30,
    marginRight: 12,
    className: 'plot-square',
    x: { domain: [0, 1], percent: false, label: null },
    y: { domain: [0, 1], label: null },
    marks: [
      Plot.gridX({ ticks: 5, className: 'chart__grid' }),
      Plot.gridY({ ticks: 5, className: 'chart__grid' }),
      Plot.axisX({
        ticks: 5,
        tickFormat: share,
        tickSize: 3,
        label: `of ${negatives}, scored at least as high →`,
        labelOffset: 40,
      }),
      Plot.axisY({ ticks: 5, tickFormat: share, tickSize: 3, label: `↑ of ${positives}`, labelOffset: 44 }),
      Plot.link([0], { x1: 0, y1: 0, x2: 1, y2: 1, stroke: 'var(--edge)', strokeDasharray: '1 3' }),
      Plot.text(['no better than chance'], {
        x: 0.72,
        y: 0.68,
        text: String,
        rotate: -45,
        className: 'muted',
      }),
      Plot.line(curve, {
        x: ([falsePositives]) => falsePositives,
        y: ([, truePositives]) => truePositives,
        stroke: 'var(--arm-genops)',
        strokeWidth: 2.5,
      }),
    ],
  }) as SVGElement;
}

const share = (value: number): string => `${Math.round(value * 100)}%`;

/** The area under a curve with its interval: "0.713 (95% CI 0.684–0.740, DeLong)". */
export function areaText(
  area: number,
  { lower, upper }: { readonly lower: number; readonly upper: number },
): string {
  return `${decimal(area, 3)} (95% CI ${decimal(lower, 3)}–${decimal(upper, 3)}, DeLong)`;
}
