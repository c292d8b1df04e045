/**
 * A claim's verdict, and what a lens finds, as marks that cannot be taken for each other: a filled badge with a shape, and
 * plain text. Scripts tell them apart by their attributes: `data-verdict` or `data-reading`, each with `data-claim`.
 */

import { type Claim, isMeasured } from '../../engine/claims/claim.ts';
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import type { LensName, LensOutcome, LensReading } from '../../engine/claims/lenses/lens.ts';
import type { VerdictKind } from '../../engine/claims/verdict.ts';
import { element, html } from '../authoring/html.ts';
import type { Owner } from '../charts/marks.ts';
import { lensWords, outcomeWords, verdictWords } from '../format/words.ts';

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

/** What a lens says of a claim, in the four ways that fit into a letter's space. */
type Stance = 'for' | 'against' | 'open' | 'none' | 'waiting';

function stanceOf(outcome: LensOutcome): Stance {
  switch (outcome) {
    case 'reproduced':
    case 'agrees':
      return 'for';
    case 'not-reproduced':
    case 'inconsistent':
      return 'against';
    case 'untestable':
    case 'does-not-apply':
      return 'none';
    case 'by-construction':
    case 'undecided':
    case 'no-power':
    case 'other-value':
    case 'differ':
      return 'open';
  }
}

/** A lens by its first letter: which lens, and what it finds. @param reading null while it has not looked */
export function lensChip(claim: string, lens: LensName, reading: LensReading | null): Node {
  const name = lensWords[lens];
  const chip = (stance: Stance, words: string): HTMLElement =>
    element`<span class="chip" data-stance="${stance}" title="${name}: ${words}"><span aria-hidden="true">${name[0]!}</span
      ><span class="visually-hidden">${words}</span></span>`;
  if (reading === null) return lens === 'data' ? chip('none', 'no data') : chip('waiting', 'waiting');
  const { outcome } = reading;
  const drawn = chip(stanceOf(outcome), outcomeWords[outcome]);
  if (outcome !== 'does-not-apply') Object.assign(drawn.dataset, { claim, lens, reading: outcome });
  return drawn;
}

/** A chip of no lens, for the legend. */
export function stanceChip(stance: Stance): Node {
  return html`<span class="chip" data-stance="${stance}" aria-hidden="true"></span>`;
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
