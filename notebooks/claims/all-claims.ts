/** Every published claim by its subject: the way from one claim to any other. */
import type { Claim, ClaimGroup } from '../../engine/claims/claim.ts';
import { element, html } from '../authoring/html.ts';
import { linkTo } from '../authoring/links.ts';
import { groupTitles } from './board.ts';

/** The claim's page under the site's root. */
export const claimPath = 'claim/';

/** @param here the claim that the page is about; null on a page about none */
export function allClaims(claims: readonly Claim[], here: Claim | null): HTMLElement {
  const groups = [...new Set(claims.map(({ group }) => group))];
  const itemOf = ({ id, sentence, printed }: Claim): Node =>
    html`<li><a class="all-claims__link" href="${claimHref(id, '')}" data-claim="${id}" aria-current="${id === here?.id ? 'page' : 'false'}"><span class="printed one-line tight digits strong">${printed}</span> <span>${sentence}</span></a></li>`;
  // no headings: the list unfolds above the claim's own
  const groupOf = (group: ClaimGroup): Node =>
    html`<p class="all-claims__group muted strong" id="claims-on-${group}">${groupTitles[group]}</p>
      <ul class="plain" role="list" aria-labelledby="claims-on-${group}">${claims.filter((claim) => claim.group === group).map(itemOf)}</ul>`;
  return element`<nav class="all-claims tight ui" aria-label="All claims">${groups.map(groupOf)}</nav>`;
}

/** @param query of the page, which the link keeps */
export function claimHref(id: string, query: string): string {
  return linkTo(claimPath, claimPath, query, { claim: id });
}

/** Lets every link to a claim open the run on show. */
export function updateClaimLinks(root: ParentNode, query: string): void {
  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[data-claim]')) {
    link.href = claimHref(link.dataset.claim ?? '', query);
  }
}
