/** What every page does, whether it runs anything or not: navigation, theme, print, ending the start guard's watch, the offline copy. */
import { whenIdle } from '../../notebooks/authoring/idle.ts';
import type { MainOffer } from '../components/receipts.ts';
import { createThemeSwitch } from '../components/theme.ts';
import { watchVersion } from './new-version.ts';
import { STARTED } from './root-attributes.ts';

export function openPage(root: Document, boot: () => void): void {
  createThemeSwitch(root, root.documentElement);
  unfoldForPrint(root);
  openTalkByKey(root);
  offerSaving(root);
  offerCitation(root);
  watchVersion(root);
  afterFirstRun(root.documentElement, () => whenIdle(keepOffline));
  boot();
  root.dispatchEvent(new Event(STARTED)); // from here on the page itself says what goes wrong
}

/** Calls once, when the page's first run has ended: until then the machine's time is the run's. */
function afterFirstRun(page: HTMLElement, then: () => void): void {
  const observer = new MutationObserver(() => {
    if (page.dataset.run === 'running') return;
    observer.disconnect();
    then();
  });
  observer.observe(page, { attributeFilter: ['data-run'] });
}

/** What says how to cite is made anew whenever its box is opened: a claim's names the run on screen. */
function offerCitation(root: Document): void {
  const box = root.querySelector<HTMLDetailsElement>('.cite');
  box?.addEventListener('toggle', () => {
    if (box.open) void import('../components/cite.ts').then(({ showCitations }) => showCitations(root));
  });
}

/** The place of receipts is opened late: what it needs is no part of a first visit, unless the address is a receipt's. */
export function openReceipts(main: MainOffer | null): void {
  const open = async (): Promise<void> =>
    (await import('../components/receipts.ts')).offerReceipts(document, main);
  if (location.hash.startsWith('#receipt=')) void open();
  else afterFirstRun(document.documentElement, () => whenIdle(() => void open()));
}

/** Sources and settings stay out: they are not printed at all. */
const folded = 'main details:not([open], .cell-source, .settings, .settings *)';

/** Paper cannot be unfolded: tables and reasons are printed open, and closed again afterwards. */
export function unfoldForPrint(root: Document, page: Window = window): void {
  let opened: HTMLDetailsElement[] = [];
  page.addEventListener('beforeprint', () => {
    opened = [...root.querySelectorAll<HTMLDetailsElement>(folded)];
    for (const details of opened) {
      details.open = true;
      details.dispatchEvent(new Event('toggle')); // its own comes after the print: what draws itself when unfolded does so now
    }
  });
  page.addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
}

/** The page as a file to keep. Its link names the run that is on screen, also where the address leaves that to the defaults. */
function offerSaving(root: Document): void {
  root.querySelector('[data-do="save-page"]')?.addEventListener('click', () => {
    const run = root.querySelector<HTMLAnchorElement>('.site-name')?.search ?? '';
    const query = new URLSearchParams([...new URLSearchParams(run), ...new URLSearchParams(location.search)]);
    const whole = Object.fromEntries(query); // what the address says comes last, and each key once
    const link = `${location.href.replace(/[?#].*/, '')}?${new URLSearchParams(whole).toString()}`;
    void import('../components/saved-page.ts').then(({ savePage }) => savePage(root, link));
  });
}

/** T opens the talk, but not where letters are text. */
function openTalkByKey(root: Document): void {
  root.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    if (
      target instanceof HTMLElement &&
      (target.isContentEditable || target.matches('input, select, textarea'))
    )
      return;
    root.querySelector<HTMLAnchorElement>('.talk-button')?.click();
  });
}

// in a variable, or Vite takes new URL(…, import.meta.url) for an asset; built chunks lie in assets/, one below the root
const chunk: string = import.meta.url;

/** Address of the site's first page. */
export const siteRoot = (): string =>
  new URL(import.meta.env.PROD ? '../' : '/', import.meta.env.PROD ? chunk : location.href).href;

/**
 * Asks the browser to keep the site for use without a network. Does nothing in development, on file:// and where there are no
 * service workers. Failure costs the reader nothing.
 */
export function keepOffline(): void {
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
  if (!import.meta.env.PROD || import.meta.env.MODE === 'single' || location.protocol === 'file:') return;
  const scope = new URL('../', chunk).pathname;
  serviceWorker?.register(new URL('../sw.js', chunk), { scope }).catch(() => {
    // a private window, a full disk: the page works, only not without a network
  });
}
