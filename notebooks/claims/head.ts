/** The head of a claim’s page: what was printed where, its one verdict, and the ways to other claims. */
import { reasonText } from '../../engine/belief/in-range.ts';
import type { Claim } from '../../engine/claims/claim.ts';
import type { LedgerRow } from '../../engine/claims/lenses/index.ts';
import type { VerdictKind } from '../../engine/claims/verdict.ts';
import type { StudyView } from '../authoring/define.ts';
import { element, html } from '../authoring/html.ts';
import { claimHref, claimPath, claimsPath, linkTo } from '../authoring/links.ts';
import { lensNouns, verdictWords } from '../format/words.ts';
import { lensMark, verdictBadge, waitingBadge } from './lens-badge.ts';

/** Links to the claims before and after in the registry's order, and to the list of all, each keeping the run. */
function claimWays({ id }: Claim, claims: readonly Claim[], query: string): HTMLElement {
  const at = claims.findIndex((claim) => claim.id === id);
  const step = (to: Claim | undefined, rel: string, word: string): Node | null =>
    to === undefined
      ? null
      : html`<a rel="${rel}" href="${claimHref(claimPath(id), to.id, query)}" aria-label="${word} claim: ${to.sentence}">${word}</a>`;
  return element`<nav class="claim-ways cluster ui no-print" aria-label="Other claims">
    ${step(claims[at - 1], 'prev', 'Previous')}
    <a class="digits" href="${linkTo(claimPath(id), claimsPath, query)}">Claim ${at + 1} of ${claims.length}</a>
    ${step(claims[at + 1], 'next', 'Next')}
  </nav>`;
}

/** In the margin: each printed figure with its document and place, and the ways to the other claims. */
export function printedNote(claim: Claim, claims: readonly Claim[], query: string): HTMLElement {
  const figures = [{ printed: claim.printed, source: claim.source }, ...claim.alternatives];
  return element`<aside class="claim-note tight stack gap-4 ui" aria-label="Printed figures">
    ${figures.map(
      ({ printed, source }) =>
        html`<p><span class="printed one-line tight digits strong">${printed}</span> <cite>${source.document}, ${source.locator}</cite></p>`,
    )}
    ${claimWays(claim, claims, query)}
  </aside>`;
}

/** @param read null before the first result */
export function verdictBlock(
  read: { readonly row: LedgerRow; readonly run: Pick<StudyView, 'study'> } | null,
): HTMLElement {
  const row = read?.row ?? null;
  const decided =
    row === null || row.decidedBy === null || row.verdict === 'untestable'
      ? null
      : html` <span>decided by ${lensNouns[row.decidedBy]}</span>`;
  const next =
    row === null || row.next === null
      ? null
      : html`<p class="ui muted">Judged by ${lensNouns[row.next.lens]} alone: ${row.next.outcome === row.verdict ? 'the same, ' : ''}${lensMark(row.claim.id, row.next.lens, row.next.outcome)}${row.next.outcome === 'other-value' ? ' than the printed one, but inside the accepted range' : ''}</p>`;
  return element`<div class="claim-verdict stack gap-8" data-state="${row === null ? 'waiting' : 'done'}">
    <p class="claim-verdict__badge cluster gap-8 on-line ui muted">${row === null ? waitingBadge() : verdictBadge(row)}${decided}</p>
    <p class="claim-verdict__why">${read === null ? 'Running the study. The verdict follows.' : reasonText(read.row, read.run.study.config.settings)}</p>
    ${next}
  </div>`;
}

/** Says how the verdict of a claim has changed since the run before, to those who see the page and those who hear it. */
export interface Announcement {
  /** Stays on the page from the first paint on: text that appears in it is read out. */
  readonly element: HTMLElement;
  show(row: LedgerRow, run: string): void;
}

export function createAnnouncement(): Announcement {
  const root = element`<p class="claim-change ui muted" aria-live="polite"></p>`;
  let before: { readonly verdict: VerdictKind; readonly run: string } | null = null;
  return {
    element: root,
    show({ verdict }, run) {
      // the lens that decides is still looking: what was said stays
      if (verdict === null) return;
      if (before !== null && before.run !== run) root.textContent = changeText(before.verdict, verdict);
      before = { verdict, run };
    },
  };
}

/** What it was, what it is. */
export function changeText(was: VerdictKind, is: VerdictKind): string {
  return was === is
    ? `Same verdict as in the previous run: ${verdictWords[is]}.`
    : `The verdict changed from ${verdictWords[was]} to ${verdictWords[is]}.`;
}

/** The authors’ word on a claim, and the ways to say that something here is wrong. @param place where corrections go */
export function replyNote(claim: Claim, place: string | null): HTMLElement {
  const { reply } = claim;
  if (reply === null) {
    const how = wayTo(claim, place, 'reply', 'send a reply');
    return element`<div class="prose-like"><p>No reply yet. ${how === null ? 'Replies of the authors' : html`The authors can ${how}; we publish it here`}
      ${how === null ? 'are published here' : ''} in their own words.</p></div>`;
  }
  return element`<figure class="reply flush"><blockquote class="barred flush"><p>${reply.text}</p></blockquote>
    <figcaption class="small muted">${reply.by}, <time datetime="${reply.date}">${reply.date}</time></figcaption></figure>`;
}

export function correctionNote(claim: Claim, place: string | null): HTMLElement {
  const how = wayTo(claim, place, 'correction', 'suggest a correction');
  return element`<div class="prose-like"><p>Is a figure, source, range or word on this page wrong? ${
    how === null
      ? 'Please tell whoever hosts this site: it names no place for corrections.'
      : html`Please ${how}.`
  }</p></div>`;
}

/** Says what the link opens: an issue is public. Null where no place is known. */
function wayTo(claim: Claim, place: string | null, kind: CorrectionKind, words: string): Node | null {
  if (place === null) return null;
  const opens = place.startsWith('mailto:') ? 'opens a pre-filled email' : 'opens a pre-filled issue';
  return html`<a href="${correctionLink(claim, place, kind)}">${words}</a> (${opens})`;
}

/** What is written into the issue: a correction of ours, or the authors’ reply to the claim. */
export type CorrectionKind = 'correction' | 'reply';

/**
 * A link that opens an issue, or a mail, with title and body filled in.
 *
 * @param place a repository on a host with issues (`https://github.com/owner/name`), or `mailto:` an address
 */
export function correctionLink(claim: Claim, place: string, kind: CorrectionKind = 'correction'): string {
  const subject = `${titles[kind]}: ${claim.id} (${claim.printed})`;
  const body = bodyOf(claim, kind);
  return place.startsWith('mailto:')
    ? `${place}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`
    : `${place.replace(/\/+$/, '')}/issues/new?title=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

const titles: Readonly<Record<CorrectionKind, string>> = {
  correction: 'Correction of a claim',
  reply: 'Reply to a claim',
};

function bodyOf({ id, sentence, printed, source, alternatives }: Claim, kind: CorrectionKind): string {
  const figures = [{ printed, source }, ...alternatives].map(
    (figure) => `- ${figure.printed} (${figure.source.document}, ${figure.source.locator})`,
  );
  const asked =
    kind === 'correction'
      ? ['What is wrong here:', '', 'What it should say, and the source for it:', '']
      : ['Your reply, as it should be shown:', '', 'Name, as it should be shown:', ''];
  return [`Claim: ${id}`, sentence, '', 'Printed:', ...figures, '', ...asked].join('\n');
}
