/** Where no run can be shown, a page says why and shows the committed figures, which its noscript has: nothing is fetched. */
import { element, type Hole, html } from '../../notebooks/authoring/html.ts';
import { separatedFrame } from '../../workers/core/support.ts';
import { type NoticeAction, notice } from './notice.ts';

/** To be called while the page is as it was built. @returns makes the figures; empty where the page has none */
export function committedFigures(root: ParentNode): () => HTMLElement {
  const noscript = root.querySelector('#notebook noscript');
  return () => {
    const kept = document.createElement('template');
    // a browser that runs scripts reads a noscript as text; it is the build's own markup
    kept.innerHTML = noscript?.textContent ?? '';
    const figures = element`<div class="wide"></div>`;
    figures.append(...kept.content.querySelectorAll('.table-place'));
    return figures;
  };
}

/** Puts a notice and the committed figures in the notebook's place; nothing goes on saying that a run is under way. */
function showInstead(
  place: HTMLElement,
  title: string,
  body: Hole,
  actions: readonly NoticeAction[] = [],
): void {
  const figures = committedFigures(place)();
  const parts = place.ownerDocument.querySelectorAll<HTMLElement>('#run-panel, .run-about');
  for (const part of parts) part.hidden = true;
  const below = element`<p>Below are the figures of one run that was computed when this version was made.</p>`;
  place.removeAttribute('aria-busy');
  place.replaceChildren(notice('failed', title, html`${body}${below}`, actions), figures);
}

/** A browser or a frame that cannot run the study. @param why in words, without a full stop */
export function showUnsupported(place: HTMLElement, why: string): void {
  const { href } = place.ownerDocument.location;
  const ownTab = element`<p>Open it in a tab of its own: <a href="${href}" target="_blank">${href}</a></p>`;
  place.ownerDocument.documentElement.dataset.run = 'failed';
  showInstead(
    place,
    'The study cannot run here.',
    html`<p>${why}.</p>${why === separatedFrame ? ownTab : null}`,
  );
}

/** The notebook's code could not be loaded. */
export function showLost(place: HTMLElement, error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  showInstead(
    place,
    'This page’s notebook could not be loaded.',
    element`<p>${why}. The connection was cut, or a file is missing on the server; reloading the page usually fixes this.</p>`,
    [{ label: 'Reload the page', act: () => location.reload() }],
  );
}
