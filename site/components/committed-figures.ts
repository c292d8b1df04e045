/** The committed figures as the page already has them, in its noscript: nothing is fetched. */
import { element } from '../../notebooks/authoring/html.ts';

/** To be called while the page is as it was built. @returns makes the figures; empty where the page has none */
export function committedFigures(root: ParentNode): () => HTMLElement {
  const noscript = root.querySelector('noscript');
  return () => {
    const kept = document.createElement('template');
    // a browser that runs scripts reads a noscript as text; it is the build's own markup
    kept.innerHTML = noscript?.textContent ?? '';
    const figures = element`<div class="wide"></div>`;
    figures.append(...kept.content.querySelectorAll('.table-place'));
    return figures;
  };
}
