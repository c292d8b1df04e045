/** Two claims at a time: in how many settings both come true, against how many there would be if they were independent. */
import { quantityOfDraw } from '../../engine/belief/acceptance.ts';
import { drawnSettings, pointsOf } from '../../engine/belief/belief.ts';
import { priors } from '../../engine/belief/priors.ts';
import type { ParameterKey, SettingChanges } from '../../engine/simulator/settings.ts';
import { element, type Hole, html } from '../authoring/html.ts';
import { emptyFigure, type FigureOptions, figure, numbers } from '../charts/figure.ts';
import { drawing, svg, textWidth } from '../charts/svg.ts';
import { count, decimal, outOf, plural } from '../format/number.ts';
import { type BeliefMap, countText, drawsLabel, NONE_INSIDE, shareText } from './map.ts';
import { drawHref } from './opens.ts';
import { priorLabel, priorValueText, quantityLabels } from './words.ts';

type Pair = BeliefMap['acceptance']['pairs'][number];
type ClaimPart = BeliefMap['acceptance']['claims'][number];
/** Settings that independence would give, below which none of them says nothing. */
const ENOUGH = 5;

/** `never` together although at least {@link ENOUGH} were to be expected; the others by whether the interval has independence in it. */
export function relationOf({
  both,
  ifIndependent,
}: Pick<Pair, 'both' | 'ifIndependent'>): 'never' | 'less' | 'more' | 'open' {
  const alone = ifIndependent / both.of;
  if (both.count === 0 && ifIndependent >= ENOUGH) return 'never';
  if (both.of === 0 || (alone >= both.lower && alone <= both.upper)) return 'open';
  return alone > both.upper ? 'less' : 'more';
}

const relationWords = {
  never: 'never together',
  less: 'together less often than by chance',
  more: 'together more often than by chance',
  open: 'not distinguishable from chance',
} as const;

/** Why two claims never came true together, where the model knows it. */
export interface PairReason {
  readonly pair: readonly [a: string, b: string];
  readonly because: string;
  /**
   * What shows it (test). `options`: each needs another option of one input. `moved`: only rare settings have both, such as
   * a draw in which the first is true, with these settings moved.
   */
  readonly shown:
    | {
        readonly by: 'options';
        readonly input: ParameterKey;
        readonly needs: readonly [a: string, b: string];
      }
    | {
        readonly by: 'moved';
        readonly draw: number;
        readonly changes: SettingChanges;
      };
}

const FRIDAY = { by: 'options', input: 'fridayAction', needs: ['defer', 'block'] } as const;
const BLOCKS =
  'A large effect size needs changes on Friday after 16:00 to be blocked: deferred over the weekend, they make the mean time with GenOps the longer one.';
const RARELY_BAD = 'GenOps succeeds that often only where changes are rarely bad.';

export const pairReasons: readonly PairReason[] = [
  {
    pair: ['success-genops', 'effect-size'],
    because: `${BLOCKS} Blocked changes are not completed, and success stays below its range.`,
    shown: FRIDAY,
  },
  {
    pair: ['failure-genops', 'effect-size'],
    because: `${BLOCKS} Blocked changes count as failed, and failure stays above its range.`,
    shown: FRIDAY,
  },
  {
    pair: ['success-genops', 'success-baseline'],
    because: `${RARELY_BAD} The traditional pipeline then succeeds more often than its range allows, unless many of its deployments fail for other reasons and GenOps avoids almost all of those failures.`,
    shown: { by: 'moved', draw: 172, changes: { operationalFailuresTraditional: 0.081 } },
  },
  {
    pair: ['success-genops', 'budget-variance'],
    because: `${RARELY_BAD} Error budgets then burn at the base error rate, which is the same in both pipelines. GenOps can only lower the part of the variance that bad changes make, and that part is then nearly always smaller than the claim.`,
    shown: { by: 'moved', draw: 15195, changes: { errorLiftMedian: 0.085 } },
  },
];

/** Why a pair was never drawn, and where the second number lies when the first is in range. */
function reasonOf({ a, b }: Pair, { acceptance, draws, choice, source }: BeliefMap): Hole {
  const reason = pairReasons.find(({ pair }) => pair.includes(a) && pair.includes(b));
  const [first, second] = (reason?.pair ?? [a, b]).map(
    (id) => acceptance.claims.find(({ claim }) => claim.id === id)!,
  ) as [ClaimPart, ClaimPart];
  const values = [...first.accepted.keys()]
    .filter((i) => first.accepted[i] === 1)
    .map((i) => quantityOfDraw(draws, second.quantity, i));
  const above = values.filter((value) => value > second.range.upper).length;
  const where = `Where “${quantityLabels[first.quantity]}” is in range, “${quantityLabels[second.quantity]}” is above its range in ${outOf(above, values.length)} settings and below it in ${count(values.length - above)}.`;
  if (reason === undefined)
    return `We know no reason in the model; no draw has both, and that is all. ${where}`;
  const { because, shown } = reason;
  if (shown.by === 'options') return because;
  const { comparison, judging } = choice;
  // found in the free comparison, for the ranges as published
  if (source === 'live' || comparison.kind !== 'free' || judging.times < 1) return `${because} ${where}`;
  const drawn = drawnSettings(draws.plan, pointsOf(draws.plan), shown.draw, null);
  const moves = priors.flatMap((prior) => {
    const to = shown.changes[prior.key];
    return to === undefined
      ? []
      : `“${priorLabel(prior)}” at ${priorValueText(prior, to)} instead of ${priorValueText(prior, drawn[prior.key]!)}`;
  });
  return html`${because} ${where} It is not impossible: <a href="${drawHref(draws, shown.draw, shown.changes)}">draw ${shown.draw} with ${moves.join(', ')}</a> has both.`;
}

export function pairsFigure(map: BeliefMap, options: FigureOptions): HTMLElement {
  const { pairs, claims, counted } = map.acceptance;
  if (counted === 0) return emptyFigure(NONE_INSIDE);
  const never = pairs.filter((pair) => relationOf(pair) === 'never');
  const labelOf = (id: string): string =>
    quantityLabels[claims.find(({ claim }) => claim.id === id)!.quantity];
  const root = figure({
    ...options,
    id: 'pairs',
    label: 'For each pair of claims, settings in which both come true relative to independence',
    title: `${never.length === 0 ? 'No pair' : plural(never.length, 'pair')} of ${pairs.length} never came true together in ${count(counted)} settings, although chance alone would give at least ${ENOUGH}.`,
    subtitle:
      'A number is how many times more often both come true than if the two were independent. Solid: never, although chance would give at least 5. Dashed: less often. Tinted: more often. Faint: not distinguishable.',
    chart: matrix(map, labelOf, options.width),
    run: drawsLabel(map),
    table: {
      title: 'Pairs of claims',
      columns: ['claim', 'other claim', 'relation', ...numbers('both', 'if independent', 'share')],
      rows: pairs.map((pair) => [
        labelOf(pair.a),
        labelOf(pair.b),
        relationWords[relationOf(pair)],
        countText(pair.both),
        decimal(pair.ifIndependent, 1),
        shareText(pair.both),
      ]),
    },
  });
  if (never.length === 0) return root;
  const items = never
    .toSorted((x, y) => y.ifIndependent - x.ifIndependent)
    .map((pair) => {
      const { a, b, ifIndependent } = pair;
      return html`<li><strong>${labelOf(a)} and ${labelOf(b)}</strong>, ${decimal(ifIndependent, 1)} expected by chance. ${reasonOf(pair, map)}</li>`;
    });
  return element`<div class="stack">${root}<div class="measure small" data-never><p>Never together, although chance alone would give five or more:</p><ul>${items}</ul></div></div>`;
}

const NARROW = 620;
const CELL = 34;

function matrix(
  { acceptance: { claims, pairs } }: BeliefMap,
  labelOf: (id: string) => string,
  width: number,
): SVGSVGElement {
  const narrow = width < NARROW;
  const names = claims.map(({ claim }, k) => `${k + 1}  ${labelOf(claim.id)}`);
  const left = narrow ? 24 : Math.max(...names.map((name) => textWidth(name))) + 12;
  const cell = Math.min(CELL * 1.4, (width - left) / claims.length);
  const [height, label] = narrow ? [cell, 17] : [CELL, 0]; // on a phone the label has a line of its own
  const topOf = (row: number): number => 20 + row * (height + label);
  const placeOf = (id: string): number => claims.findIndex(({ claim }) => claim.id === id);
  const cells = pairs.map((pair) => {
    const relation = relationOf(pair);
    const [x, y] = [left + placeOf(pair.a) * cell, topOf(placeOf(pair.b)) + label];
    const tip = `${labelOf(pair.a)} and ${labelOf(pair.b)}: both in ${countText(pair.both)}, ${decimal(pair.ifIndependent, 1)} if independent; ${relationWords[relation]}`;
    return svg(
      'g',
      { class: `pair pair--${relation}`, 'data-tip': tip },
      svg('rect', { x: x + 1.5, y: y + 1.5, width: cell - 3, height: height - 3 }),
      svg(
        'text',
        { x: x + cell / 2, y: y + height / 2 + 4, class: 'at-middle' },
        ratioText(pair.both.count / pair.ifIndependent),
      ),
    );
  });
  return drawing(
    width,
    topOf(names.length) + 4,
    ...names.map((name, k) =>
      svg('text', { x: 0, y: topOf(k) + (narrow ? 12 : height / 2 + 4), class: 'ink' }, name),
    ),
    ...names
      .slice(0, -1)
      .map((_, k) => svg('text', { x: left + (k + 0.5) * cell, y: 12, class: 'chart__tick' }, String(k + 1))),
    ...cells,
  );
}

function ratioText(ratio: number): string {
  if (!Number.isFinite(ratio)) return '·';
  return ratio === 0 ? '0' : decimal(ratio, ratio < 9.95 ? 1 : 0);
}
