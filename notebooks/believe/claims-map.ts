/** In which share of the settings each claim comes true: a row a claim, its draws as dots, its accepted range as a band. */
import { countOf, quantityOfDraw, reached, together } from '../../engine/belief/acceptance.ts';
import { presets } from '../../engine/simulator/scenario.ts';
import { quantile } from '../../engine/statistics/index.ts';
import { emptyFigure, type FigureOptions, figure, numbers } from '../charts/figure.ts';
import { drawBand, drawFlags, FLAG_ROW } from '../charts/marks.ts';
import { drawing, linearScale, logScale, svg, textWidth, tickLabel } from '../charts/svg.ts';
import { inUnit, rangeText } from '../format/estimate.ts';
import { count, outOf, percent } from '../format/number.ts';
import {
  type BeliefMap,
  confirmedOf,
  countText,
  drawsLabel,
  NONE_INSIDE,
  publishedAt,
  shareText,
} from './map.ts';
import { type Dot, drawDots, opensDraws, spreadAt } from './opens.ts';
import { quantityLabels } from './words.ts';

/** Draws that are drawn of each claim: the first ones cover the settings as evenly as all do. */
const DRAWN = 700;
/** Accepted draws that are drawn in any case. */
const ACCEPTED = 30;
const NARROW = 700;
const TRACK = 26;
const LABEL = 19;
const GAP = 8;
const AXIS = 18;

type ClaimPart = BeliefMap['acceptance']['claims'][number];
/** What came of a claim's accepted draws in a larger run, in words; empty where that was not tried. */
type Again = (what: string) => string;

/** Of the draws that count, ascending. */
function valuesOf({ draws }: BeliefMap, { quantity }: ClaimPart): Float64Array {
  const counts = reached(draws);
  return Float64Array.from({ length: draws.count }, (_, i) => quantityOfDraw(draws, quantity, i))
    .filter((value, i) => counts[i] === 1 && Number.isFinite(value))
    .sort();
}

/** Of the claims that are tested: the fair and the strict comparison set what the traditional pipeline does. */
const isTested = ({ choice }: BeliefMap, { quantity }: ClaimPart): boolean =>
  choice.comparison.kind === 'free' || !quantity.endsWith('Traditional');

export function claimsFigure(map: BeliefMap, options: FigureOptions): HTMLElement {
  const { acceptance } = map;
  const { headline, claims, counted } = acceptance;
  if (counted === 0) return emptyFigure(NONE_INSIDE);
  const found = confirmedOf(map);
  const again: Again = (what) => {
    const one = found.find((each) => each.what === what);
    return one === undefined || one.confirmed.of === 0 ? '' : countText(one.confirmed);
  };
  const tested = claims.filter((part) => isTested(map, part));
  const shares = tested.map(({ share }) => share.share);
  const rerun = found.filter(({ what }) => tested.some(({ claim }) => claim.id === what));
  const sum = (of: 'count' | 'of'): number => rerun.reduce((all, { confirmed: one }) => all + one[of], 0);
  const headlineAgain = again('headline');
  const still =
    rerun.length === 0
      ? ''
      : ` A draw has few deployments, so chance moves its numbers. We ran accepted draws again at ${count(presets.study)} (at most ${Math.max(...rerun.map((one) => one.confirmed.of))} of each claim): ${outOf(sum('count'), sum('of'))} are still in range${headlineAgain === '' ? '' : `, and ${headlineAgain} with all headline numbers`}.`;
  const row = (name: string, range: string, share: ClaimPart['share'], what: string, spread: string[]) => [
    name,
    range,
    shareText(share),
    countText(share),
    again(what) || 'not run',
    ...spread,
  ];
  const root = figure({
    ...options,
    id: 'claims',
    label:
      'Values of each claim’s number over all draws, with the accepted range and the share of draws inside',
    title: `Each claim alone comes true in ${percent(Math.min(...shares))} to ${percent(Math.max(...shares))} of the settings.`,
    subtitle: `A dot is a setting, blue where it is inside the accepted range, which is the band; a flag is the published figure. A click on a dot opens that setting as a run. At the right the share inside${found.length === 0 || options.width < NARROW ? '' : `, and how many of the draws that were run again at ${count(presets.study)} are still inside`}. The outermost 2% lie at the edges.`,
    chart: claimsChart(map, again, options.width),
    caption: `${sharesText(acceptance)}${still}`,
    run: drawsLabel(map),
    table: {
      title: 'Share of settings in which each claim comes true',
      columns: [
        'claim',
        'accepted range',
        'share of settings',
        ...numbers('settings', `still in range at ${count(presets.study)}`),
        ...numbers('5% of values below', 'median value', '5% of values above'),
      ],
      rows: [
        ...claims.map((part) => {
          const { claim, range, share } = part;
          const values = valuesOf(map, part);
          const spread = [0.05, 0.5, 0.95].map((p) =>
            values.length === 0 ? 'none' : inUnit(claim.unit, quantile(values, p)),
          );
          return row(
            claim.sentence,
            rangeText(claim.unit, range.lower, range.upper),
            share,
            claim.id,
            spread,
          );
        }),
        row('All headline numbers together', 'each its own', headline.share, 'headline', ['', '', '']),
      ],
    },
  });
  return opensDraws(root);
}

/** Success, rollback and failure of one arm are shares of one whole: how often they come true together is no product of three. */
function sharesText({ claims, counted }: BeliefMap['acceptance']): string {
  const shares = claims.filter(({ quantity }) => wholes.includes(quantity));
  const all = countOf(together(shares.map(({ accepted }) => accepted)));
  return `Success, rolled back and failed add up to one whole; ${outOf(all, counted)} settings have all three in range.`;
}
const wholes: readonly string[] = ['successGenops', 'rollbackGenops', 'failureGenops'];

function claimsChart(map: BeliefMap, again: Again, width: number): SVGSVGElement {
  const { claims } = map.acceptance;
  const narrow = width < NARROW;
  const widest = (text: (part: ClaimPart) => string): number =>
    Math.max(...claims.map((part) => textWidth(text(part))));
  const left = narrow ? 4 : widest(({ quantity }) => quantityLabels[quantity]) + 16;
  const right = narrow ? width - 8 : width - widest(({ share }) => shareText(share)) - 20;
  const height = (narrow ? LABEL : 0) + FLAG_ROW + TRACK + AXIS + GAP;
  return drawing(
    width,
    claims.length * height - GAP,
    ...claims.flatMap((part, k) => {
      const top = k * height + (narrow ? LABEL : 0) + FLAG_ROW;
      const line = narrow ? k * height + 13 : top + TRACK / 2 + 4;
      const strong = part.claim.id === map.choice.focus ? ' chart__heading' : '';
      const label = quantityLabels[part.quantity];
      const inside = {
        x: width - 1,
        y: line,
        class: `ink halo at-end${strong}`,
        'data-tip': `${label}: in range in ${countText(part.share)} settings`,
      };
      const rerun = narrow ? '' : again(part.claim.id);
      const note = { x: width - 1, y: line + 16, class: 'faint at-end' };
      return [
        ...trackMarks(map, part, { left, right, top, width }),
        svg('text', { x: 0, y: line, class: `ink halo${strong}` }, label),
        svg('text', inside, shareText(part.share)),
        ...(rerun === '' ? [] : [svg('text', note, `${rerun} again`)]),
      ];
    }),
  );
}

interface Track {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly width: number;
}

function trackMarks(map: BeliefMap, part: ClaimPart, { left, right, top, width }: Track): SVGElement[] {
  const { claim, range, accepted, quantity } = part;
  const { draws, choice } = map;
  const values = valuesOf(map, part);
  const published = publishedAt(claim, choice.judging.baseline);
  const ends = values.length === 0 ? [] : [quantile(values, 0.02), quantile(values, 0.98)];
  const wanted = [...ends, range.lower, range.upper, published.value].filter(Number.isFinite);
  const [low, high] = [Math.min(...wanted), Math.max(...wanted)];
  const isLog = claim.unit === 'minutes' && low > 0;
  const scale = (isLog ? logScale : linearScale)([low, high], [left + 4, right - 4]);
  const into = (value: number): number => scale(Math.min(Math.max(value, low), high));
  const counts = reached(draws);
  const dots: Dot[] = [];
  let inside = 0;
  for (let index = 0; index < draws.count; index++) {
    const value = quantityOfDraw(draws, quantity, index);
    if (counts[index] !== 1 || !Number.isFinite(value)) continue;
    const isIn = accepted[index] === 1;
    if (isIn) inside += 1;
    if (dots.length >= DRAWN && !(isIn && inside <= ACCEPTED)) continue;
    dots.push({ index, x: into(value), y: spreadAt(index, top + 4, TRACK - 8), shade: isIn ? 1 : null });
  }
  const textOf = (index: number): string =>
    `${quantityLabels[quantity]} ${inUnit(claim.unit, quantityOfDraw(draws, quantity, index))}`;
  const middle = isLog ? Math.sqrt(low * high) : (low + high) / 2;
  const bottom = top + TRACK;
  const flags = Number.isNaN(published.value)
    ? []
    : [{ printed: published.printed, x: into(published.value) }];
  return [
    drawBand(scale, range, top, bottom),
    svg('line', { x1: left, x2: right, y1: bottom, y2: bottom, class: 'baseline' }),
    ...(right - left > 240 ? [low, middle, high] : [low, high]).map((value) => {
      const text = inUnit(claim.unit, value);
      const once = value === high ? text : text.replace(/\s*(min|points)$/, '');
      return tickLabel(once, scale(value), bottom + 14, width);
    }),
    drawFlags(flags, { chartTop: top, bottom, right }),
    ...drawDots(draws, dots, textOf),
  ];
}
