/** What the settings have in common in which a claim comes true, and the one of them nearest to the defaults. */
import { moveInWords, nearestAccepted, type Parting, partings } from '../../engine/belief/in-common.ts';
import type { Prior } from '../../engine/belief/priors.ts';
import type { Parameter } from '../../engine/simulator/parameters/index.ts';
import { parameters } from '../../engine/simulator/settings.ts';
import { element, html } from '../authoring/html.ts';
import { emptyFigure, type FigureOptions, figure, numbers } from '../charts/figure.ts';
import { drawing, svg } from '../charts/svg.ts';
import { decimal, percent, plural } from '../format/number.ts';
import { unitText, valueText, withUnit } from '../format/parameter.ts';
import { drawHref } from './choice.ts';
import { type BeliefMap, countText, drawsLabel } from './map.ts';

/** Inputs that are drawn, those that part most; the table has all. */
const SHOWN = 12;
const LEAST = 250;
const BARS = 44;
const GAP = 24;

/** An input by name; of a ratio to the other arm's, said so. */
export function priorLabel(prior: Prior): string {
  const { label } = parameters[prior.key];
  return prior.kind === 'interval' && prior.timesOf !== null
    ? `${label}, share of the traditional ones`
    : label;
}
const labelOf = ({ prior }: Parting): string => priorLabel(prior);

/** A value of the prior's own scale: of a ratio to another input as percent. */
export function priorValueText(prior: Prior, value: number | string | boolean): string {
  const parameter: Parameter = parameters[prior.key];
  if (prior.kind === 'interval' && prior.timesOf !== null) return percent(value as number, 0);
  return withUnit(valueText(parameter, value), unitText(parameter));
}

/** 90% of the accepted values, the unit once. */
function middleText({ prior, middle }: Parting): string {
  const [low, , high] = middle;
  if (low === undefined || high === undefined) return '';
  const isRatio = prior.kind === 'interval' && prior.timesOf !== null;
  const start = isRatio ? priorValueText(prior, low) : valueText(parameters[prior.key], low);
  return `${start} to ${priorValueText(prior, high)}`;
}

/** The option that accepted settings have most often, or 90% of the accepted values. */
export function mostText(parting: Parting): string {
  const { prior, accepted } = parting;
  if (prior.kind === 'interval') return middleText(parting);
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
    title: `${focus.label}: accepted settings differ most in “${labelOf(first)}” (90% of them: ${mostText(first)}).`,
    subtitle: `Filled: the ${countText(focus.share)} accepted settings. Outline: all. The ${Math.min(SHOWN, all.length)} inputs that part most, widest first.`,
    chart: multiples(all.slice(0, SHOWN), options.width),
    caption: `${plural(beyond.length, 'input')} of ${all.length} part by more than chance alone would give one input in twenty.`,
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
  const high = 18 + BARS + 20 + 14;
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
  const most = Math.max(...accepted, ...all);
  const step = width / accepted.length;
  const bottom = top + 18 + BARS;
  const ends =
    prior.kind === 'interval' ? [prior.low, prior.high] : [prior.options[0]!, prior.options.at(-1)!];
  const [start, end] = ends.map((value) => priorValueText(prior, value));
  const bars = accepted.map((share, k) => {
    const of =
      prior.kind === 'options'
        ? `${priorValueText(prior, prior.options[k]!)}: `
        : `tenth ${k + 1} of the interval: `;
    const [own, other] = [share, all[k]!].map((value) => (BARS * value) / most);
    const x = left + k * step;
    return svg(
      'g',
      { 'data-tip': `${labelOf(parting)}, ${of}${percent(share)} of accepted, ${percent(all[k]!)} of all` },
      svg('rect', { x: x + 0.5, y: bottom - own!, width: step - 1, height: own!, class: 'part__accepted' }),
      svg('rect', { x: x + 0.5, y: bottom - other!, width: step - 1, height: other!, class: 'part__all' }),
    );
  });
  const letters = Math.floor(width / 7.2);
  const label = labelOf(parting);
  return svg(
    'g',
    {},
    svg(
      'text',
      { x: left, y: top + 12, class: 'ink' },
      label.length > letters ? `${label.slice(0, letters - 1)}…` : label,
    ),
    ...bars,
    svg('line', { x1: left, x2: left + width, y1: bottom, y2: bottom, class: 'baseline' }),
    svg('text', { x: left, y: bottom + 14, class: 'faint at-start' }, start!),
    svg('text', { x: left + width, y: bottom + 14, class: 'faint at-end' }, end!),
  );
}

/** Moves that are named; the others are counted. */
const NAMED = 8;

export function nearestText(map: BeliefMap): HTMLElement {
  const { focus, draws, places } = map;
  const nearest = nearestAccepted(draws, places, focus.accepted);
  if (nearest === null) {
    return element`<p><strong>${focus.label}.</strong> In none of ${countText(focus.share).replace(/^0 of /, '')} settings. With 95% confidence, in fewer than ${percent(focus.share.upper)}.</p>`;
  }
  const { index, moves } = nearest;
  return element`<div class="measure stack gap-8">
    <p><strong>${focus.label}.</strong> Of the accepted settings, draw ${index} is nearest to the defaults. There you would have to believe, farthest first:</p>
    <ul>${moves.slice(0, NAMED).map((move) => html`<li>${moveInWords(move)}</li>`)}</ul>
    <p>${moves.length > NAMED ? `${plural(moves.length - NAMED, 'other input')} ${moves.length - NAMED === 1 ? 'differs' : 'differ'} less. ` : ''}<a data-draw="${index}" href="${drawHref(draws, index)}">Open draw ${index} as a run</a>.</p>
  </div>`;
}
