/** The committed figures as the page already has them, in its noscript: nothing is fetched. */
import { element } from '../../notebooks/authoring/html.ts';

/** @returns empty where the page has none */
export function committedFigures(root: ParentNode): HTMLElement {
  const kept = document.createElement('template');
  // a browser that runs scripts reads a noscript as text; it is the build's own markup
  kept.innerHTML = root.querySelector('noscript')?.textContent ?? '';
  const figures = element`<div class="wide"></div>`;
  figures.append(...kept.content.querySelectorAll('table'));
  return figures;
}
