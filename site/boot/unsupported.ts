/** A browser that cannot run the study: says so plainly, and shows the figures that were committed with this version. */
import { element, html } from '../../notebooks/authoring/html.ts';
import { noModuleWorkers } from '../../workers/support.ts';
import { find } from '../components/find.ts';
import { notice } from '../components/notice.ts';

export async function showUnsupported(root: Document): Promise<void> {
  root.documentElement.dataset.run = 'failed';
  find(root, '#run-panel', HTMLElement).hidden = true;
  find(root, '.run-about', HTMLElement).hidden = true;
  const place = find(root, '#notebook', HTMLElement);
  const figures = element`<div class="wide"></div>`;
  place.replaceChildren(
    notice(
      'failed',
      'The study cannot run here.',
      html`<p>${noModuleWorkers}.</p><p>Below stand the figures of one run that was made with this version.</p>`,
    ),
    figures,
  );
  place.removeAttribute('aria-busy');
  const { fallbackHtml } = await import('../fallback/table.ts');
  figures.innerHTML = fallbackHtml();
}
