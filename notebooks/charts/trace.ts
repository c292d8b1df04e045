/** Which inputs a claim's number follows, as found by moving every one: tornado, finding and table. */
import { type Claim, rangesOf } from '../../engine/claims/claim.ts';
import {
  type Calibration,
  calibrationsOf,
  type Trace,
  type TracedInput,
} from '../../engine/claims/construction/index.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import { element, html } from '../authoring/html.ts';
import { interval, inUnit } from '../format/estimate.ts';
import { effectWords, inputValueText, movesText } from '../format/model-input.ts';
import { count, NO_NUMBER, plural } from '../format/number.ts';
import { provenanceWords } from '../format/parameter.ts';
import { type FigureOptions, figure, numbers } from './figure.ts';
import { drawFlags, FLAG_ROW, type Flag, flagRows } from './marks.ts';
import {
  drawing,
  type LinearScale,
  linearScale,
  logScale,
  logTicks,
  roundDomain,
  svg,
  textWidth,
  ticksIn,
} from './svg.ts';

/** Rows of the chart at most, and how many there are where the number follows fewer. */
const MOST_ROWS = 14;
const FEWEST_ROWS = 6;
const NOTHING = 'nothing to count';

/** @param run which runs these are: `The published code, n = 2,000, seed 42.` */
export function traceFigure(claim: Claim, trace: Trace, run: string, options: FigureOptions): HTMLElement {
  const { inputs, conclusion, usual } = trace;
  const shown = inputs.slice(0, Math.max(Math.min(conclusion.follows.length, MOST_ROWS), FEWEST_ROWS));
  const hidden = conclusion.follows.length - MOST_ROWS;
  const more = hidden > 0 ? ` The ${count(hidden)} weakest are only in the table.` : '';
  return figure({
    ...options,
    label: `How far each input moves the number for ${claim.printed} when it is moved alone`,
    chart: element`<div>${traceChart(chartOf(claim, usual, shown), options)}${legend()}</div>`,
    title: followedText(trace),
    caption: `${conclusion.sentence}${othersText(trace)}${calibrationsOf(trace, claim)
      .map((each) => shownBy(claim, each))
      .join('')}${more}`,
    run,
    table: {
      title: `Every input moved, and the number for ${claim.printed}`,
      columns: [
        'input',
        'where it comes from',
        'as it stands',
        'moved to',
        ...numbers('number', '95% interval'),
        'effect',
      ],
      rows: inputs.flatMap(({ input, movements }) =>
        movements.map(({ value, estimate, effect }) => [
          input.label,
          provenanceWords[input.provenance],
          inputValueText(input, input.usual),
          inputValueText(input, value),
          Number.isFinite(estimate.value) ? inUnit(claim.unit, estimate.value) : NOTHING,
          endsOf(claim, estimate),
          effectWords[effect],
        ]),
      ),
    },
  });
}

function legend(): Node {
  return html`<p class="trace__legend ui-xs muted">We move each input alone, to the values at the end of its row: open point for the first, filled point for the last. The
    solid rule is the number without any change.</p>`;
}

function endsOf({ unit }: Claim, { lower, upper }: Estimate): string {
  const ends = interval(unit, lower, upper);
  return ends === NO_NUMBER ? '' : ends;
}

function followedText({ inputs, conclusion: { follows } }: Trace): string {
  const many = follows.length === 0 ? 'None' : count(follows.length);
  return `${many} of ${plural(inputs.length, 'input')} ${follows.length < 2 ? 'moves' : 'move'} this number.`;
}

/** What the inputs do that it does not follow. */
function othersText({ inputs, conclusion }: Trace): string {
  const still = inputs.filter(({ effect }) => effect === 'still').length;
  const chance = inputs.filter(({ effect }) => effect === 'chance').length;
  if (still + chance === 0) return '';
  if (still === inputs.length) return ' It stays the same to the last bit under every move.';
  const parts = [
    ...(still === 0 ? [] : [`${count(still)} leave it the same to the last bit`]),
    ...(chance === 0 ? [] : [`${count(chance)} move it no more than chance does`]),
  ];
  return ` ${conclusion.follows.length === 0 ? 'Of them' : 'Of the others'}, ${parts.join(', ')}.`;
}

/** A tuned input, and whether moving it carries the number across the range. */
function shownBy({ unit }: Claim, { traced, from, to, crosses }: Calibration): string {
  const reach = `from ${inUnit(unit, from)} to ${inUnit(unit, to)}`;
  const across = crosses ? 'across the whole accepted range' : 'but not across the whole accepted range';
  return ` We tuned “${traced.input.label}” for this claim. Moving it takes the number ${reach}, ${across}.`;
}

function chartOf(claim: Claim, usual: Estimate, shown: readonly TracedInput[]): TraceChart {
  const bands = rangesOf(claim);
  const flags = [
    ...(claim.value === null ? [] : [{ printed: claim.printed, value: claim.value }]),
    ...claim.alternatives.map(({ printed, value }) => ({ printed, value })),
  ];
  const moved = shown.flatMap(({ movements }) => movements.map(({ estimate }) => estimate.value));
  const values = [
    usual.value,
    ...moved,
    ...flags.map(({ value }) => value),
    ...bands.flatMap(({ lower, upper }) => [lower, upper]),
  ].filter(Number.isFinite);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const scale = claim.unit === 'minutes' && least > 0 && most / least > 20 ? 'log' : 'linear';
  return {
    usual,
    flags,
    bands,
    scale,
    domain: scale === 'log' ? [least * 0.9, most * 1.1] : domainOf(claim, least, most),
    tick: (value) => inUnit(claim.unit, value).replace(/\.0(?=\D|$)/, ''),
    nothing: NOTHING,
    rows: shown.map(({ input, movements, effect }) => ({
      label: input.label,
      values: movesText(input),
      moved: movements.map(({ estimate }) => estimate),
      follows: effect === 'follows',
    })),
  };
}

function domainOf({ unit }: Claim, least: number, most: number): readonly [number, number] {
  const room = (most - least) * 0.04 || Math.abs(most) * 0.1 || 0.01;
  const ends = unit === 'ratio' && least >= 0 ? { most: 1, ...(least - room < 0 ? { low: 0 } : {}) } : {};
  return roundDomain([least - room, most + room], ends);
}

/**
 * Move this, the number moves: a row an input, from the farthest-reaching down. The number as it stands is a rule through
 * all rows; an open point where the input's first value takes it, a filled one for the last. The claim's range is the
 * band, the published figures are flags.
 */
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

interface TraceChart {
  readonly rows: readonly TraceRow[];
  readonly usual: Number3;
  readonly flags: readonly Flag[];
  readonly bands: readonly { readonly lower: number; readonly upper: number }[];
  readonly domain: readonly [number, number];
  /** Logarithmic where numbers lie orders of magnitude apart; the domain is then above nought. */
  readonly scale: 'linear' | 'log';
  readonly tick: (value: number) => string;
  /** What stands where a move leaves nothing to count. */
  readonly nothing: string;
}

const NARROW = 620;
const ROW = 30;
const LABEL_LINE = 17;
const AXIS = 24;

function traceChart(chart: TraceChart, { width }: { readonly width: number }): SVGSVGElement {
  const narrow = width < NARROW;
  const labels = Math.max(...chart.rows.map(({ label }) => textWidth(label, 12))) + 14;
  const values = Math.max(...chart.rows.map((row) => textWidth(row.values, 12))) + 14;
  const left = narrow ? 6 : Math.min(labels, width * 0.42);
  const right = narrow ? width - 10 : Math.max(width - Math.min(values, width * 0.26), left + 140);
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
  const group = svg('g', { class: 'chart__axis' });
  const [low, high] = chart.domain;
  for (const { lower, upper } of chart.bands) {
    const x = scale(Math.max(lower, low));
    const wide = Math.max(scale(Math.min(upper, high)) - x, 2);
    group.append(svg('rect', { x, y: top, width: wide, height: bottom - top, class: 'band' }));
  }
  for (const value of ticksOf(chart, scale.range)) {
    const x = scale(value);
    const text = chart.tick(value);
    const half = textWidth(text, 12) / 2;
    // the outermost labels move inwards until they fit
    const at = Math.min(Math.max(x, half), width - half);
    group.append(
      svg('line', { x1: x, x2: x, y1: top, y2: bottom, class: value === 0 ? 'baseline' : 'chart__grid' }),
      svg('text', { x: at, y: bottom + 16, class: 'chart__tick' }, text),
    );
  }
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
  const values = fitted(row.values, narrow ? width * 0.5 : width - right - 8);
  const known = row.moved.filter(({ value }) => Number.isFinite(value));
  const places = [...known.map(({ value }) => into(scale(value))), scale(chart.usual.value)];
  const group = svg(
    'g',
    { class: row.follows ? 'trace' : 'trace trace--still' },
    svg(
      'text',
      { x: narrow ? 2 : 0, y: line, class: 'trace__label ink halo' },
      fitted(row.label, narrow ? width - textWidth(values, 12) - 14 : left - 10),
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
