/** The three cards of the first screen: what was printed, what came out, and why the verdict is what it is. */
import { type LedgerRow, rowFor } from '../../engine/claims/lenses/ledger.ts';
import { element, html } from '../authoring/html.ts';
import { chartPlace, figureFoot } from '../charts/figure.ts';
import { interval, inUnit } from '../format/estimate.ts';
import { percent } from '../format/number.ts';
import { firstSentence } from '../format/words.ts';
import { canaryDrawing, cycleTimeDrawing, type Place, type Result, successDrawing } from './card-drawings.ts';
import { cardTable } from './card-table.ts';
import { verdictBadge, waitingBadge } from './lens-badge.ts';

interface CardKind {
  /** Of the claim that it is about. */
  readonly id: string;
  readonly title: string;
  /** How a result differs from the printed one. */
  readonly below: string;
  readonly above: string;
  /** Said after the printed figure. */
  readonly words: string;
  /** For those who cannot see it. */
  readonly label: string;
  readonly draw: (result: Result, place: Place) => SVGSVGElement;
  /** What else a reader must know, in a sentence. */
  readonly also?: (result: Result) => string;
}

const kinds: readonly CardKind[] = [
  {
    id: 'cycle-time-improvement',
    title: 'Cycle time',
    below: 'cut by less than printed',
    above: 'cut by more than printed',
    words: 'shorter',
    label: 'Cycle times of both pipelines on a log scale, with our medians and the printed ones',
    draw: cycleTimeDrawing,
    also: ({ study }) => byPublishedDefinition(study),
  },
  {
    id: 'success-genops',
    title: 'Success rate',
    below: 'lower than printed',
    above: 'higher than printed',
    words: 'succeed',
    label: 'Success rates of both pipelines with their intervals, the printed rates and the accepted ranges',
    draw: successDrawing,
  },
  {
    id: 'canary-catch',
    title: 'Canary catch',
    below: 'fewer than printed',
    above: 'more than printed',
    words: 'caught',
    label: 'The catch rate with the printed one and its accepted range; below it, where bad changes end',
    draw: canaryDrawing,
  },
];

/** From this width of the cell on, the cards stand side by side: the container query in claims.css. */
const SIDE_BY_SIDE = 800;
const GAP = 16;
/** Padding and border of a card, both sides. */
const FRAME = 34;

export interface CardsOptions {
  /** Of the cell, pixels. */
  readonly width: number;
  /** The result behind a preview, drawn as an outline; null when it is on show itself. */
  readonly settled: Result | null;
  /** Address of a page with the same run. */
  readonly linkTo: (page: string) => string;
}

function byPublishedDefinition({ measures }: Result['study']): string {
  const { value } = measures.cycleTimes.published.reduction;
  return Number.isFinite(value)
    ? `By the documents’ definition, GenOps takes ${percent(Math.abs(value))} ${value < 0 ? 'longer' : 'less time'}.`
    : '';
}

/** @param result null before the first one: the places are reserved */
export function findingCards(result: Result | null, options: CardsOptions): HTMLElement {
  const { width } = options;
  const card = width < SIDE_BY_SIDE ? width : (width - 2 * GAP) / 3;
  return element`<div class="findings" data-state="${result === null ? 'waiting' : options.settled === null ? 'done' : 'preview'}">
    <div class="findings__row">${kinds.map((kind) => findingCard(kind, result, { ...options, width: card - FRAME }))}</div>
  </div>`;
}

function findingCard(kind: CardKind, result: Result | null, options: CardsOptions): HTMLElement {
  const { id } = kind;
  const title = result === null ? kind.title : findingTitle(kind, rowFor(result.rows, id));
  return element`<figure class="finding card" id="figure-${id}" data-finding="${id}" aria-labelledby="finding-${id}">
    <figcaption><h2 class="figure__title finding__title" id="finding-${id}">${title}</h2></figcaption>
    ${result === null ? waitingCard() : filledCard(kind, result, options)}
  </figure>`;
}

/** What came out, in one line. */
function findingTitle({ title, below, above }: CardKind, { verdict, claim, estimate }: LedgerRow): string {
  const differs = estimate !== null && claim.value !== null && estimate.value < claim.value ? below : above;
  const words: Readonly<Record<LedgerRow['verdict'], string>> = {
    reproduced: 'as printed',
    'by-construction': 'set, not tested',
    undecided: 'too close to call',
    'not-reproduced': differs,
    inconsistent: 'the documents disagree',
    untestable: 'not measured here',
  };
  return `${title}: ${words[verdict]}`;
}

function waitingCard(): Node {
  return html`<p class="finding__numbers"></p><div class="finding__drawing"></div>
    <p>${waitingBadge()}</p><p class="finding__why small"></p><div class="figure__foot"></div>`;
}

function filledCard(
  { id, title, words, label, draw, also }: CardKind,
  result: Result,
  options: CardsOptions,
): Node {
  const row = rowFor(result.rows, id);
  const { claim, estimate } = row;
  const drawing = draw(result, { width: options.width, settled: options.settled?.study ?? null });
  const before = options.settled === null ? null : rowFor(options.settled.rows, id).estimate;
  const ours =
    estimate === null
      ? html`<strong class="finding__ours">not measured</strong>`
      : html`<strong class="finding__ours">${inUnit(claim.unit, estimate.value)}</strong>`;
  // the interval's place holds what was there before while a preview is on show
  const beside =
    before !== null
      ? `was ${inUnit(claim.unit, before.value)}`
      : estimate === null
        ? ''
        : `our result, ${interval(claim.unit, estimate.lower, estimate.upper)}`;
  return html`<p class="finding__numbers digits">
      <span class="printed strong">${claim.printed}</span> <span class="ui-xs muted">printed, ${words}</span>
      <span class="finding__arrow" aria-hidden="true">→</span>
      ${ours} <span class="ui-xs muted">${beside}</span>
    </p>
    <div class="finding__drawing">${chartPlace(drawing, label)}</div>
    <p>${verdictBadge(row)}</p>
    <p class="finding__why small">${firstSentence(row.why)}${also === undefined ? '' : ` ${also(result)}`}
      <a class="one-line" href="${options.linkTo(`claims/${id}/`)}" data-to="claims/${id}/">Why?<span class="visually-hidden"> ${title}</span></a></p>
    ${figureFoot(cardTable(id, title, result))}`;
}
