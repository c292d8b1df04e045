/** The head of a claim’s page: the claim, what was printed where, its one verdict, and the ways to other claims. */
import type { Claim } from '../../engine/claims/claim.ts';
import type { LedgerRow } from '../../engine/claims/lenses/index.ts';
import { element, html } from '../authoring/html.ts';
import { lensWords } from '../format/lens.ts';
import { allClaims, claimHref } from './all-claims.ts';
import { lensMark, verdictBadge, waitingBadge } from './lens-badge.ts';

interface Neighbours {
  readonly previous: Claim | null;
  readonly next: Claim | null;
}

/** Beside a claim in the order of the registry. */
function neighboursOf(claims: readonly Claim[], { id }: Claim): Neighbours {
  const at = claims.findIndex((claim) => claim.id === id);
  return { previous: claims[at - 1] ?? null, next: claims[at + 1] ?? null };
}

/** Its links open the default run until `updateClaimLinks` knows another. */
export function claimHead(claim: Claim, claims: readonly Claim[]): HTMLElement {
  const { previous, next } = neighboursOf(claims, claim);
  const step = (to: Claim | null, rel: string, word: string): Node | null =>
    to === null
      ? null
      : html`<a class="button" rel="${rel}" href="${claimHref(to.id, '')}" data-claim="${to.id}" aria-label="${word} claim: ${to.sentence}">${word}</a>`;
  const at = claims.indexOf(claim) + 1;
  return element`<div class="claim-head">
    <div class="claim-head__ways cluster ui no-print">
      ${step(previous, 'prev', 'Previous')}
      <span class="muted digits">Claim ${at} of ${claims.length}</span>
      ${step(next, 'next', 'Next')}
      <details class="claim-head__all"><summary>All claims</summary>${allClaims(claims, claim)}</details>
    </div>
    <h2 class="claim-head__sentence">${claim.sentence}</h2>
  </div>`;
}

/** In the margin: each printed figure with its document and place. */
export function printedNote(claim: Claim): HTMLElement {
  const figures = [{ printed: claim.printed, source: claim.source }, ...claim.alternatives];
  return element`<aside class="claim-note tight stack gap-4 ui" aria-label="Printed figures">
    ${figures.map(
      ({ printed, source }) =>
        html`<p><span class="printed one-line tight digits strong">${printed}</span> <cite>${source.document}, ${source.locator}</cite></p>`,
    )}
  </aside>`;
}

/** @param row null before the first result */
export function verdictBlock(row: LedgerRow | null): HTMLElement {
  const decided =
    row === null || row.decidedBy === null
      ? null
      : html` <span>decided by: ${lensWords[row.decidedBy].toLowerCase()}</span>`;
  return element`<div class="claim-verdict stack gap-8" data-state="${row === null ? 'waiting' : 'done'}">
    <p class="claim-verdict__badge cluster gap-8 on-line ui muted">${row === null ? waitingBadge() : verdictBadge(row)}${decided}</p>
    <p class="claim-verdict__why">${row?.why ?? 'The verdict comes with the run.'}</p>
    ${row === null || row.next === null ? null : html`<p class="claim-verdict__next">Next lens, ${lensWords[row.next.lens].toLowerCase()}: ${lensMark(row.claim.id, row.next.lens, row.next.outcome)}</p>`}
  </div>`;
}
