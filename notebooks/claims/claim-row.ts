/** A claim's row on the board: sentence, printed figure, strip, this run's number, verdict, and one line of why. */
import { type Claim, isMeasured, type QuantityName, rangesOf } from '../../engine/claims/claim.ts';
import type { Verdict } from '../../engine/claims/verdict.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import { element, html } from '../authoring/html.ts';
import type { Owner } from '../charts/estimate-mark.ts';
import { strip } from '../charts/strip.ts';
import { interval, inUnit } from '../format/estimate.ts';
import { count } from '../format/number.ts';
import { verdictWords } from '../format/verdict.ts';
import { claimDetails } from './claim-details.ts';
import type { Scales } from './scales.ts';

export interface RowContext {
  readonly scales: Scales;
  /** Ids of the rows that stand unfolded: they stay so when a new result comes. */
  readonly unfolded: Set<string>;
  readonly linkTo: (page: string) => string;
}

/** @param verdict null before the first result: the row stands with its places reserved */
export function claimRow(claim: Claim, verdict: Verdict | null, context: RowContext): HTMLElement {
  const id = `claim-${claim.id}`;
  const row = element`<li class="claim" id="${id}" aria-labelledby="${id}-sentence" data-verdict="${verdict?.kind ?? 'waiting'}">
    <h3 class="claim__sentence" id="${id}-sentence">${claim.sentence}</h3>
    <p class="claim__printed">${printed(claim)}</p>
    <div class="claim__strip">${stripOf(claim, verdict, context.scales)}</div>
    <p class="claim__ours">${ours(claim, verdict)}</p>
    <p class="claim__verdict">${badge(verdict)}</p>
    <details class="claim__more unfold">
      <summary>${verdict?.why ?? 'How this will be judged'}</summary>
      ${claimDetails(claim, verdict, context.linkTo)}
    </details>
  </li>`;
  const details = row.querySelector('details')!;
  details.open = context.unfolded.has(claim.id);
  details.addEventListener('toggle', () => {
    if (details.open) context.unfolded.add(claim.id);
    else context.unfolded.delete(claim.id);
  });
  return row;
}

/** Always the same flag, so that nobody takes it for ours. */
function printed(claim: Claim): Node {
  const all = [claim.printed, ...claim.alternatives.map((other) => other.printed)];
  const documents = [claim.source, ...claim.alternatives.map((other) => other.source)];
  const names = [...new Set(documents.map(({ document }) => document))].join(', ');
  return html`<span class="visually-hidden">Printed: </span
    >${all.map((text) => html`<span class="printed">${text}</span> `)}<span class="claim__source">${names}</span>`;
}

function stripOf(claim: Claim, verdict: Verdict | null, scales: Scales): Node | null {
  if (!isMeasured(claim.test) || claim.unit === 'p') return null;
  const own = claim.value === null ? [] : [{ printed: claim.printed, value: claim.value }];
  return strip({
    unit: claim.unit,
    owner: ownerOf(claim.test.quantity),
    flags: [...own, ...claim.alternatives],
    ranges: rangesOf(claim),
    estimate: verdict?.estimate ?? null,
    domain: scales(claim),
  });
}

function ours(claim: Claim, verdict: Verdict | null): Node {
  if (verdict === null) {
    return html`<span class="claim__number claim__number--waiting" aria-hidden="true"></span>`;
  }
  if (verdict.estimate === null || !isMeasured(claim.test)) {
    return html`<span class="claim__none">not measured</span>`;
  }
  const [number = '', unit = ''] = numberAndUnit(claim, verdict.estimate);
  const owner = ownerOf(claim.test.quantity);
  return html`<span class="visually-hidden">This run: </span
    ><span class="claim__number" data-owner="${owner}">${number} <span class="claim__unit">${unit}</span></span>
    <span class="claim__interval" data-unit="${claim.unit}">${intervalText(claim, verdict.estimate)}</span>`;
}

/** A share of which only the upper end is in question is told as the count that it is: `0`, `of 500`. */
function numberAndUnit(claim: Claim, { value, n, method }: Estimate): readonly string[] {
  return isBound(method) && Number.isFinite(value)
    ? [count(Math.round(value * n)), `of ${count(n)}`]
    : inUnit(claim.unit, value).split('\u202f');
}

const isBound = (method: string): boolean => method === 'exact, one-sided';

function intervalText(claim: Claim, { value, lower, upper, method }: Estimate): string {
  if (!Number.isFinite(value)) return 'nothing to count in this run';
  if (!Number.isFinite(lower) || !Number.isFinite(upper)) return 'no interval at this size';
  return isBound(method) ? `upper bound ${inUnit(claim.unit, upper)}` : interval(claim.unit, lower, upper);
}

function badge(verdict: Verdict | null): Node {
  return verdict === null
    ? html`<span class="badge badge--waiting">waiting</span>`
    : html`<span class="badge" data-verdict="${verdict.kind}">${verdictWords[verdict.kind]}</span>`;
}

function ownerOf(quantity: QuantityName): Owner {
  if (quantity.endsWith('Traditional')) return 'traditional';
  return quantity.endsWith('Genops') || quantity === 'canaryCatch' || quantity === 'violations'
    ? 'genops'
    : 'both';
}
