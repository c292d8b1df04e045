/** Starts a page that runs nothing: its notebook computes from what was printed. The run of the other pages is kept in links. */
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import type { Notebook, PageAddress } from '../../notebooks/authoring/define.ts';
import { find } from '../components/find.ts';
import { updateRunLinks } from '../components/run-identity.ts';
import { formatAddress, parseAddress } from '../state/address.ts';
import { keepView } from './navigation.ts';
import { createNotebookPlace } from './notebook-place.ts';
import { openPage, openReceipts } from './open-page.ts';
import { writeAddress } from './root-attributes.ts';

export function startReadingPage(notebook: () => Promise<Notebook<PageAddress>>): void {
  openPage(document, () => {
    const root = document.documentElement;
    const { run, problems } = parseAddress(window.location.search, scenarios);
    writeAddress(root, problems);
    updateRunLinks(document, document.body.dataset.page ?? '', formatAddress(run));
    const place = createNotebookPlace(find(document, '#notebook', HTMLElement), notebook, () => {
      root.dataset.run = place.lost ? 'failed' : 'done';
    });
    openReceipts(null);
    place.show({ query: window.location.search.slice(1), keep: keepView });
  });
}
