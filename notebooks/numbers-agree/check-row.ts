/** One check: its question, what was printed where, the range chart, how it ended, why, and with what power. */
import {
  type CheckGroup,
  type CheckOutcome,
  type CheckUnit,
  type ConsistencyCheck,
  checkOutcomes,
  claimsWithoutCheck,
  type PrintedFigure,
  roundedNumber,
  scientific,
} from '../../engine/claims/consistency/index.ts';
import { isOfAlternatives } from '../../engine/claims/lenses/arithmetic.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { element, html } from '../authoring/html.ts';
import { drawFlags, FLAG_ROW, type Flag, flagRows } from '../charts/marks.ts';
import { drawing, linearScale, svg, ticksIn } from '../charts/svg.ts';
import { decimal, percent, plural } from '../format/number.ts';

export function checkRow(check: ConsistencyCheck): HTMLElement {
  const { id, question, kind, inputs, printed, outcome, power, why } = check;
  return element`<li class="check ruled tall" id="check-${id}" aria-labelledby="check-${id}-question">
    <h4 class="check__question tight medium strong" id="check-${id}-question">${question}</h4>
    <div class="check__figures"><dl class="check__printed pairs stack gap-4 ui-xs flush">${inputs.map((figure) => figureLine(figure, kind !== 'recount'))}${printed.map((figure) => figureLine(figure, true))}</dl></div>
    <div class="check__chart">${chartOf(check)}</div>
    <p class="check__outcome" data-check="${id}">${outcomeBadge(outcome, differs(check) ? 'documents differ' : outcome)}</p>
    <div class="check__why tight small"><p>${why}</p><p class="ui-xs muted">${kind}${power === null ? '' : html` · power ${powerText(power)}`}</p></div>
  </li>`;
}

/** Documents that print different figures for a claim do not contradict each other: the lens says that they differ. */
function differs(check: ConsistencyCheck): boolean {
  return publishedClaims.some((claim) => check.claims.includes(claim.id) && isOfAlternatives(claim)(check));
}

/** Only what was printed flies a flag; a recount is ours. */
function figureLine({ label, printed, source }: PrintedFigure, flies: boolean): Node {
  const value = flies
    ? html`<span class="printed one-line tight digits strong">${printed}</span>`
    : html`<strong>${printed}</strong>`;
  return html`<div><dt>${label}</dt><dd>${value} <cite>${source.document}, ${source.locator}</cite></dd></div>`;
}

/** Where two documents give one figure, both are printed and nothing is recomputed. */
function chartOf({
  kind,
  unit,
  recomputed,
  printedRanges,
  inputs,
  printed,
}: ConsistencyCheck): SVGSVGElement {
  const both = kind === 'same figure';
  return rangesChart({
    unit,
    recomputed: both ? [] : recomputed,
    flags: (both ? [...inputs, ...printed] : printed).map(flagOf),
    bands: both ? [...recomputed, ...printedRanges] : printedRanges,
  });
}

export function flagOf({ printed }: Pick<PrintedFigure, 'printed'>): Flag {
  return { printed, value: roundedNumber(printed).value };
}

/** The counts, and the claims that none of the checks speaks of. */
export function summary(checks: readonly ConsistencyCheck[]): HTMLElement {
  const counts = checkOutcomes.map((outcome) => {
    const n = checks.filter((check) => check.outcome === outcome).length;
    return html`<li><span class="large digits strong">${n}</span> ${outcomeBadge(outcome)}</li>`;
  });
  const rest = claimsWithoutCheck(checks).map(
    ({ sentence, printed }) => `“${sentence.replace(/\.$/, '')}” (${printed})`,
  );
  return element`<div class="check-summary ui">
    <p>Of ${plural(checks.length, 'check')}:</p>
    <ul class="plain cluster on-line">${counts}</ul>
    ${rest.length === 0 ? null : html`<p class="check-summary__rest muted">No other printed figure determines ${plural(rest.length, 'claim')}, so there is nothing to check ${rest.length === 1 ? 'it' : 'them'} against: ${rest.join('; ')}.</p>`}
  </div>`;
}

export function checkList(groups: readonly CheckGroup[]): HTMLElement {
  return element`<div class="checks">${groups.map(
    ({ heading, checks }) =>
      html`<h3 class="checks__heading">${heading}</h3><ul class="checks__list plain" role="list">${checks.map(checkRow)}</ul>`,
  )}</div>`;
}

/** Of one check, never of a claim. */
export function outcomeBadge(outcome: CheckOutcome, words: string = outcome): HTMLElement {
  return element`<span class="check-outcome one-line ui muted strong" data-outcome="${words === outcome ? outcome : 'differ'}">${words}</span>`;
}

export function powerText(power: number | null): string {
  return power === null ? 'not defined for this check' : percent(power);
}

/**
 * The small chart of one check: what the inputs allow as a bar, or as points where only some values are possible; the
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
const EDGE = 16;
const TRACK = 22;
const TICKS = 17;
/** Digits of a tick after the point. */
const MOST_DIGITS = 6;

export function rangesChart({ unit, recomputed, flags, bands }: RangesChart): SVGSVGElement {
  const domain = domainOf(unit, [...recomputed, ...bands], flags);
  const scale = linearScale(domain, [EDGE, WIDTH - EDGE]);
  const placed = flags.map(({ printed, value }) => ({ printed, x: scale(value) }));
  const top = Math.max(flagRows(placed, WIDTH), 1) * FLAG_ROW;
  const bottom = top + TRACK;
  const drawn = drawing(WIDTH, bottom + TICKS);
  for (const { lower, upper } of bands) {
    const x = scale(Math.max(lower, domain[0]));
    const width = Math.max(scale(Math.min(upper, domain[1])) - x, 3);
    drawn.append(svg('rect', { x, y: top, width, height: TRACK, class: 'band' }));
  }
  drawn.append(svg('line', { x1: EDGE, x2: WIDTH - EDGE, y1: bottom, y2: bottom, class: 'baseline' }));
  const ticks = ticksIn(domain, 3);
  for (const value of ticks) {
    const x = scale(value);
    drawn.append(
      svg('line', { x1: x, x2: x, y1: bottom, y2: bottom + 3, class: 'baseline' }),
      svg('text', { x, y: bottom + 14, class: 'chart__tick' }, tickText(unit, value, stepOf(ticks))),
    );
  }
  drawn.append(drawFlags(placed, { chartTop: top, bottom, right: WIDTH }));
  for (const range of recomputed) drawn.append(recomputedMark(range, scale, top + TRACK / 2));
  drawn.setAttribute('aria-hidden', 'true'); // the row says it all in words
  return drawn;
}

/** A bar with ends; a diamond where only one value is possible, or where the bar would be narrower than that. */
function recomputedMark({ lower, upper }: Range, scale: (value: number) => number, y: number): SVGGElement {
  const group = svg('g', { class: 'estimate estimate--both' });
  const [x1, x2] = [scale(lower), scale(upper)];
  if (x2 - x1 < 6) {
    const x = (x1 + x2) / 2;
    const d = `M${x - 5.5},${y}L${x},${y - 5.5}L${x + 5.5},${y}L${x},${y + 5.5}Z`;
    group.append(svg('path', { d, class: 'estimate__point' }));
    return group;
  }
  group.append(svg('line', { x1, x2, y1: y, y2: y, class: 'estimate__interval' }));
  for (const x of [x1, x2])
    group.append(svg('line', { x1: x, x2: x, y1: y - 5, y2: y + 5, class: 'estimate__end' }));
  return group;
}

/** Room for everything finite, and a twelfth on either side; a p-value's and a count's scale starts at nought. */
function domainOf(
  unit: CheckUnit,
  ranges: readonly Range[],
  flags: readonly Flag[],
): readonly [number, number] {
  const ends = [...ranges.flatMap(({ lower, upper }) => [lower, upper]), ...flags.map(({ value }) => value)];
  const finite = ends.filter(Number.isFinite);
  const fromNought = unit === 'p' || unit === 'count';
  const low = Math.min(...finite, fromNought ? 0 : Number.POSITIVE_INFINITY);
  const high = Math.max(...finite);
  const room = (high - low) / 12 || Math.abs(high) / 12 || 1;
  return [fromNought ? low : low - room, high + room];
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
