/** The authors' word on a claim, and the ways to say that something here is wrong. */
import type { Claim } from '../../engine/claims/claim.ts';
import { element, html } from '../authoring/html.ts';
import { type CorrectionKind, correctionLink } from './correction-link.ts';

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
