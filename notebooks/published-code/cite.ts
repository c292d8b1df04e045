/** What a section is about: a file of the published code at the replayed commit, and what it does there. */
import { REPLAYED_COMMIT } from '../../engine/replay/versions.ts';
import { element, type Hole, html } from '../authoring/html.ts';

const REPOSITORY = 'https://github.com/neerazz/genops-framework/blob';

/** The printed figure that a section is about, with where it stands. */
export interface Cited {
  readonly printed: string;
  readonly document: string;
}

export function cite(file: string, does: Hole, printed: readonly Cited[] = []): HTMLElement {
  const address = `${REPOSITORY}/${REPLAYED_COMMIT}/${file}`;
  return element`<aside class="claim-note tight stack gap-4 ui" role="note" aria-label="In the published code: ${file}">
    ${printed.map((each) => html`<p><span class="printed one-line tight digits strong">${each.printed}</span> <cite>${each.document}</cite></p>`)}
    <p><a class="cite-file breakable" href="${address}"><code>${file}</code></a></p>
    <p class="cite-does muted">${does}</p>
  </aside>`;
}
