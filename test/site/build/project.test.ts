/** What a host may change: from one file, or from the environment of the build. */
import { expect, test } from 'vitest';
import { correctionsHtml } from '../../../site/pages/shell.ts';
import { siteFacts } from '../../../site/pages/site-facts.ts';

const written = { name: 'N', title: 'T', url: null, repository: null, corrections: null };
const own = { ...written, url: 'https://host.example/', repository: 'git+https://host.example/own/name.git' };
const workflow = { GITHUB_SERVER_URL: 'https://host.example', GITHUB_REPOSITORY: 'fork/name' };

test('the environment comes first, then the file, then the workflow, so that a fork links to the fork', () => {
  const given = { SITE_URL: 'https://pages.example/x/', REPOSITORY: 'https://host.example/mine/name/' };
  expect(siteFacts(given, own)).toMatchObject({
    url: 'https://pages.example/x/',
    repository: 'https://host.example/mine/name',
  });
  expect(siteFacts(workflow, own)).toMatchObject({
    url: 'https://host.example/',
    repository: 'https://host.example/own/name',
  });
  expect(siteFacts(workflow, written).repository).toBe('https://host.example/fork/name');
  expect(siteFacts({ GITHUB_SERVER_URL: 'https://host.example', SITE_URL: '' }, written)).toEqual(written);
});

test('text that is no web address is refused, and named', () => {
  for (const text of ['owner/name', 'git@host.example:owner/name.git', 'javascript:alert(1)'])
    expect(() => siteFacts({ REPOSITORY: text }, written)).toThrow(
      /^REPOSITORY: expected an address such as https:/,
    );
  expect(() => siteFacts({ SITE_URL: 'host.example' }, written)).toThrow(/^SITE_URL: expected/);
});

test('the page learns from a meta element where corrections go, and an address cannot break out of it', () => {
  expect(correctionsHtml(null)).toBe('<meta name="corrections" content="" />');
  expect(correctionsHtml('https://host.example/"><script>')).not.toContain('<script>');
});
