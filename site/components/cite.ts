/** Fills the box in the foot that says how to cite the site, or the claim that its page is about. Loaded when it is opened. */
import { copyText } from '../../notebooks/authoring/copy.ts';
import { element } from '../../notebooks/authoring/html.ts';
import { changedQuery, viewKey } from '../../notebooks/authoring/links.ts';
import { actionButton } from '../../notebooks/authoring/offer-file.ts';
import {
  apaOf,
  bibtexOf,
  type Citation,
  type CitationFacts,
  type CitedPage,
  cffOf,
} from '../pages/citation.ts';
import { find } from './find.ts';

const forms = { BibTeX: bibtexOf, APA: apaOf, 'CFF (CITATION.cff)': cffOf } as const;

export function showCitations(root: Document): void {
  const box = find(root, '.cite', HTMLDetailsElement);
  const citation = citationOf(root);
  const parts = Object.entries(forms).map(([name, form]) => {
    const text = form(citation);
    const copy = actionButton('Copy', () => void copyText(copy, text));
    copy.setAttribute('aria-label', `Copy ${name}`);
    return element`<div class="stack gap-8"><div class="cluster"><strong>${name}</strong>${copy}</div><pre class="cite__text card mono flush breakable" tabindex="0" aria-label="${name}">${text}</pre></div>`;
  });
  box.querySelector('.cite__forms')?.remove();
  box.append(element`<div class="cite__forms stack gap-16">${parts}</div>`);
}

function citationOf(root: Document): Citation {
  const facts = JSON.parse(find(root, 'meta[name="citation"]', HTMLMetaElement).content) as CitationFacts;
  const { href } = find(root, '.site-name', HTMLAnchorElement);
  const here = new URL('.', href.replace(/[?#].*/, '')).href;
  const url = facts.url ?? (here.startsWith('http') ? here : null);
  const path = root.body.dataset.page ?? '';
  const id = /^claims\/(.+)\/$/.exec(path)?.[1] ?? null;
  return {
    ...facts,
    url,
    key: `genops-rerun${id === null ? '' : `-${id}`}-${facts.date.slice(0, 4)}`,
    page: id === null ? null : pageOf(root, id, url === null ? null : `${url}${path}`),
  };
}

function pageOf(root: Document, id: string, address: string | null): CitedPage {
  const { deployments, seed, scenario, settings, digest } = root.documentElement.dataset;
  const verdict = root.querySelector<HTMLElement>(`main [data-claim="${id}"][data-verdict]`)?.dataset.verdict;
  const query = changedQuery(root.location.search, { [viewKey]: null });
  const changed = settings ? `, changed settings: ${settings}` : '';
  return {
    title: root.title.replace(/ · [^·]*$/, '').replace(/\.$/, ''),
    run:
      digest === undefined
        ? null
        : `Verdict: ${verdict?.replaceAll('-', ' ') ?? 'none'}, in the run of ${deployments} deployments with seed ${seed}, scenario ${scenario}${changed}, digest ${digest}`,
    url: address === null || query === '' ? address : `${address}?${query}`,
  };
}
