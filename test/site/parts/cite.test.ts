/** The box that says how to cite: a claim with its verdict and run, each other page as the site. */
import { afterEach, expect, test } from 'vitest';
import { showCitations } from '../../../site/components/cite.ts';
import type { CitationFacts } from '../../../site/pages/citation.ts';

const facts: CitationFacts = {
  title: 'The notebook',
  authors: [{ name: 'The group' }],
  license: 'MIT',
  version: '1.0.0',
  commit: 'c0ffee',
  date: '2026-11-30',
  url: 'https://host.example/genops/',
  repository: null,
};
const root = document.documentElement;
const before = document.title;
afterEach(() => {
  document.body.replaceChildren();
  document.querySelector('meta[name="citation"]')?.remove();
  for (const name of ['deployments', 'seed', 'scenario', 'settings', 'digest']) delete root.dataset[name];
  delete document.body.dataset['page'];
  document.title = before;
});

function shown(page: string): string {
  const meta = document.createElement('meta');
  Object.assign(meta, { name: 'citation', content: JSON.stringify(facts) });
  document.head.append(meta);
  document.body.dataset['page'] = page;
  document.body.innerHTML = `<a class="site-name" href="../../">x</a><main><span data-claim="canary-catch" data-verdict="not-reproduced"></span></main><details class="cite"><summary>Cite</summary></details>`;
  Object.assign(root.dataset, {
    deployments: '100',
    seed: '7',
    scenario: 'equal-changes',
    settings: 'bakeScale',
    digest: 'f00d',
  });
  document.title = '14.4%: The canary catches 14.4%. · GenOps, re-run';
  showCitations(document);
  showCitations(document); // opened again
  return [...document.querySelectorAll('.cite pre')].map(({ textContent }) => textContent).join('\n---\n');
}

test('a claim is cited by its title, its verdict in the run on screen, and its address', () => {
  const text = shown('claims/canary-catch/');
  expect(document.querySelectorAll('.cite pre')).toHaveLength(3);
  expect(document.querySelectorAll('.cite button')).toHaveLength(3);
  expect(text).toContain('@misc{genops-rerun-canary-catch-2026,');
  expect(text).toContain('14.4%: The canary catches 14.4%. In The notebook (Version 1.0.0, commit c0ffee)');
  expect(text).toContain(
    'Verdict: not reproduced, in the run of 100 deployments with seed 7, scenario equal-changes, changed settings: bakeScale, digest f00d',
  );
  expect(text).toContain('https://host.example/genops/claims/canary-catch/');
  expect(text).toContain('preferred-citation:');
});

test('any other page is cited as the site', () => {
  const text = shown('claims/');
  expect(text).toContain('@misc{genops-rerun-2026,');
  expect(text).not.toMatch(/Verdict|preferred-citation/);
});
