/** Calibration: by tenth of score, the mean score against the share that is bad. A calibrated score lies on the line. */
import * as Plot from '@observablehq/plot';
import { percent } from '../format/number.ts';

export interface Tenth {
  readonly meanScore: number;
  readonly badShare: number;
  readonly n: number;
}

export function calibrationChart(
  tenths: readonly Tenth[],
  { width }: { readonly width: number },
): SVGElement {
  const side = Math.min(width, 440);
  const known = tenths.filter(
    ({ meanScore, badShare }) => Number.isFinite(meanScore) && Number.isFinite(badShare),
  );
  const top = Math.min(
    1,
    Math.ceil(Math.max(0.1, ...known.flatMap((t) => [t.meanScore, t.badShare])) * 10) / 10,
  );
  const tickFormat = (value: number): string => percent(value, 0);
  return Plot.plot({
    width: side,
    height: side,
    marginLeft: 46,
    marginBottom: 44,
    marginTop: 30,
    marginRight: 12,
    className: 'plot-square',
    x: { domain: [0, top], label: null },
    y: { domain: [0, top], label: null },
    marks: [
      Plot.gridX({ ticks: 5, className: 'chart__grid' }),
      Plot.gridY({ ticks: 5, className: 'chart__grid' }),
      Plot.axisX({ ticks: 5, tickFormat, tickSize: 3, label: 'mean score of the tenth →', labelOffset: 40 }),
      Plot.axisY({ ticks: 5, tickFormat, tickSize: 3, label: '↑ bad changes in it', labelOffset: 44 }),
      Plot.link([0], { x1: 0, y1: 0, x2: top, y2: top, stroke: 'var(--edge)', strokeDasharray: '1 3' }),
      Plot.text(['the score is the chance'], {
        x: top * 0.72,
        y: top * 0.68,
        text: String,
        rotate: -45,
        className: 'muted',
      }),
      Plot.line(known, { x: 'meanScore', y: 'badShare', stroke: 'var(--arm-genops)', strokeOpacity: 0.45 }),
      Plot.dot(known, {
        x: 'meanScore',
        y: 'badShare',
        r: 4.5,
        fill: 'var(--arm-genops)',
        stroke: 'var(--paper)',
      }),
    ],
  }) as SVGElement;
}
