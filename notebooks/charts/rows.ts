/**
 * Rows of numbers on one scale: label, our point with its interval (on a bar from zero where the number is a share of a
 * whole), the published figures as flags, the tolerance as a band, the value in words. On a narrow page the label
 * stands above its row.
 */
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import { percent } from '../format/number.ts';
import {
  drawBand,
  drawEstimate,
  drawFlags,
  FLAG_ROW,
  type Flag,
  flagRows,
  type Owner,
  type Track,
} from './marks.ts';
import {
  drawing,
  type LinearScale,
  labeled,
  linearScale,
  roomyTicks,
  svg,
  textWidth,
  tickLabel,
} from './svg.ts';

export interface Row {
  readonly label: string;
  readonly owner: Owner;
  readonly estimate: Pick<Estimate, 'value' | 'lower' | 'upper'>;
  /** The value in words; it stands at the row's end. */
  readonly value: string;
  readonly flags?: readonly Flag[];
  /** A value that is known without a run: a solid rule through the row. */
  readonly exact?: number;
}

export interface RowsChart {
  readonly groups: readonly { readonly heading: string; readonly rows: readonly Row[] }[];
  /** Left out: a share of a whole, 0 to 1. */
  readonly domain?: readonly [number, number];
  /** Left out: whole percent. */
  readonly tick?: (value: number) => string;
  /** Bars from zero, unless it says false; only where the domain starts there. */
  readonly bars?: boolean;
  /** Flags for all rows. */
  readonly flags?: readonly Flag[];
  /** A band through all rows: the values for which a claim holds. */
  readonly band?: { readonly lower: number; readonly upper: number } | null;
}

const NARROW = 560;
const TRACK = 20;
const LABEL_LINE = 19;
const HEADING = 26;
const AXIS = 24;

interface Layout {
  readonly width: number;
  readonly narrow: boolean;
  readonly scale: LinearScale;
  readonly chart: RowsChart & Required<Pick<RowsChart, 'domain' | 'tick' | 'bars'>>;
}

export function rowsChart(given: RowsChart, { width }: { readonly width: number }): SVGSVGElement {
  const tick = (value: number): string => percent(value, 0);
  const chart: Layout['chart'] = { domain: [0, 1], tick, bars: true, ...given };
  const narrow = width < NARROW;
  const rows = chart.groups.flatMap((group) => group.rows);
  const labels = Math.max(...rows.map(({ label }) => textWidth(label))) + 14;
  const values = Math.max(...rows.map(({ value }) => textWidth(value))) + 12;
  const range = narrow
    ? ([2, width - 8] as const)
    : ([labels, Math.max(width - values, labels + 120)] as const);
  const layout: Layout = { width, narrow, chart, scale: linearScale(chart.domain, range) };
  const shared = placed(chart.flags ?? [], layout.scale);
  const right = narrow ? width : range[1] + values * 0.5; // flags may fly over the values, not over the edge
  const top = flagRows(shared, right) * FLAG_ROW;
  const body: SVGElement[] = [];
  const tracks: Track[] = []; // where rules and the band may run: not through headings, labels and values
  let y = top;
  for (const { heading, rows: own } of chart.groups) {
    if (heading !== '') {
      const space = y > top ? HEADING + 8 : HEADING;
      body.push(svg('text', { x: narrow ? 2 : 0, y: y + space - 8, class: 'chart__heading' }, heading));
      y += space;
    }
    const first = y;
    for (const row of own) {
      const drawn = drawRow(row, heading, y, layout);
      body.push(drawn.group);
      if (narrow) tracks.push([drawn.track, y + drawn.height]);
      y += drawn.height;
    }
    if (!narrow) tracks.push([first, y]);
  }
  const behind = backdrop(layout, tracks, y);
  const flags = drawFlags(shared, { chartTop: top, bottom: y, right, tracks });
  return drawing(width, y + AXIS, behind, flags, ...body);
}

function placed(flags: readonly Flag[], scale: LinearScale): { printed: string; x: number }[] {
  const [low, high] = scale.domain;
  return flags
    .filter(({ value }) => value >= low && value <= high)
    .map(({ printed, value }) => ({ printed, x: scale(value) }));
}

/** The tolerance band, rules at the ticks and their labels. */
function backdrop({ width, scale, chart }: Layout, tracks: readonly Track[], bottom: number): SVGGElement {
  const group = svg('g', { class: 'chart__axis' });
  const { band, tick } = chart;
  if (band) {
    for (const [y, end] of tracks) group.append(drawBand(scale, band, y, end));
  }
  for (const { value, text } of labeled(roomyTicks(scale, tick), tick)) {
    const x = scale(value);
    for (const [y1, y2] of tracks) {
      group.append(svg('line', { x1: x, x2: x, y1, y2, class: value === 0 ? 'baseline' : 'chart__grid' }));
    }
    group.append(tickLabel(text, x, bottom + 16, width));
  }
  return group;
}

function drawRow(
  row: Row,
  heading: string,
  top: number,
  layout: Layout,
): { group: SVGGElement; height: number; track: number } {
  const { narrow, width, scale, chart } = layout;
  const flags = placed(row.flags ?? [], scale);
  const above = flagRows(flags, scale.range[1]) * FLAG_ROW;
  // a label and a value that would touch take a line each
  const long = narrow && textWidth(row.label) + textWidth(row.value) + 12 > width;
  const start = narrow ? top + LABEL_LINE * (long ? 2 : 1) + (above > 0 ? 4 : 0) : top;
  const middle = start + above + TRACK / 2 + 2;
  const line = narrow ? top + 14 : middle + 4.5;
  const group = svg(
    'g',
    { class: 'row' },
    svg('text', { x: narrow ? 2 : 0, y: line, class: `row__label row__label--${row.owner}` }, row.label),
    svg(
      'text',
      { x: width - 1, y: long ? line + LABEL_LINE : line, class: 'row__value ink at-end' },
      row.value,
    ),
  );
  const name = heading === '' ? row.label : `${heading}, ${row.label}`;
  const marks = svg('g', Number.isFinite(row.estimate.value) ? { 'data-tip': `${name}: ${row.value}` } : {});
  if (chart.bars && Number.isFinite(row.estimate.value)) {
    const x = scale(0);
    const length = Math.max(scale(row.estimate.value) - x, 0);
    marks.append(
      svg('rect', { x, y: middle - 6, width: length, height: 12, class: `bar bar--${row.owner}` }),
    );
  }
  if (row.exact !== undefined) {
    const x = scale(row.exact);
    const [y1, y2] = [middle - TRACK / 2 - 1, middle + TRACK / 2 + 1];
    marks.append(svg('line', { x1: x, x2: x, y1, y2, class: 'exact-mark' }));
  }
  marks.append(drawEstimate(row.owner, row.estimate, scale, middle, scale.range));
  group.append(
    drawFlags(flags, { chartTop: start + above, bottom: start + above + TRACK + 2, right: scale.range[1] }),
    marks,
  );
  return { group, height: start - top + above + TRACK + (narrow ? 8 : 6), track: start };
}
