/** Starts a page that runs nothing: its notebook computes from what was printed. The run of the other pages is kept in links. */
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import type { Notebook } from '../../notebooks/authoring/define.ts';
import { element } from '../../notebooks/authoring/html.ts';
import { holdFragment } from '../boot/fragment.ts';
import { find } from '../components/find.ts';
import { notice } from '../components/notice.ts';
import { updateRunLinks } from '../components/run-links.ts';
import { createThemeSwitch } from '../components/theme-switch.ts';
import { unfoldForPrint } from '../components/unfold-for-print.ts';
import { keepOffline } from '../offline/register.ts';
import { formatAddress } from '../state/format-address.ts';
import { parseAddress } from '../state/parse-address.ts';

export interface ReadingPageOptions {
  readonly notebook: () => Promise<Notebook<null>>;
}

export function startReadingPage({ notebook }: ReadingPageOptions): void {
  createThemeSwitch(document, document.documentElement);
  unfoldForPrint(document);
  const { run } = parseAddress(window.location.search, scenarios);
  updateRunLinks(document, document.body.dataset.page ?? '', formatAddress(run));
  void open(notebook, find(document, '#notebook', HTMLElement));
  keepOffline();
}

async function open(load: ReadingPageOptions['notebook'], place: HTMLElement): Promise<void> {
  const { dataset } = document.documentElement;
  try {
    const [notebook, { mountNotebook }] = await Promise.all([load(), import('../notebook/mount.ts')]);
    mountNotebook(notebook, place);
    holdFragment(place, location.hash);
    dataset.run = 'done';
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    place.removeAttribute('aria-busy');
    place.replaceChildren(
      notice(
        'failed',
        'This page’s notebook could not be loaded.',
        element`<p>${why}. Loading the page again usually mends this.</p>`,
        [{ label: 'Load the page again', act: () => location.reload() }],
      ),
    );
    dataset.run = 'failed';
  }
}
