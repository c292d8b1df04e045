/** The head of a claim’s page: the claim, what was printed where, its one verdict, and the ways to other claims. */
import type { Claim, ClaimGroup } from '../../engine/claims/claim.ts';
import type { LedgerRow } from '../../engine/claims/lenses/index.ts';
import type { VerdictKind } from '../../engine/claims/verdict.ts';
import { element, html } from '../authoring/html.ts';
import { claimHref, claimPath, claimsPath } from '../authoring/links.ts';
import { lensWords, verdictWords } from '../format/words.ts';
import { groupTitles } from './board.ts';
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
      : html`<a class="button" rel="${rel}" href="${claimHref(claimPath(claim.id), to.id, '')}" data-claim="${to.id}" aria-label="${word} claim: ${to.sentence}">${word}</a>`;
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

/** @param here the claim that the page is about; null on a page about none */
export function allClaims(claims: readonly Claim[], here: Claim | null): HTMLElement {
  const groups = [...new Set(claims.map(({ group }) => group))];
  const from = here === null ? claimsPath : claimPath(here.id);
  const itemOf = ({ id, sentence, printed }: Claim): Node =>
    html`<li><a class="all-claims__link" href="${claimHref(from, id, '')}" data-claim="${id}" aria-current="${id === here?.id ? 'page' : 'false'}"><span class="printed one-line tight digits strong">${printed}</span> <span>${sentence}</span></a></li>`;
  // no headings: the list unfolds above the claim's own
  const groupOf = (group: ClaimGroup): Node =>
    html`<p class="all-claims__group muted strong" id="claims-on-${group}">${groupTitles[group]}</p>
      <ul class="plain" role="list" aria-labelledby="claims-on-${group}">${claims.filter((claim) => claim.group === group).map(itemOf)}</ul>`;
  return element`<nav class="all-claims tight ui" aria-label="All claims">${groups.map(groupOf)}</nav>`;
}

/** Lets every link to a claim open the run on show. */
export function updateClaimLinks(root: ParentNode, from: string, query: string): void {
  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[data-claim]')) {
    link.href = claimHref(from, link.dataset.claim ?? '', query);
  }
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
    ? `As in the run before: ${verdictWords[is]}.`
    : `The verdict has changed: it was ${verdictWords[was]}, it is ${verdictWords[is]}.`;
}

/** The authors' word on a claim, and the ways to say that something here is wrong. */
export function replyNote(claim: Claim, project: string | null): HTMLElement {
  const { reply } = claim;
  if (reply === null) {
    return element`<div class="prose-like"><p>None is recorded here yet. The authors can send one,
      and it will stand here in their own words: ${way(claim, project, 'reply', 'send a reply')}.</p></div>`;
  }
  return element`<figure class="reply flush"><blockquote class="barred flush"><p>${reply.text}</p></blockquote>
    <figcaption>${reply.by}, <time datetime="${reply.date}">${reply.date}</time></figcaption></figure>`;
}

export function correctionNote(claim: Claim, project: string | null): HTMLElement {
  return element`<div class="prose-like"><p>A wrong figure, source, range or word on this page:
    ${way(claim, project, 'correction', 'suggest a correction')}.</p></div>`;
}

/** Says what the link opens: an issue is public, a mail has no addressee yet. */
function way(claim: Claim, project: string | null, kind: CorrectionKind, words: string): Node {
  const opens =
    project === null ? 'a mail, filled in, for you to address' : 'an issue of this project, filled in';
  return html`<a href="${correctionLink(claim, project, kind)}">${words}</a> (${opens})`;
}

/** What is written into the issue: a correction of ours, or the authors’ reply to the claim. */
export type CorrectionKind = 'correction' | 'reply';

/**
 * A link that opens an issue with title and body filled in; where the project is not known, the same as a mail whose
 * addressee the reader knows better.
 *
 * @param project address of the project’s repository on a host with issues (`https://github.com/owner/name`), or null
 */
export function correctionLink(
  claim: Claim,
  project: string | null,
  kind: CorrectionKind = 'correction',
): string {
  const subject = `${titles[kind]}: ${claim.id} (${claim.printed})`;
  const body = bodyOf(claim, kind);
  return project === null
    ? `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`
    : `${project.replace(/\/+$/, '')}/issues/new?title=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
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
