/** Lines of what would change a verdict: what each holds, and the list with links that open each run or page. */
import type { LensName, LensOutcome } from '../../engine/claims/lenses/index.ts';
import { element, html } from '../authoring/html.ts';
import type { QueryChanges } from '../authoring/links.ts';
import { lensWords } from '../format/words.ts';
import { lensMark } from './lens-badge.ts';

/** Where a reader sees it: a page of the site, and what its address changes. */
export interface ChangeLink {
  /** A page under the site's root; null: the claim's own. */
  readonly to: string | null;
  readonly hash: string;
  readonly changes: QueryChanges;
  readonly label: string;
}

export interface Change {
  /** What would be otherwise, and what would come of it. */
  readonly text: string;
  /** What a lens would then find; null where it would find the same, or that is not known. */
  readonly finds: { readonly lens: LensName; readonly outcome: LensOutcome } | null;
  readonly link: ChangeLink | null;
}

/** Changes of one kind; the kinds always stand in the same order. */
export interface ChangeGroup {
  readonly heading: string;
  readonly changes: readonly Change[];
}

/** A line that changes nothing. */
export const nothing = (text: string): Change => ({ text, finds: null, link: null });

/** @param claim its id */
export function changeList(
  claim: string,
  groups: readonly ChangeGroup[],
  hrefOf: (link: ChangeLink) => string,
): HTMLElement {
  const item = ({ text, finds, link }: Change): Node => html`<li class="change ruled tight small">
    <p class="change__text">${text}</p>
    ${finds === null ? null : html`<p class="change__then">${lensWords[finds.lens]} then finds: ${lensMark(claim, finds.lens, finds.outcome)}</p>`}
    ${link === null ? null : html`<p class="change__link no-print"><a href="${hrefOf(link)}">${link.label}</a></p>`}
  </li>`;
  return element`<div class="changes">${groups.map(
    ({ heading, changes }) =>
      html`<section class="changes__group"><h3>${heading}</h3><ul class="plain" role="list">${changes.map(item)}</ul></section>`,
  )}</div>`;
}
