/** Ways from the numbers to single deployments. */
import type { StudyView } from './define.ts';
import { type ExampleKind, exampleKinds, findExample } from './examples.ts';
import { element, html } from './html.ts';
import { linkTo } from './links.ts';

/** Links that open the next deployment of each kind; a kind that the run does not have is said, not linked. */
export function exampleLinks(
  { study, query }: StudyView,
  from: string,
  { kinds = exampleKinds, after = -1 }: { kinds?: readonly ExampleKind[]; after?: number } = {},
): HTMLElement {
  const items = kinds.map((kind) => {
    const index = findExample(study.ledger, kind, after);
    return index === null
      ? html`<li class="examples__none">${kind}: none</li>`
      : html`<li><a href="${linkTo(from, 'deployment/', query, { deployment: index })}">${kind}</a></li>`;
  });
  return element`<nav class="examples cluster ui muted" aria-label="Open an example"><span>Open one that was</span><ul class="plain cluster">${items}</ul></nav>`;
}
