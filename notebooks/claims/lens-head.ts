/** A lens on a claim’s page: what it asks, and what it sees. */
import type { Claim } from '../../engine/claims/claim.ts';
import type { LensName, LensReading } from '../../engine/claims/lenses/index.ts';
import { element, html } from '../authoring/html.ts';
import { lensQuestions, lensWords, outcomeWords } from '../format/lens.ts';
import { lensCell } from './lens-badge.ts';

/** @param waiting shown while the lens has not looked; that of the reader’s own data may never */
export function lensHead(
  { id }: Claim,
  lens: LensName,
  reading: LensReading | null,
  waiting: string,
): HTMLElement {
  const badge =
    reading?.outcome === 'does-not-apply'
      ? html`<span class="lens__plain strong">${outcomeWords['does-not-apply']}</span>` // the board has only room for a dash
      : lensCell(id, lens, reading, lens === 'data' ? 'no data' : 'place');
  return element`<div class="lens-head" data-part="${lens}" data-state="${reading === null ? 'waiting' : 'done'}">
    <h3 class="lens-head__name">${lensWords[lens]} <small>${lensQuestions[lens]}</small></h3>
    <p class="lens-head__badge">${badge}</p>
    <p class="lens-head__why">${reading?.why ?? waiting}</p>
  </div>`;
}
