/** What would change the verdict, as a list with links that open each run or page. */
import { element, html } from '../authoring/html.ts';
import { lensWords } from '../format/lens.ts';
import type { Change, ChangeGroup, ChangeLink } from './change.ts';
import { lensMark } from './lens-badge.ts';

/** @param claim its id */
export function changeList(
  claim: string,
  groups: readonly ChangeGroup[],
  hrefOf: (link: ChangeLink) => string,
): HTMLElement {
  const item = ({ text, finds, link }: Change): Node => html`<li class="change ruled tight small">
    <p class="change__text">${text}</p>
    ${finds === null ? null : html`<p class="change__then">${lensWords[finds.lens]} would find: ${lensMark(claim, finds.lens, finds.outcome)}</p>`}
    ${link === null ? null : html`<p class="change__link no-print"><a href="${hrefOf(link)}">${link.label}</a></p>`}
  </li>`;
  return element`<div class="changes">${groups.map(
    ({ heading, changes }) =>
      html`<section class="changes__group"><h3>${heading}</h3><ul class="plain" role="list">${changes.map(item)}</ul></section>`,
  )}</div>`;
}
