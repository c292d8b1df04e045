/** A browser or a frame that cannot run the study: the page says so plainly, and shows the figures that were committed with this version. */
import { element, html } from '../../notebooks/authoring/html.ts';
import { separatedFrame } from '../../workers/support.ts';
import { committedFigures } from '../components/committed-figures.ts';
import { find } from '../components/find.ts';
import { notice } from '../components/notice.ts';

/** @param why in words, without a full stop */
export function showUnsupported(root: Document, why: string): void {
  root.documentElement.dataset.run = 'failed';
  find(root, '#run-panel', HTMLElement).hidden = true;
  find(root, '.run-about', HTMLElement).hidden = true;
  const place = find(root, '#notebook', HTMLElement);
  const figures = committedFigures(place)();
  place.replaceChildren(
    notice(
      'failed',
      'The study cannot run here.',
      html`<p>${why}.</p>${why === separatedFrame ? ownTab(root) : null}<p>Below are the figures of one run that was computed when this version was made.</p>`,
    ),
    figures,
  );
  place.removeAttribute('aria-busy');
}

function ownTab(root: Document): HTMLElement {
  const { href } = root.location;
  return element`<p>Open it in a tab of its own: <a href="${href}" target="_blank">${href}</a></p>`;
}
