/** Starts the single file: its first page, or the page of a claim that the address names after `#`. Its links stay in the file. */
import { element } from '../../notebooks/authoring/html.ts';
import { find } from '../components/find.ts';
import { hrefInFile, pageInFile } from '../pages/in-file.ts';
import type { Page } from '../pages/pages.ts';
import { site } from '../pages/site-facts.ts';
import { startStudyPage } from './start-study.ts';

const here = pageInFile(location.hash);
if (here.path !== '') {
  turnInto(here);
  keepPageInAddress(here);
}
keepLinksInFile(here, document.querySelector<HTMLMetaElement>('meta[name="site"]')?.content || null);
addEventListener('hashchange', () => {
  if (pageInFile(location.hash) !== here) location.reload();
});
find(document, '.receipts', HTMLElement).append(
  element`<p class="flush">Receipts of rules, canary designs, maps of assumptions, certificates and audit logs are checked on the site: this file does not have their pages.</p>`,
);
startStudyPage(
  here.path === ''
    ? async () => (await import('../../notebooks/claims/notebook.ts')).notebook
    : async () => (await import('../pages/claim.ts')).notebook(),
);

/** The file's HTML is the first page's, with the committed run in it. */
function turnInto({ path, meta }: Page): void {
  const { title, lead, name } = meta!; // a page of claims says both itself
  document.body.dataset.page = path;
  document.title = `${name ?? title} · ${site.name}`;
  find(document, '.page-head h1', HTMLElement).textContent = title;
  find(document, '.page-head .lead', HTMLElement).textContent = lead;
  find(document, '#run-confirmed', HTMLElement).replaceChildren();
  const place = find(document, '#notebook', HTMLElement);
  place.replaceChildren(...place.querySelectorAll('noscript'));
}

/** A new run writes `?…`, which would drop the page; and a jump within the page would take its place. */
function keepPageInAddress({ path }: Page): void {
  for (const name of ['pushState', 'replaceState'] as const) {
    const write = history[name].bind(history);
    history[name] = (data, unused, url) => write(data, unused, `${String(url).replace(/#.*/, '')}#${path}`);
  }
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    const target = link && document.getElementById(link.getAttribute('href')!.slice(1));
    if (!target) return;
    event.preventDefault();
    target.scrollIntoView();
  });
}

/** Links are written for the site's folders, also later and by every page's own parts. */
function keepLinksInFile({ path }: Page, whole: string | null): void {
  const keep = (link: Element): void => {
    const href = link.getAttribute('href');
    const now = href === null ? null : hrefInFile(href, path, whole);
    if (href === null || now === href) return;
    if (now === null) link.removeAttribute('href');
    else link.setAttribute('href', now);
    if (now === null) link.setAttribute('title', 'On the site; this file has the first page and the claims');
  };
  const keepIn = (root: Element): void => {
    if (root.matches('a[href]')) keep(root);
    for (const link of root.querySelectorAll('a[href]')) keep(link);
  };
  keepIn(document.body);
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'attributes') keepIn(target as Element);
      for (const node of addedNodes) if (node instanceof Element) keepIn(node);
    }
  }).observe(document.body, { subtree: true, childList: true, attributeFilter: ['href'] });
}
