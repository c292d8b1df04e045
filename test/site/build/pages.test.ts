/** The pages are made from their list and their notebooks: nothing is written twice, and nothing can be forgotten. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { citationFacts } from '../../../site/build/citation.ts';
import { notebookMeta } from '../../../site/build/notebook-source.ts';
import { pages } from '../../../site/pages/pages.ts';
import { pageHtml } from '../../../site/pages/shell.ts';
import { stageHtml, stagePages } from '../../../site/pages/stage-pages.ts';

const notebooks = new URL('../../../notebooks/', import.meta.url);
const facts = {
  title: 'A “title” & <more>',
  lead: 'Why?',
  version: '1',
  commit: 'c0ffee',
  build: 'b1',
  repository: null,
  corrections: null,
  citation: citationFacts('1', 'c0ffee', {}),
  script: '/@page/x.js',
  digest: null,
  sections: null,
};

test('every folder with a notebook has a page, and every page a notebook with a title and a lead', () => {
  const folders = readdirSync(notebooks, { recursive: true, encoding: 'utf8' })
    .map((path) => /^([\w-]+)[\\/]notebook\.ts$/.exec(path)?.[1])
    .filter((folder) => folder !== undefined);
  expect([...new Set(pages.map(({ notebook }) => notebook))].toSorted()).toEqual(folders.toSorted());
  for (const { notebook, meta } of pages) {
    const { title, lead } = meta ?? notebookMeta(new URL(`${notebook}/notebook.ts`, notebooks));
    expect(title).not.toBe('');
    expect(lead).toMatch(/[.?]$/);
  }
});

test('a module without a title and a lead is refused by name', () =>
  expect(() => notebookMeta(new URL('charts/svg.ts', notebooks))).toThrow(
    /svg\.ts: expected title and lead/,
  ));

test.each(pages)('/$path: its text is escaped, its parts are those of what it runs', (page) => {
  const html = pageHtml(page, facts);
  expect(html).toContain('<h1>A “title” &amp; &lt;more&gt;</h1>');
  expect(html).not.toContain('<more>');
  expect(html.includes('id="run-panel"')).toBe(page.runs !== 'nothing');
  expect(html.includes('id="run-scenario"')).toBe(page.runs === 'study');
  expect(html.includes('data-fact="digest"')).toBe(page.runs !== 'nothing');
  expect(html.match(/<noscript>[^]*fallback-table[^]*<\/noscript>/)).not.toBeNull();
  expect(html.match(/<noscript><style>[^<]*display: none !important/)).not.toBeNull();
});

test.each(stagePages)('/$path: what the talk says can be read without scripts', (page) => {
  const [, without = ''] = /<noscript>([^]*?)<\/noscript>/.exec(stageHtml(page, 'b1')) ?? [];
  expect(without).toContain('<li>');
  expect(without).toContain('<a href="../');
});

test.each(pages)(
  '/$path: the digest of the committed study is there for pages that run the study',
  (page) => {
    const digest = '5c28'.repeat(16);
    expect(pageHtml(page, { ...facts, digest }).includes(digest)).toBe(page.runs === 'study');
    expect(pageHtml(page, facts)).not.toContain('committed-digest');
  },
);
