/**
 * Move this, the number moves: a row an input, from the farthest-reaching down. The number as it stands is a rule through
 * all rows; an open point where the input's first value takes it, a filled one for the last. The claim's range is the
 * band, the published figures are flags.
 */
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import { drawBand, drawFlags, FLAG_ROW, type Flag, flagRows } from './marks.ts';
import {
  cover,
  drawAxis,
  drawing,
  type LinearScale,
  linearScale,
  logScale,
  logTicks,
  svg,
  textWidth,
  ticksIn,
} from './svg.ts';

type Number3 = Pick<Estimate, 'value' | 'lower' | 'upper'>;

interface TraceRow {
  readonly label: string;
  /** Where the input is moved to, in words: `never – always`. */
  readonly values: string;
  /** What came of each move, in the same order. */
  readonly moved: readonly Number3[];
  /** Whether the number follows it; the others are drawn fainter. */
  readonly follows: boolean;
}

export interface TraceChart {
  readonly rows: readonly TraceRow[];
  readonly usual: Number3;
  readonly flags: readonly Flag[];
  readonly bands: readonly { readonly lower: number; readonly upper: number }[];
  readonly domain: readonly [number, number];
  /** Logarithmic where numbers lie orders of magnitude apart; the domain is then above zero. */
  readonly scale: 'linear' | 'log';
  readonly tick: (value: number) => string;
  /** What stands where a move leaves nothing to count. */
  readonly nothing: string;
}

const NARROW = 620;
const ROW = 30;
const LABEL_LINE = 17;
const AXIS = 24;

export function traceChart(chart: TraceChart, { width }: { readonly width: number }): SVGSVGElement {
  const narrow = width < NARROW;
  const labels = Math.max(...chart.rows.map(({ label }) => textWidth(label, 12))) + 14;
  const values = Math.max(...chart.rows.map((row) => textWidth(row.values, 12))) + 14;
  const left = narrow ? 6 : Math.min(labels, width * 0.42);
  const right = narrow ? width - 10 : Math.max(width - Math.min(values, width * 0.3), left + 140);
  const scale = (chart.scale === 'log' ? logScale : linearScale)(chart.domain, [left, right]);
  const flags = chart.flags
    .filter(({ value }) => value >= chart.domain[0] && value <= chart.domain[1])
    .map(({ printed, value }) => ({ printed, x: scale(value) }));
  const top = Math.max(flagRows(flags, width), 1) * FLAG_ROW + 2;
  const height = narrow ? ROW + LABEL_LINE : ROW;
  const bottom = top + chart.rows.length * height;
  const rows = chart.rows.map((row, k) => {
    const middle = top + k * height + (narrow ? LABEL_LINE : 0) + ROW / 2;
    return drawRow(row, chart, { scale, narrow, width, left, right, middle });
  });
  return drawing(
    width,
    bottom + AXIS,
    backdrop(chart, scale, top, bottom, width),
    drawFlags(flags, { chartTop: top, bottom, right: width }),
    ...rows,
  );
}

/** As many as their labels leave room for. */
function ticksOf(
  { domain, scale, tick }: TraceChart,
  [left, right]: readonly [number, number],
): readonly number[] {
  const widest = Math.max(...domain.map((end) => textWidth(tick(end))));
  const most = Math.max(2, (right - left) / Math.max(widest + 24, 70));
  return scale === 'log' ? logTicks(domain, most) : ticksIn(domain, most);
}

function backdrop(
  chart: TraceChart,
  scale: LinearScale,
  top: number,
  bottom: number,
  width: number,
): SVGGElement {
  const place = { top, bottom, label: bottom + 16, width };
  const group = drawAxis(scale, ticksOf(chart, scale.range), chart.tick, place);
  group.prepend(...chart.bands.map((band) => drawBand(scale, band, top, bottom)));
  const x = scale(chart.usual.value);
  group.append(svg('line', { x1: x, x2: x, y1: top, y2: bottom, class: 'trace__usual' }));
  return group;
}

interface RowPlace {
  readonly scale: LinearScale;
  readonly narrow: boolean;
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly middle: number;
}

function drawRow(row: TraceRow, chart: TraceChart, place: RowPlace): SVGGElement {
  const { scale, narrow, width, left, right, middle } = place;
  const line = narrow ? middle - ROW / 2 - 3 : middle + 4.5;
  const into = (x: number): number => Math.min(Math.max(x, left), right);
  // on a phone the name takes the line, and the table has the range
  const values = narrow ? '' : fitted(row.values, width - right - 8);
  const known = row.moved.filter(({ value }) => Number.isFinite(value));
  const places = [...known.map(({ value }) => into(scale(value))), scale(chart.usual.value)];
  const group = svg(
    'g',
    { class: row.follows ? 'trace' : 'trace trace--still' },
    ...(narrow ? [cover(row.label, line)] : []),
    svg(
      'text',
      { x: narrow ? 2 : 0, y: line, class: 'trace__label ink halo' },
      fitted(row.label, narrow ? width * 0.94 : left - 10),
    ),
    svg('text', { x: width - 1, y: line, class: 'trace__values faint halo at-end' }, values),
    svg('line', {
      x1: Math.min(...places),
      x2: Math.max(...places),
      y1: middle,
      y2: middle,
      class: 'trace__span',
    }),
  );
  row.moved.forEach(({ value }, k) => {
    if (!Number.isFinite(value)) return;
    const open = row.moved.length > 1 && k === 0;
    const className = open ? 'trace__point trace__point--first' : 'trace__point';
    const tip = `${row.label}, ${open ? 'first' : 'last'} of ${row.values}: ${chart.tick(value)}`;
    group.append(
      svg('circle', { cx: into(scale(value)), cy: middle, r: 4.4, class: className, 'data-tip': tip }),
    );
  });
  if (known.length < row.moved.length) {
    const x = Math.max(...places) + 12;
    const side = x + textWidth(chart.nothing, 12) > right ? Math.min(...places) - 12 : x;
    const anchor = side === x ? 'at-start' : 'at-end';
    group.append(
      svg('text', { x: side, y: middle + 4, class: `trace__nothing faint halo ${anchor}` }, chart.nothing),
    );
  }
  return group;
}

/** Cut to about a width, with an ellipsis; the table has it whole. */
function fitted(text: string, width: number): string {
  const most = Math.max(6, Math.floor(width / (12 * 0.54)));
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
