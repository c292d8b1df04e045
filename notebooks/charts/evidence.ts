/** A canary's evidence stage by stage on a log scale, against the level at which it is rolled back. */
import * as Plot from '@observablehq/plot';
import { count, decimal } from '../format/number.ts';

export interface EvidencePoint {
  readonly stage: string;
  /** E-value so far. */
  readonly evidence: number;
  readonly breach: boolean;
}

export function evidenceChart(
  points: readonly EvidencePoint[],
  { width, threshold }: { readonly width: number /** Roll back from here on. */; readonly threshold: number },
): SVGElement {
  const shown = points.map((point) => ({
    ...point,
    evidence: Math.min(Math.max(point.evidence, FLOOR), CEILING),
  }));
  const values = shown.map(({ evidence }) => evidence);
  const domain = [Math.min(0.1, ...values) / 1.5, Math.max(threshold, ...values) * 4];
  return Plot.plot({
    width,
    height: 220,
    marginLeft: 52,
    marginRight: 20,
    marginTop: 18,
    marginBottom: 34,
    className: 'plot',
    x: { type: 'point', domain: points.map(({ stage }) => stage), label: null },
    y: { type: 'log', domain, label: null },
    marks: [
      Plot.axisX({ label: 'share of traffic →', labelOffset: 32, tickSize: 3 }),
      Plot.axisY(
        (domain[1]! > 1e5 ? FAR_TICKS : TICKS).filter((v) => v >= domain[0]! && v <= domain[1]!),
        {
          text: (v: number) =>
            v < 1 ? decimal(v, v < 0.1 ? 2 : 1) : v >= 1e6 ? `10${exponent(v)}` : count(v),
          label: '↑ evidence against the version',
          tickSize: 3,
          labelOffset: 50,
        },
      ),
      Plot.ruleY([1], { className: 'chart__grid' }),
      Plot.ruleY([threshold], { stroke: 'var(--ink)', strokeWidth: 1 }),
      Plot.text([`rolled back from ${count(threshold)}`], {
        y: () => threshold,
        frameAnchor: 'right',
        textAnchor: 'end',
        dy: -8,
        text: String,
        className: 'muted',
      }),
      Plot.line(shown, { x: 'stage', y: 'evidence', stroke: 'var(--arm-genops)', strokeWidth: 2 }),
      Plot.dot(shown, {
        x: 'stage',
        y: 'evidence',
        r: 5,
        symbol: (point: EvidencePoint) => (point.breach ? 'times' : 'circle'),
        fill: (point: EvidencePoint) => (point.breach ? 'none' : 'var(--arm-genops)'),
        stroke: 'var(--arm-genops)',
        strokeWidth: 2,
      }),
    ],
    symbol: { type: 'identity' },
    color: { type: 'identity' },
  }) as SVGElement;
}

const TICKS = [0.01, 0.1, 1, 10, 100, 1000, 1e4];
const FAR_TICKS = [0.01, 1, 100, 1e4, 1e6, 1e9];
/** Beyond these the picture would say no more. */
const FLOOR = 0.01;
const CEILING = 1e9;

function exponent(value: number): string {
  return String(Math.round(Math.log10(value))).replaceAll(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!);
}
