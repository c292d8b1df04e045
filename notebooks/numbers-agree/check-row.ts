/** One check: its question, what was printed where, the range chart, how it ended, why, and with what power. */
import {
  type ConsistencyCheck,
  type PrintedFigure,
  roundedNumber,
} from '../../engine/claims/consistency/index.ts';
import { isOfAlternatives } from '../../engine/claims/lenses/arithmetic.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { element, html } from '../authoring/html.ts';
import type { Flag } from '../charts/paper-mark.ts';
import { rangesChart } from '../charts/ranges.ts';
import { outcomeBadge, powerText } from './outcome.ts';

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
