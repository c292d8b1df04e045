/** One check: its question, what was printed where, the range chart, how it ended, why, and with what power. */
import {
  type CheckOutcome,
  type CheckUnit,
  type ConsistencyCheck,
  type PrintedFigure,
  roundedNumber,
  scientific,
} from '../../engine/claims/consistency/index.ts';
import { documentsDiffer } from '../../engine/claims/lenses/arithmetic.ts';
import { element, html } from '../authoring/html.ts';
import { type FigureOptions, figure, numbers } from '../charts/figure.ts';
import { drawBand, drawFlags, FLAG_ROW, type Flag, flagRows } from '../charts/marks.ts';
import { drawing, linearScale, svg, ticksIn } from '../charts/svg.ts';
import { decimal, percent } from '../format/number.ts';

/** @param folded only the question and how it ended; the rest unfolds */
export function checkRow(check: ConsistencyCheck, folded = false): HTMLElement {
  const { id, question, kind, inputs, printed, power, why } = check;
  const head = html`<span class="check__question tight medium strong" id="check-${id}-question">${question}</span>
    <span data-check="${id}">${outcomeBadge(resultOf(check))}</span>`;
  const rest = html`<div><dl class="check__printed pairs stack gap-4 ui-xs flush">${inputs.map((each) => figureLine(each, kind !== 'recount'))}${printed.map((each) => figureLine(each, true))}</dl></div>
    <div class="check__chart" aria-hidden="true">${chartOf(check)}</div>
    <div class="check__why tight small"><p>${why}</p><p class="ui-xs muted">Test: ${kind}${power === null ? '' : html` · power ${powerText(power)}`}</p></div>`;
  return element`<li class="check ruled ${folded ? '' : 'tall'}" id="check-${id}" aria-labelledby="check-${id}-question">${
    folded
      ? html`<details><summary>${head}</summary><div class="check__parts">${rest}</div></details>`
      : html`<div class="check__parts">${head}${rest}</div>`
  }</li>`;
}

/** Only what was printed flies a flag; a recount is ours. */
function figureLine({ label, printed, source }: PrintedFigure, flies: boolean): Node {
  const value = flies
    ? html`<span class="printed one-line tight digits strong">${printed}</span>`
    : html`<strong>${printed}</strong>`;
  return html`<div><dt>${label}</dt><dd>${value} <cite>${source.document}, ${source.locator}</cite></dd></div>`;
}

/** The check that decides a claim, as the figure at the head of the claim’s page. */
export function checkFigure(check: ConsistencyCheck, options: FigureOptions): HTMLElement {
  const { question, inputs, printed, why } = check;
  return figure({
    ...options,
    label: question,
    subtitle: question,
    chart: chartOf(check, Math.min(options.width, WIDEST)),
    title: why,
    caption: 'Bar: what the other printed figures allow. Band: what the printed figure can stand for.',
    run: 'Arithmetic on printed figures.',
    table: {
      title: question,
      columns: ['figure', ...numbers('printed'), 'source'],
      rows: [...inputs, ...printed].map(({ label, printed: text, source }) => [
        label,
        text,
        `${source.document}, ${source.locator}`,
      ]),
    },
  });
}

/** Where two documents give one figure, both are printed and nothing is recomputed. */
function chartOf(
  { kind, unit, recomputed, printedRanges, inputs, printed }: ConsistencyCheck,
  width = WIDTH,
): SVGSVGElement {
  const both = kind === 'same figure';
  return rangesChart(
    {
      unit,
      recomputed: both ? [] : recomputed,
      flags: (both ? [...inputs, ...printed] : printed).map(flagOf),
      bands: both ? [...recomputed, ...printedRanges] : printedRanges,
    },
    width,
  );
}

export function flagOf({ printed }: Pick<PrintedFigure, 'printed'>): Flag {
  return { printed, value: roundedNumber(printed).value };
}

/** How a check ended, as the page shows it. */
export type CheckResult = CheckOutcome | 'differ';

export const resultOf = (check: ConsistencyCheck): CheckResult =>
  documentsDiffer(check) ? 'differ' : check.outcome;

export const resultWords: Readonly<Record<CheckResult, string>> = {
  consistent: 'agree',
  inconsistent: 'contradict',
  differ: 'documents differ',
  'no power': 'cannot tell',
};

/** Of one check, never of a claim. */
export function outcomeBadge(result: CheckResult): HTMLElement {
  return element`<span class="check-outcome one-line ui muted strong" data-outcome="${result}">${resultWords[result]}</span>`;
}

export function powerText(power: number | null): string {
  return power === null ? 'not defined for this check' : percent(power);
}

/**
 * The small chart of one check: what the inputs allow as a bar, or as uprights where only some values are possible; the
 * printed figures as flags, each with a band of the values that it can stand for.
 */
interface Range {
  readonly lower: number;
  readonly upper: number;
}

export interface RangesChart {
  readonly unit: CheckUnit;
  readonly recomputed: readonly Range[];
  readonly flags: readonly Flag[];
  /** What each printed figure can stand for; ends may be infinite. */
  readonly bands: readonly Range[];
}

const WIDTH = 320;
/** At the head of a claim’s page; wider, three ticks lie too far apart. */
const WIDEST = 720;
const EDGE = 16;
const TRACK = 22;
const TICKS = 17;
/** Digits of a tick after the point. */
const MOST_DIGITS = 6;

export function rangesChart({ unit, recomputed, flags, bands }: RangesChart, width = WIDTH): SVGSVGElement {
  const domain = domainOf(unit, [...recomputed, ...bands], flags);
  const scale = linearScale(domain, [EDGE, width - EDGE]);
  const placed = flags.map(({ printed, value }) => ({ printed, x: scale(value) }));
  const top = Math.max(flagRows(placed, width), 1) * FLAG_ROW;
  const bottom = top + TRACK;
  const drawn = drawing(width, bottom + TICKS);
  drawn.append(...bands.map((band) => drawBand(scale, band, top, bottom)));
  drawn.append(svg('line', { x1: EDGE, x2: width - EDGE, y1: bottom, y2: bottom, class: 'baseline' }));
  const ticks = ticksIn(domain, 3);
  for (const value of ticks) {
    const x = scale(value);
    drawn.append(
      svg('line', { x1: x, x2: x, y1: bottom, y2: bottom + 3, class: 'baseline' }),
      svg('text', { x, y: bottom + 14, class: 'chart__tick' }, tickText(unit, value, stepOf(ticks))),
    );
  }
  drawn.append(drawFlags(placed, { chartTop: top, bottom, right: width }));
  for (const range of recomputed) drawn.append(recomputedMark(range, scale, top + TRACK / 2));
  return drawn;
}

/** A bar with ends; a short upright where only one value is possible, or where the bar would be narrower than that. */
function recomputedMark({ lower, upper }: Range, scale: (value: number) => number, y: number): SVGGElement {
  const group = svg('g', { class: 'estimate estimate--both' });
  const [x1, x2] = [scale(lower), scale(upper)];
  if (x2 - x1 < 6) {
    const x = (x1 + x2) / 2;
    group.append(svg('rect', { x: x - 3, y: y - 8, width: 6, height: 16, class: 'estimate__point' }));
    return group;
  }
  group.append(svg('line', { x1, x2, y1: y, y2: y, class: 'estimate__interval' }));
  for (const x of [x1, x2])
    group.append(svg('line', { x1: x, x2: x, y1: y - 5, y2: y + 5, class: 'estimate__end' }));
  return group;
}

/** Room for everything finite, and a twelfth on either side; a p-value's and a count's scale starts at zero. */
function domainOf(
  unit: CheckUnit,
  ranges: readonly Range[],
  flags: readonly Flag[],
): readonly [number, number] {
  const ends = [...ranges.flatMap(({ lower, upper }) => [lower, upper]), ...flags.map(({ value }) => value)];
  const finite = ends.filter(Number.isFinite);
  const fromZero = unit === 'p' || unit === 'count';
  const low = Math.min(...finite, fromZero ? 0 : Number.POSITIVE_INFINITY);
  const high = Math.max(...finite);
  const room = (high - low) / 12 || Math.abs(high) / 12 || 1;
  return [fromZero ? low : low - room, high + room];
}

function stepOf(ticks: readonly number[]): number {
  return ticks.length < 2 ? 1 : (ticks[1] ?? 0) - (ticks[0] ?? 0);
}

/** As many digits as tell neighboring ticks apart; a power of ten where those would not fit. */
function tickText(unit: CheckUnit, value: number, step: number): string {
  const times = unit === 'ratio' || unit === 'points' ? 100 : 1;
  const digits = Math.max(0, -Math.floor(Math.log10(step * times) + 1e-9));
  const far = digits > MOST_DIGITS || Math.abs(value * times) >= 1e15;
  if (far && value !== 0) return `${scientific(value * times, 2)}${unit === 'ratio' ? '%' : ''}`;
  return `${decimal(value * times, far ? 0 : digits)}${unit === 'ratio' ? '%' : ''}`;
}
