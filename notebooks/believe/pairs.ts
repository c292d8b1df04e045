/** Two claims at a time: in how many settings both come true, against how many there would be if they were independent. */
import { partings } from '../../engine/belief/in-common.ts';
import { element, html } from '../authoring/html.ts';
import { emptyFigure, type FigureOptions, figure, numbers } from '../charts/figure.ts';
import { drawing, svg, textWidth } from '../charts/svg.ts';
import { decimal, plural } from '../format/number.ts';
import { mostText, priorLabel } from './common.ts';
import { type BeliefMap, countText, drawsLabel, NONE_INSIDE, quantityLabels, shareText } from './map.ts';

type Pair = BeliefMap['acceptance']['pairs'][number];
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

export function pairsFigure(map: BeliefMap, options: FigureOptions): HTMLElement {
  const { pairs, claims, counted } = map.acceptance;
  if (counted === 0) return emptyFigure(NONE_INSIDE);
  const never = pairs.filter((pair) => relationOf(pair) === 'never').length;
  const labelOf = (id: string): string =>
    quantityLabels[claims.find(({ claim }) => claim.id === id)!.quantity];
  return figure({
    ...options,
    id: 'pairs',
    label: 'For each pair of claims, settings in which both come true relative to independence',
    title: `${never === 0 ? 'No pair' : plural(never, 'pair')} of ${pairs.length} ${never > 1 ? 'exclude' : 'excludes'} each other: never both, although chance alone would give at least ${ENOUGH} such settings.`,
    subtitle:
      'A number is how many times more often both come true than if the two were independent. Solid: never. Dashed: less often. Tinted: more often. Faint: not distinguishable.',
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
}

const NARROW = 620;
const CELL = 34;

function matrix(
  { acceptance: { claims, pairs } }: BeliefMap,
  labelOf: (id: string) => string,
  width: number,
): SVGSVGElement {
  const n = claims.length;
  const narrow = width < NARROW;
  const names = claims.map(({ claim }, k) => `${k + 1}  ${labelOf(claim.id)}`);
  const left = narrow ? 24 : Math.max(...names.map((name) => textWidth(name))) + 12;
  const cell = Math.min(CELL * 1.4, (width - left) / n);
  const height = narrow ? cell + 17 : CELL;
  const body: SVGElement[] = names.map((name, k) =>
    svg('text', { x: 0, y: 20 + k * height + (narrow ? 12 : height / 2 + 4), class: 'ink' }, name),
  );
  for (let column = 0; column < n - 1; column++) {
    body.push(
      svg('text', { x: left + (column + 0.5) * cell, y: 12, class: 'chart__tick' }, String(column + 1)),
    );
  }
  for (const pair of pairs) {
    const column = claims.findIndex(({ claim }) => claim.id === pair.a);
    const row = claims.findIndex(({ claim }) => claim.id === pair.b);
    const relation = relationOf(pair);
    const [x, y] = [left + column * cell, 20 + row * height + (narrow ? 17 : 0)];
    const high = narrow ? cell : height;
    const ratio = pair.both.count / pair.ifIndependent;
    const tip = `${labelOf(pair.a)} and ${labelOf(pair.b)}: both in ${countText(pair.both)}, ${decimal(pair.ifIndependent, 1)} if independent; ${relationWords[relation]}`;
    body.push(
      svg(
        'g',
        { class: `pair pair--${relation}`, 'data-tip': tip },
        svg('rect', { x: x + 1.5, y: y + 1.5, width: cell - 3, height: high - 3 }),
        svg('text', { x: x + cell / 2, y: y + high / 2 + 4, class: 'at-middle' }, ratioText(ratio)),
      ),
    );
  }
  return drawing(width, 24 + n * height, ...body);
}

function ratioText(ratio: number): string {
  if (!Number.isFinite(ratio)) return '·';
  return ratio === 0 ? '0' : decimal(ratio, ratio < 9.95 ? 1 : 0);
}

/** How many pairs are explained. */
const EXPLAINED = 4;

/** For pairs that exclude each other: the input whose accepted values lie farthest apart. */
export function whyNever(map: BeliefMap): HTMLElement | null {
  const { claims, pairs } = map.acceptance;
  const never = pairs
    .filter((pair) => relationOf(pair) === 'never')
    .toSorted((a, b) => b.ifIndependent - a.ifIndependent);
  if (never.length === 0) return null;
  const reasons = never.slice(0, EXPLAINED).map(({ a, b }) => {
    const [one, other] = [a, b].map((id) => {
      const { quantity, accepted } = claims.find(({ claim }) => claim.id === id)!;
      return { label: quantityLabels[quantity], parts: partings(map.draws, map.places, accepted) };
    });
    const apart = one!.parts.flatMap((part) => {
      const same = other!.parts.find(({ prior }) => prior.key === part.prior.key);
      if (same === undefined) return [];
      const size = part.accepted.reduce((sum, share, k) => sum + Math.abs(share - same.accepted[k]!), 0) / 2;
      return [{ part, same, size }];
    });
    const widest = apart.toSorted((x, y) => y.size - x.size)[0];
    if (widest === undefined) return null;
    return html`<li>${one!.label} and ${other!.label} ask most differently for <em>${priorLabel(widest.part.prior)}</em>: ${mostText(widest.part)} against ${mostText(widest.same)}.</li>`;
  });
  return element`<div class="measure"><p>The pairs that chance would have given most often, and the input that parts them (90% of the accepted values, or the most frequent option):</p><ul>${reasons}</ul></div>`;
}
