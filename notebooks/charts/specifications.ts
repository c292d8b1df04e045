/**
 * A specification curve: every reading of a claim as a column, from the least number to the greatest. Above, its number
 * with the interval, the claim's range as a band and the published figures as flags on their rules; below, which choices
 * made it. (The form: Simonsohn, Simmons & Nelson 2020, Nature Human Behaviour 4:1208–1214.)
 */
import type { Stance } from '../../engine/claims/multiverse/index.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import type { Flag } from './marks.ts';
import {
  drawing,
  type LinearScale,
  linearScale,
  logScale,
  logTicks,
  svg,
  textWidth,
  ticksIn,
} from './svg.ts';

interface SpecificationColumn {
  readonly estimate: Pick<Estimate, 'value' | 'lower' | 'upper'>;
  readonly stance: Stance;
  /** Whether inputs fix the number. */
  readonly fixed: boolean;
  readonly range: { readonly lower: number; readonly upper: number };
  /** The option taken of each choice; a choice that does not apply is missing. */
  readonly chosen: Readonly<Record<string, string>>;
  /** The whole reading in words. */
  readonly title: string;
}

export interface ChoiceRows {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
}

export interface SpecificationsChart {
  /** In the order in which they stand. */
  readonly columns: readonly SpecificationColumn[];
  readonly choices: readonly ChoiceRows[];
  readonly flags: readonly Flag[];
  readonly domain: readonly [number, number];
  /** Logarithmic where numbers lie orders of magnitude apart; the domain is then above zero. */
  readonly scale: 'linear' | 'log';
  readonly tick: (value: number) => string;
}

const NARROW = 560;
const CURVE = 210;
const TOP = 10;
const ROW = 17;
const LABEL_LINE = 15;
const HEADING = 22;
const WIDEST_STEP = 56;
/** Closer columns are drawn in rows of columns, one below the other. */
const NARROWEST_STEP = 7.5;
/** Closer columns have smaller marks. */
const FULL_SIZE_STEP = 11;
const PANEL_GAP = 30;
const FLAG_HEIGHT = 15;
const SMALL = 12;

export function specificationsChart(
  chart: SpecificationsChart,
  { width }: { readonly width: number },
): SVGSVGElement {
  const { columns, choices, flags, domain, tick } = chart;
  const narrow = width < NARROW;
  const labels = choices.flatMap(({ options }) => options.map(({ label }) => textWidth(label, SMALL)));
  const ticks = chart.scale === 'log' ? logTicks(domain, 7) : ticksIn(domain, 5);
  const tickRoom = Math.max(...ticks.map((value) => textWidth(tick(value), SMALL))) + 12;
  const left = narrow ? tickRoom : Math.max(tickRoom, ...labels.map((room) => room + 24));
  const flagRoom = Math.max(0, ...flags.map(({ printed }) => textWidth(printed, 12) + 22));
  const room = width - left - flagRoom;
  const panels = Math.max(1, Math.ceil((columns.length * NARROWEST_STEP) / room));
  const size = Math.max(1, Math.ceil(columns.length / panels));
  const step = Math.min(room / size, WIDEST_STEP);
  const groups: SVGGElement[] = [];
  let top = 0;
  for (let p = 0; p < panels; p++) {
    const part = { ...chart, columns: columns.slice(p * size, (p + 1) * size) };
    const { group, bottom } = drawPanel(part, { narrow, left, step, ticks });
    if (top > 0) group.setAttribute('transform', `translate(0 ${top})`);
    groups.push(group);
    top += bottom + PANEL_GAP;
  }
  return drawing(width, top - PANEL_GAP + 4, ...groups);
}

interface PanelPlace {
  readonly narrow: boolean;
  readonly left: number;
  readonly step: number;
  readonly ticks: readonly number[];
}

/** Some columns: curve and choices. All panels of a chart share its scale. */
function drawPanel(
  chart: SpecificationsChart,
  { narrow, left, step, ticks }: PanelPlace,
): { readonly group: SVGGElement; readonly bottom: number } {
  const { columns, flags, domain, tick } = chart;
  const right = left + step * columns.length;
  const xOf = (k: number): number => left + (k + 0.5) * step;
  const size = Math.min(1, step / FULL_SIZE_STEP);
  const y = (chart.scale === 'log' ? logScale : linearScale)(domain, [TOP + CURVE, TOP]);
  const matrix = choiceMatrix(chart, { narrow, left, right, xOf, size, top: TOP + CURVE + 14 });
  const group = svg(
    'g',
    {},
    svg('g', { class: 'chart__axis' }, ...bands(columns, y, step, xOf)),
    svg(
      'g',
      { class: 'chart__axis' },
      ...ticks.flatMap((value) => [
        svg('line', {
          x1: left,
          x2: right,
          y1: y(value),
          y2: y(value),
          class: value === 0 ? 'baseline' : 'chart__grid',
        }),
        svg('text', { x: left - 8, y: y(value) + 4, class: 'chart__tick at-end' }, tick(value)),
      ]),
    ),
    horizontalFlags(flags, y, left, right),
    ...columns.map((column, k) => drawColumn(column, xOf(k), y, size)),
    ...beyondLabels(chart, y, xOf),
    matrix.group,
  );
  return { group, bottom: matrix.bottom };
}

/** The range of each column: they differ where documents do. */
function bands(
  columns: readonly SpecificationColumn[],
  y: LinearScale,
  step: number,
  xOf: (k: number) => number,
): SVGElement[] {
  const [low, high] = y.domain;
  return columns.flatMap(({ range }, k) => {
    const [from, to] = [Math.max(range.lower, low), Math.min(range.upper, high)];
    if (to < low || from > high) return [];
    const height = Math.max(y(from) - y(to), 2);
    return [svg('rect', { x: xOf(k) - step / 2, y: y(to), width: step, height, class: 'band band--column' })];
  });
}

function drawColumn(
  { estimate, stance, fixed, title }: SpecificationColumn,
  x: number,
  y: LinearScale,
  size: number,
): SVGGElement {
  const group = svg('g', { class: 'specification' });
  const { value, lower, upper } = estimate;
  if (!Number.isFinite(value)) return group;
  group.setAttribute('data-tip', title);
  const [low, high] = y.domain;
  const into = (number: number): number => Math.min(Math.max(number, low), high);
  if (value < low || value > high) {
    const [end, tip] = value < low ? [y(low), 1] : [y(high), -1];
    const d = `M${x},${end - 12 * tip}V${end}M${x - 3},${end - 4 * tip}L${x},${end}L${x + 3},${end - 4 * tip}`;
    group.append(svg('path', { d, class: 'specification__beyond' }));
    return group;
  }
  group.append(
    svg('line', { x1: x, x2: x, y1: y(into(lower)), y2: y(into(upper)), class: 'specification__interval' }),
    markAt(stance, fixed, x, y(into(value)), size),
  );
  return group;
}

/** What lies beyond the scale, in words next to its arrows: columns are in order, so each end has one label. */
function beyondLabels(
  { columns, domain: [low, high], tick }: SpecificationsChart,
  y: LinearScale,
  xOf: (k: number) => number,
): SVGElement[] {
  const right = xOf(columns.length - 1);
  const label = (isBeyond: (value: number) => boolean, tip: number, away: 1 | -1): SVGElement[] => {
    const own = columns.flatMap(({ estimate: { value } }, k) => (isBeyond(value) ? [{ k, value }] : []));
    const [first, end] = [own[0], own.at(-1)];
    if (first === undefined || end === undefined) return [];
    const words = `${own.length} off the scale: ${tick(first.value)}${own.length === 1 ? '' : ` to ${tick(end.value)}`}`;
    // after the arrows where there is room, else below or above them
    const after = right - xOf(end.k) > textWidth(words, SMALL);
    const x = after ? xOf(end.k) + 10 : away === 1 ? xOf(first.k) - 4 : xOf(end.k) + 4;
    const at = after ? tip + (away === 1 ? -2 : 10) : tip + (away === 1 ? 12 : 30);
    const side = after || away === 1 ? 'at-start' : 'at-end';
    return [svg('text', { x, y: at, class: `halo ink ${side}` }, words)];
  };
  return [...label((value) => value < low, y(low), 1), ...label((value) => value > high, y(high), -1)];
}

/** @param size of the mark, 1 in full */
function markAt(stance: Stance, fixed: boolean, x: number, y: number, size: number): SVGGElement {
  if (size === 1) return stanceMark(stance, fixed, x, y);
  const mark = stanceMark(stance, fixed, 0, 0);
  mark.setAttribute('transform', `translate(${x} ${y}) scale(${size})`);
  return mark;
}

/** The published figures: the same mark, its rule along the number, its flag at the end. */
function horizontalFlags(flags: readonly Flag[], y: LinearScale, left: number, right: number): SVGGElement {
  const group = svg('g', { class: 'paper-mark' });
  const [low, high] = y.domain;
  let lowest = Number.NEGATIVE_INFINITY;
  for (const { printed, value } of flags.toSorted((a, b) => b.value - a.value)) {
    if (value < low || value > high) continue;
    const at = y(value);
    const top = Math.max(at - FLAG_HEIGHT / 2, lowest + 2);
    lowest = top + FLAG_HEIGHT;
    const fly = right + textWidth(printed, 12) + 20;
    const middle = top + FLAG_HEIGHT / 2;
    group.append(
      svg('line', { x1: left, x2: right + 2, y1: at, y2: at }),
      svg('path', {
        d: `M${right + 2},${top}H${fly}L${fly - 4},${middle}L${fly},${top + FLAG_HEIGHT}H${right + 2}Z`,
      }),
      svg('text', { x: (right + fly - 2) / 2, y: top + 11.2 }, printed),
    );
  }
  return group;
}

interface MatrixPlace {
  readonly narrow: boolean;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Of the dots, 1 in full. */
  readonly size: number;
  readonly xOf: (k: number) => number;
}

/** A row an option, a dot where it was taken. On a narrow page the option's label stands above its row. */
function choiceMatrix(
  { columns, choices }: SpecificationsChart,
  { narrow, left, right, top, size, xOf }: MatrixPlace,
): { readonly group: SVGGElement; readonly bottom: number } {
  const group = svg('g', { class: 'choice-matrix' });
  let at = top;
  for (const { name, label, options } of choices) {
    at += HEADING;
    group.append(
      svg('line', { x1: 0, x2: right, y1: at - HEADING + 4, y2: at - HEADING + 4, class: 'chart__grid' }),
      svg('text', { x: 0, y: at - 4, class: 'ink strong' }, label),
    );
    for (const option of options) {
      if (narrow) at += LABEL_LINE;
      const middle = at + ROW / 2;
      const text = narrow ? { x: 0, y: at - 2 } : { x: left - 12, y: middle + 4 };
      const side = narrow ? '' : ' at-end';
      group.append(svg('text', { ...text, class: `faint${side}` }, option.label));
      columns.forEach(({ chosen }, k) => {
        if (chosen[name] === undefined) return;
        const taken = chosen[name] === option.id;
        const className = taken ? 'choice-matrix__taken ink' : 'choice-matrix__free';
        const r = (taken ? 3.6 : 1.4) * size;
        group.append(svg('circle', { cx: xOf(k), cy: middle, r, class: className }));
      });
      at += ROW;
    }
  }
  return { group, bottom: at };
}

/**
 * Where a reading of a claim lies, as a mark: its fill says inside, partly inside or outside the accepted range; its shape
 * whether the number emerges (square) or inputs fix it (plus). Neither is a shape or color of a verdict.
 */
const R = 4.2;
const ARM = 2.2;
/** How much farther than a square a plus reaches. */
const FARTHER = 1.6;

/** A mark about 9 pixels wide (a plus 12) at (x, y). */
export function stanceMark(stance: Stance, fixed: boolean, x: number, y: number): SVGGElement {
  const group = svg('g', { class: `stance-mark stance-mark--${stance}` });
  const className = stance === 'supports' ? '' : 'stance-mark__open';
  group.append(svg('path', { d: outline(fixed, x, y, R), class: className }));
  if (stance === 'undecided') group.append(svg('path', { d: outline(fixed, x, y, 0) }));
  return group;
}

/** @param right how far the mark reaches to the right of x: 0 is its left half */
function outline(fixed: boolean, x: number, y: number, right: number): string {
  if (!fixed) return `M${x - R},${y - R}H${x + right}V${y + R}H${x - R}Z`;
  const [arm, end, tip] = [Math.min(ARM, right), right === 0 ? 0 : R + FARTHER, R + FARTHER];
  return `M${x - ARM},${y - tip}H${x + arm}V${y - ARM}H${x + end}V${y + ARM}H${x + arm}V${y + tip}H${x - ARM}V${y + ARM}H${x - tip}V${y - ARM}H${x - ARM}Z`;
}
