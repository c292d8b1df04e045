/** What the settings have in common in which a claim comes true, and the one of them nearest to the defaults. */
import { type Move, nearestAccepted, type Parting, partings } from '../../engine/belief/in-common.ts';
import { element, html } from '../authoring/html.ts';
import { emptyFigure, type FigureOptions, figure, numbers } from '../charts/figure.ts';
import { drawing, svg } from '../charts/svg.ts';
import { count, decimal, outOf, percent, plural } from '../format/number.ts';
import { chanceText } from '../format/parameter.ts';
import { type BeliefMap, drawsLabel } from './map.ts';
import { drawHref } from './opens.ts';
import { priorLabel, priorValueText } from './words.ts';

/** Inputs that are drawn, those that part most; the table has all. */
const SHOWN = 12;
const LEAST = 270;
const BARS = 44;
/** Room for two lines. */
const LABEL = 33;
const GAP = 24;

const labelOf = ({ prior }: Parting): string => priorLabel(prior);

const short = (value: number): number => Number(value.toPrecision(3));

/** The option that accepted settings have most often, or 90% of the accepted values, the unit once. */
function mostText({ prior, accepted, middle }: Parting): string {
  if (prior.kind === 'interval') {
    const [low, high] = [short(middle[0]!), short(middle[2]!)];
    const chances = [low, high].map((value) => chanceText(prior.key, value));
    const also = chances.includes(null) ? '' : `: ${chances.join(' to ')} of changes`;
    return `90% from ${priorValueText(prior, low, true)} to ${priorValueText(prior, high)}${also}`;
  }
  const most = accepted.indexOf(Math.max(...accepted));
  return `${priorValueText(prior, prior.options[most]!)} in ${percent(accepted[most]!, 0)}`;
}

export function commonFigure(map: BeliefMap, options: FigureOptions): HTMLElement {
  const { focus } = map;
  const all = partings(map.draws, map.places, focus.accepted);
  if (all.length === 0) {
    return emptyFigure(
      `${focus.label}: no setting is accepted, so there is nothing that accepted settings have in common.`,
    );
  }
  const beyond = all.filter(({ largest, byChance }) => largest > byChance);
  const first = all[0]!;
  return figure({
    ...options,
    id: 'common',
    label: 'Distributions of the inputs in accepted settings and in all settings',
    title: `${focus.label}: accepted settings differ from all settings most in “${labelOf(first)}” (${mostText(first)}).`,
    subtitle: `Filled: the ${count(focus.share.count)} accepted settings. Outline: all ${count(focus.share.of)}. The ${Math.min(SHOWN, all.length)} inputs that differ most, in order.`,
    chart: multiples(all.slice(0, SHOWN), options.width),
    caption: `${outOf(beyond.length, all.length)} inputs differ at the 5% level; chance alone would give about ${count(Math.round(all.length / 20))}.`,
    run: drawsLabel(map),
    table: {
      title: 'Inputs in accepted settings',
      columns: [
        'input',
        'of the accepted settings',
        ...numbers('area between', 'largest distance', 'distance by chance'),
      ],
      rows: all.map((parting) => [
        labelOf(parting),
        mostText(parting),
        decimal(parting.area, 3),
        decimal(parting.largest, 3),
        decimal(parting.byChance, 3),
      ]),
    },
  });
}

function multiples(shown: readonly Parting[], width: number): SVGSVGElement {
  const columns = Math.max(1, Math.min(4, Math.floor(width / LEAST)));
  const wide = (width - GAP * (columns - 1)) / columns;
  const high = LABEL + BARS + 20 + 14;
  const rows = Math.ceil(shown.length / columns);
  return drawing(
    width,
    rows * high,
    ...shown.map((parting, k) =>
      small(parting, (k % columns) * (wide + GAP), Math.floor(k / columns) * high, wide),
    ),
  );
}

function small(parting: Parting, left: number, top: number, width: number): SVGElement {
  const { prior, accepted, all } = parting;
  const step = width / accepted.length;
  const bottom = top + LABEL + BARS;
  const scale = BARS / Math.max(...accepted, ...all);
  const values = prior.kind === 'interval' ? [prior.low, prior.high] : prior.options;
  const [label, letters] = [labelOf(parting), Math.floor(width / 7)];
  const bar = (k: number, share: number, name: string): SVGElement =>
    svg('rect', {
      x: left + k * step + 0.5,
      y: bottom - share * scale,
      width: step - 1,
      height: share * scale,
      class: name,
    });
  return svg(
    'g',
    {},
    ...inLines(label, letters).map((line, k, { length }) =>
      svg('text', { x: left, y: top + 12 + 15 * (k + 2 - length), class: 'ink' }, line),
    ),
    ...accepted.map((share, k) => {
      const of =
        prior.kind === 'options' ? priorValueText(prior, values[k]!) : `tenth ${k + 1} of the interval`;
      const tip = `${label}, ${of}: ${percent(share)} of accepted, ${percent(all[k]!)} of all`;
      return svg('g', { 'data-tip': tip }, bar(k, share, 'part__accepted'), bar(k, all[k]!, 'part__all'));
    }),
    svg('line', { x1: left, x2: left + width, y1: bottom, y2: bottom, class: 'baseline' }),
    svg('text', { x: left, y: bottom + 14, class: 'faint at-start' }, priorValueText(prior, values[0]!)),
    svg(
      'text',
      { x: left + width, y: bottom + 14, class: 'faint at-end' },
      priorValueText(prior, values.at(-1)!),
    ),
  );
}

/** One line, or two that break between words. */
function inLines(label: string, letters: number): string[] {
  if (label.length <= letters) return [label];
  const end = label.lastIndexOf(' ', letters);
  return [label.slice(0, end), label.slice(end + 1)];
}

/** Moves that are named; the others are counted. */
const NAMED = 8;

/** `Reviewers reject a bad change: 88% instead of 25%` */
function moveInWords({ prior, from, to }: Move): string {
  const text = (value: Move['to']): string => {
    const chance = chanceText(prior.key, value);
    const place = priorValueText(prior, typeof value === 'number' ? Number(value.toPrecision(2)) : value);
    return chance === null ? place : `${place} (${chance} of changes)`;
  };
  return `${priorLabel(prior)}: ${text(to)} instead of ${text(from)}`;
}

export function nearestText({ focus, draws, places }: BeliefMap): HTMLElement {
  const nearest = nearestAccepted(draws, places, focus.accepted);
  if (nearest === null) {
    return element`<p><strong>${focus.label}.</strong> In none of ${plural(focus.share.of, 'setting')}. With 95% confidence, in fewer than ${percent(focus.share.upper)}.</p>`;
  }
  const { index, moves } = nearest;
  const others = moves.length - NAMED;
  return element`<div class="measure stack gap-8">
    <p><strong>${focus.label}.</strong> Of the accepted settings, draw ${index} is nearest to the defaults. There you would have to believe, farthest first:</p>
    <ul>${moves.slice(0, NAMED).map((move) => html`<li>${moveInWords(move)}</li>`)}</ul>
    <p>${others > 0 ? `${plural(others, 'other input')} ${others === 1 ? 'differs' : 'differ'} less. ` : ''}<a data-draw="${index}" href="${drawHref(draws, index)}">Open draw ${index} as a run</a>.</p>
  </div>`;
}
