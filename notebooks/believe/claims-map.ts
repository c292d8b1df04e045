/** In which share of the settings each claim comes true: a row a claim, its draws as dots, its accepted range as a band. */
import { quantityOfDraw, reached } from '../../engine/belief/acceptance.ts';
import { presets } from '../../engine/simulator/scenario.ts';
import { quantile } from '../../engine/statistics/index.ts';
import { emptyFigure, type FigureOptions, figure, numbers } from '../charts/figure.ts';
import { drawFlags, FLAG_ROW } from '../charts/marks.ts';
import {
  drawing,
  type LinearScale,
  linearScale,
  logScale,
  svg,
  textWidth,
  tickLabel,
} from '../charts/svg.ts';
import { inUnit, rangeText } from '../format/estimate.ts';
import { count, percent } from '../format/number.ts';
import type { ConfirmedFile } from './committed.ts';
import { type BeliefMap, countText, drawsLabel, NONE_INSIDE, quantityLabels, shareText } from './map.ts';
import { drawCloud, drawMark, opensDraws, spreadAt } from './opens.ts';

/** Draws that are drawn of each claim: the first ones cover the settings as evenly as all do. */
const DRAWN = 700;
/** Accepted draws that answer one by one, of each claim. */
const OPENED = 30;
const NARROW = 700;
const TRACK = 30;
const LABEL = 19;
const GAP = 14;
const AXIS = 18;

type ClaimPart = BeliefMap['acceptance']['claims'][number];

interface Row {
  readonly part: ClaimPart;
  /** Of the draws that count, ascending. */
  readonly values: Float64Array;
  readonly domain: readonly [number, number];
}

function rowOf({ draws }: BeliefMap, part: ClaimPart): Row {
  const counts = reached(draws);
  const values = Float64Array.from({ length: draws.count }, (_, i) => quantityOfDraw(draws, part.quantity, i))
    .filter((value, i) => counts[i] === 1 && Number.isFinite(value))
    .sort();
  const ends = values.length === 0 ? [0, 1] : [quantile(values, 0.02), quantile(values, 0.98)];
  const { lower, upper } = part.range;
  const wanted = [...ends, lower, upper, part.claim.value ?? lower].filter(Number.isFinite);
  return { part, values, domain: [Math.min(...wanted), Math.max(...wanted)] };
}

/** @param confirmed accepted draws run again at the study's size; null where this build has none */
export function claimsFigure(
  map: BeliefMap,
  confirmed: ConfirmedFile | null,
  options: FigureOptions,
): HTMLElement {
  const { acceptance, choice } = map;
  if (acceptance.counted === 0) return emptyFigure(NONE_INSIDE);
  const rows = acceptance.claims.map((part) => rowOf(map, part));
  const { headline, claims } = acceptance;
  const isTarget = ({ quantity }: ClaimPart): boolean =>
    choice.comparison.kind !== 'free' && quantity.endsWith('Traditional');
  const shares = claims.filter((part) => !isTarget(part)).map(({ share }) => share.share);
  const again =
    confirmed?.found.find(({ baseline }) => baseline === choice.judging.baseline)?.confirmations ?? [];
  const confirmedText = (what: string): string => {
    const found = again.find((each) => each.what === what);
    return found === undefined || found.confirmed.of === 0 ? 'not run' : countText(found.confirmed);
  };
  const root = figure({
    ...options,
    id: 'claims',
    label:
      'Values of each claim’s number over all draws, with the accepted range and the share of draws inside',
    title: `Each claim alone comes true in ${percent(Math.min(...shares))} to ${percent(Math.max(...shares))} of the settings.`,
    subtitle: `A dot is a setting, a band the accepted range, a flag the published figure. Filled dots are inside. The outermost 2% lie at the edges.`,
    chart: claimsChart(map, rows, options.width),
    caption: `Click a filled dot to open that setting as a run of the study. If the four headline numbers had nothing to do with each other, ${headline.ifIndependent.toFixed(2)} of ${count(acceptance.counted)} settings would give all of them.`,
    run: drawsLabel(map),
    table: {
      title: 'Share of settings in which each claim comes true',
      columns: [
        'claim',
        'accepted range',
        'share of settings',
        ...numbers(
          'settings',
          '5% of values below',
          'median value',
          '5% of values above',
          `still inside at ${count(presets.study)}`,
        ),
      ],
      rows: [
        ...rows.map(({ part: { claim, range, share }, values }) => [
          claim.sentence,
          rangeText(claim.unit, range.lower, range.upper),
          shareText(share),
          countText(share),
          ...[0.05, 0.5, 0.95].map((p) =>
            values.length === 0 ? 'none' : inUnit(claim.unit, quantile(values, p)),
          ),
          confirmedText(claim.id),
        ]),
        [
          'All headline numbers together',
          'each its own',
          shareText(headline.share),
          countText(headline.share),
          '',
          '',
          '',
          confirmedText('headline'),
        ],
      ],
    },
  });
  return opensDraws(root);
}

function claimsChart(map: BeliefMap, rows: readonly Row[], width: number): SVGSVGElement {
  const narrow = width < NARROW;
  const left = narrow
    ? 4
    : Math.max(...rows.map(({ part }) => textWidth(quantityLabels[part.quantity]))) + 16;
  const right = narrow
    ? width - 8
    : width - Math.max(...rows.map(({ part }) => textWidth(shareText(part.share)))) - 20;
  const body: SVGElement[] = [];
  let y = 0;
  for (const row of rows) {
    const top = y + (narrow ? LABEL : 0) + FLAG_ROW;
    body.push(
      ...rowMarks(map, row, { left, right, top, line: narrow ? y + 13 : top + TRACK / 2 + 4, width }),
    );
    y = top + TRACK + AXIS + GAP;
  }
  return drawing(width, y - GAP, ...body);
}

interface RowPlace {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Where label and share stand. */
  readonly line: number;
  readonly width: number;
}

function rowMarks(
  map: BeliefMap,
  { part, domain }: Row,
  { left, right, top, line, width }: RowPlace,
): SVGElement[] {
  const { claim, range, share, accepted, quantity } = part;
  const { draws, choice } = map;
  const isFocus = claim.id === choice.focus;
  const scale = (claim.unit === 'minutes' ? logScale : linearScale)(domain, [left + 4, right - 4]);
  const into = (value: number): number => scale(Math.min(Math.max(value, domain[0]), domain[1]));
  const counts = reached(draws);
  const cloud: [number, number][] = [];
  const inside: SVGElement[] = [];
  for (let i = 0; i < draws.count; i++) {
    const value = quantityOfDraw(draws, quantity, i);
    if (counts[i] !== 1 || !Number.isFinite(value)) continue;
    const y = spreadAt(i, top + 4, TRACK - 8);
    if (accepted[i] === 1 && inside.length < OPENED)
      inside.push(drawMark(draws, i, into(value), y, inUnit(claim.unit, value)));
    else if (cloud.length < DRAWN) cloud.push([into(value), y]);
  }
  const [from, to] = [into(range.lower), into(range.upper)];
  const label = quantityLabels[quantity];
  const published = publishedAt(part, choice.judging.baseline);
  return [
    svg('rect', { x: from, y: top, width: Math.max(to - from, 2), height: TRACK, class: 'band' }),
    svg('line', { x1: left, x2: right, y1: top + TRACK, y2: top + TRACK, class: 'baseline' }),
    ...ticksAt(scale, claim.unit === 'minutes').map((value) =>
      tickLabel(
        inUnit(claim.unit, value).replace(/\s*(min|points)$/, ''),
        scale(value),
        top + TRACK + 14,
        width,
      ),
    ),
    drawCloud(cloud, null),
    ...(Number.isNaN(published.value)
      ? []
      : [
          drawFlags([{ printed: published.printed, x: into(published.value) }], {
            chartTop: top,
            bottom: top + TRACK,
            right,
          }),
        ]),
    ...inside,
    svg('text', { x: 0, y: line, class: `ink halo${isFocus ? ' chart__heading' : ''}` }, label),
    svg(
      'text',
      {
        x: width - 1,
        y: line,
        class: `ink halo at-end${isFocus ? ' chart__heading' : ''}`,
        'data-tip': `${label}: inside in ${countText(share)} settings`,
      },
      shareText(share),
    ),
  ];
}

/** Where documents disagree, the figure that belongs to a baseline. */
function publishedAt({ claim }: ClaimPart, baseline: number): { printed: string; value: number } {
  const other = claim.alternatives.find(({ judged }) => judged?.baseline === baseline);
  const { printed, value } = other ?? claim;
  return { printed, value: value ?? Number.NaN };
}

/** Both ends and, where there is room, the middle. */
function ticksAt(scale: LinearScale, isLog: boolean): readonly number[] {
  const [low, high] = scale.domain;
  const middle = isLog ? Math.sqrt(low * high) : (low + high) / 2;
  return scale.range[1] - scale.range[0] > 240 ? [low, middle, high] : [low, high];
}
