/**
 * Starts a page that runs no study: its notebook computes from what was printed or committed, and keeps choices of its own in
 * the address. The run of the other pages is kept in links.
 */
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import type { Notebook, ReadingView } from '../../notebooks/authoring/define.ts';
import { changedQuery } from '../../notebooks/authoring/links.ts';
import { find } from '../components/find.ts';
import { updateRunLinks } from '../components/run-identity.ts';
import { formatAddress, parseAddress } from '../state/address.ts';
import { keepView } from './navigation.ts';
import { createNotebookPlace } from './notebook-place.ts';
import { openPage } from './open-page.ts';
import { writeAddress } from './root-attributes.ts';

export function startReadingPage(notebook: () => Promise<Notebook<ReadingView>>): void {
  openPage(document, () => {
    const root = document.documentElement;
    const { run, problems } = parseAddress(window.location.search, scenarios);
    writeAddress(root, problems);
    updateRunLinks(document, document.body.dataset.page ?? '', formatAddress(run));
    const place = createNotebookPlace(find(document, '#notebook', HTMLElement), notebook, () => {
      root.dataset.run = place.lost ? 'failed' : 'done';
    });
    let shown: string | null = null;
    const show = (): void => {
      const query = location.search.slice(1);
      if (query === shown) return; // a jump to a fragment is an entry of the history too
      shown = query;
      place.show({
        query,
        keep: keepView,
        choose: (changes) => {
          history.pushState(null, '', `?${changedQuery(location.search, changes)}`);
          show();
        },
      });
    };
    window.addEventListener('popstate', show);
    show();
  });
}
