/** One distribution on a linear scale: bars, points of ours below them, the paper's flags above. */
import * as Plot from '@observablehq/plot';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import { percent } from '../format/number.ts';
import { drawEstimate, drawFlags, type Flag, type Owner } from './marks.ts';

export interface SpreadBin {
  readonly from: number;
  readonly to: number;
  /** Of all, a ratio. */
  readonly share: number;
}

/** A value of ours with its name; each lies on a line of its own below the bars. */
interface SpreadPoint {
  readonly label: string;
  readonly owner: Owner;
  readonly estimate: Pick<Estimate, 'value' | 'lower' | 'upper'>;
}

export interface SpreadChart {
  readonly bins: readonly SpreadBin[];
  readonly domain: readonly [number, number];
  readonly points: readonly SpreadPoint[];
  readonly flags: readonly Flag[];
  /** A value that is known without a run: a solid rule. */
  readonly exact?: number;
  /** The values for which a claim holds. */
  readonly band?: { readonly lower: number; readonly upper: number } | null;
  readonly tick: (value: number) => string;
  readonly label: string;
  /** Of the bars, pixels. */
  readonly height?: number;
}

const LINE = 22;
const FLAGS = 40;
const AXIS = 38;

export function spreadChart(chart: SpreadChart, { width }: { readonly width: number }): SVGElement {
  const { bins, domain, points, flags, exact, band = null, tick, label, height = 130 } = chart;
  const top = Math.max(...bins.map(({ share }) => share), 1e-9);
  const below = points.length * LINE + 6;
  const [low, high] = domain;
  return Plot.plot({
    width,
    height: FLAGS + height + below + AXIS,
    marginTop: 0,
    marginBottom: AXIS,
    marginLeft: 10,
    marginRight: 10,
    className: 'plot',
    x: { domain: [...domain], label: null },
    y: { domain: [0, top], axis: null, insetTop: FLAGS, insetBottom: below },
    marks: [
      Plot.axisX({
        anchor: 'bottom',
        ticks: Math.max(3, Math.round(width / 95)),
        tickFormat: tick,
        tickSize: 4,
        label,
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 36,
      }),
      ...(band === null
        ? []
        : [
            Plot.rect([band], {
              x1: 'lower',
              x2: 'upper',
              y1: 0,
              y2: top,
              fill: 'var(--tolerance)',
              title: bandTip(tick),
            }),
          ]),
      Plot.rectY(bins, {
        x1: 'from',
        x2: 'to',
        y: 'share',
        fill: 'var(--arm-genops)',
        fillOpacity: 0.5,
        insetLeft: 0.4,
        insetRight: 0.4,
        title: ({ from, to, share }: SpreadBin) =>
          `${to - from > 0.02 * (high - low) ? `${tick(from)}–${tick(to)}` : tick((from + to) / 2)}: ${percent(share)}`,
      }),
      ...(exact === undefined
        ? []
        : [Plot.ruleX([exact], { y1: 0, y2: top, stroke: 'var(--ink)', strokeWidth: 1.75 })]),
      paperFlags(
        flags.filter(({ value }) => value >= low && value <= high),
        { lift: 2 },
      ),
      Plot.ruleY([0], { className: 'baseline' }),
      ...points.flatMap((point, i) => pointMarks(point, i, domain)),
    ],
  }) as SVGElement;
}

const bandTip =
  (tick: SpreadChart['tick']) =>
  ({ lower, upper }: { readonly lower: number; readonly upper: number }): string =>
    `accepted: ${tick(lower)}–${tick(upper)}`;

/** The point on its line, its name on the side where there is room. */
function pointMarks(point: SpreadPoint, i: number, [low, high]: readonly [number, number]): Plot.Markish[] {
  const { value, lower, upper } = point.estimate;
  if (!Number.isFinite(value)) return [];
  const leftwards = value > (low + high) / 2;
  const end = leftwards ? lower : upper;
  const drop = i * LINE + 14;
  return [
    estimates([point], { drop }),
    Plot.text([point.label], {
      x: Math.min(Math.max(Number.isFinite(end) ? end : value, low), high),
      y: 0,
      text: String,
      dx: leftwards ? -9 : 9,
      dy: drop,
      textAnchor: leftwards ? 'end' : 'start',
      fill: 'var(--ink)',
      fontSize: 12,
    }),
  ];
}

/** Flags of published figures over a panel. `lift` moves the rows up from the top of the y range, pixels. */
function paperFlags<D extends Flag>(
  flags: readonly D[],
  options: { readonly fy?: (flag: D) => string; readonly lift?: number } = {},
): Plot.Markish {
  return Plot.dot(flags, {
    x: (flag: D) => flag.value,
    ...(options.fy === undefined ? {} : { fy: options.fy }),
    render(index, scales, { x = [] }, dimensions) {
      const [top, bottom] = extentOf(scales.y, dimensions);
      return drawFlags(
        Array.from(index, (i) => ({ printed: flags[i]!.printed, x: Number(x[i]) })),
        {
          chartTop: top - (options.lift ?? 0),
          bottom,
          right: dimensions.width - dimensions.marginRight,
        },
      );
    },
  });
}

interface EstimateDatum {
  readonly label: string;
  readonly owner: Owner;
  readonly estimate: Pick<Estimate, 'value' | 'lower' | 'upper'>;
}

/** Points with intervals. Without a y they lie `drop` pixels below the panel's baseline. */
function estimates<D extends EstimateDatum>(
  data: readonly D[],
  options: { readonly y?: (datum: D) => string; readonly fy?: (datum: D) => string; readonly drop?: number },
): Plot.Markish {
  return Plot.dot(data, {
    x: (datum: D) => datum.estimate.value,
    ...(options.y === undefined ? {} : { y: options.y }),
    ...(options.fy === undefined ? {} : { fy: options.fy }),
    render(index, scales, { y = [] }, dimensions, context) {
      const group = context.document.createElementNS('http://www.w3.org/2000/svg', 'g');
      const scale = scales.x as unknown as (value: number) => number;
      const ends = [dimensions.marginLeft, dimensions.width - dimensions.marginRight] as const;
      const floor = extentOf(scales.y, dimensions)[1] + (options.drop ?? 0);
      for (const i of index) {
        const { label, owner, estimate } = data[i]!;
        group.append(drawEstimate(owner, estimate, scale, options.y ? Number(y[i]) : floor, ends, label));
      }
      return group;
    },
  });
}

/** Top and bottom of a scale's range, pixels; a panel without a y scale has the frame's. */
function extentOf(
  scale: unknown,
  { marginTop, marginBottom, height }: Plot.Dimensions,
): readonly [number, number] {
  const range = (scale as { range?: () => readonly number[] } | undefined)?.range?.();
  if (range === undefined) return [marginTop, height - marginBottom];
  return [Math.min(...range), Math.max(...range)];
}

/** Bins from `low` to `high`, each `step` wide; what lies outside is counted in the bin at that end. */
export function binned(
  values: ArrayLike<number>,
  low: number,
  high: number,
  step: number,
): readonly SpreadBin[] {
  const counts = new Uint32Array(Math.max(1, Math.round((high - low) / step)));
  for (let i = 0; i < values.length; i++) {
    const at = Math.floor(((values[i] ?? low) - low) / step + 1e-9);
    const bin = Math.min(Math.max(at, 0), counts.length - 1);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return Array.from(counts, (n, i) => ({
    from: low + i * step,
    to: low + (i + 1) * step,
    share: values.length === 0 ? 0 : n / values.length,
  }));
}
