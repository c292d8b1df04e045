/**
 * A claim's verdict, and what a lens finds, as marks that cannot be taken for each other: a filled badge with a shape, and
 * plain text. Scripts tell them apart by their attributes: `data-verdict` or `data-reading`, each with `data-claim`.
 */

import { type Claim, isMeasured } from '../../engine/claims/claim.ts';
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import type { LensName, LensOutcome, LensReading } from '../../engine/claims/lenses/lens.ts';
import type { VerdictKind } from '../../engine/claims/verdict.ts';
import { html } from '../authoring/html.ts';
import type { Owner } from '../charts/marks.ts';
import { outcomeWords, verdictWords } from '../format/words.ts';

/** The one verdict of a claim: from its ledger row, and from nowhere else. */
export function verdictBadge({ claim, verdict }: Pick<LedgerRow, 'claim' | 'verdict'>): Node {
  return html`<span class="badge" data-claim="${claim.id}" data-verdict="${verdict}">${verdictWords[verdict]}</span>`;
}

/** A kind of verdict in a legend, a filter or a definition: about no claim. */
export function kindBadge(kind: VerdictKind): Node {
  return html`<span class="badge" data-kind="${kind}">${verdictWords[kind]}</span>`;
}

export function waitingBadge(): Node {
  return html`<span class="badge badge--waiting">waiting</span>`;
}

/** What one lens finds of a claim. */
export function lensMark(claim: string, lens: LensName, outcome: LensOutcome): Node {
  return html`<span class="reading" data-claim="${claim}" data-lens="${lens}" data-reading="${outcome}">${outcomeWords[outcome]}</span>`;
}

/** @param waiting what is there while the lens has not looked: `place` reserves a place, anything else is shown as text */
export function lensCell(claim: string, lens: LensName, reading: LensReading | null, waiting: string): Node {
  if (reading === null) {
    return waiting === 'place' ? waitingBadge() : html`<span class="lens__none muted">${waiting}</span>`;
  }
  return reading.outcome === 'does-not-apply'
    ? html`<span class="lens__none muted" title="${reading.why}"
        ><span aria-hidden="true">–</span><span class="visually-hidden">${outcomeWords[reading.outcome]}</span></span
      >`
    : lensMark(claim, lens, reading.outcome);
}

/** Whose number a claim speaks of: its mark and its color. */
export function ownerOf({ test, replay }: Claim): Owner {
  if (isMeasured(test)) {
    if (test.quantity.endsWith('Traditional')) return 'traditional';
    return ofGenops.has(test.quantity) ? 'genops' : 'both';
  }
  return replay.kind === 'replayed' && ofGenops.has(replay.quantity) ? 'genops' : 'both';
}

const ofGenops: ReadonlySet<string> = new Set([
  'medianCycleGenops',
  'successGenops',
  'rollbackGenops',
  'failureGenops',
  'violations',
  'canaryCatch',
  'success',
]);
