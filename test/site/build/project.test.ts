/** Where corrections go: the project's own repository, as far as it is known when the site is built. */
import { expect, test } from 'vitest';
import { projectAddress } from '../../../site/build/pages.ts';
import { projectHtml } from '../../../site/pages/shell.ts';

const workflow = { GITHUB_SERVER_URL: 'https://host.example', GITHUB_REPOSITORY: 'fork/name' };

test('the package’s own word comes first, then the workflow’s, so that a fork links to the fork', () => {
  expect(projectAddress({ homepage: 'https://host.example/own/name' }, workflow)).toBe(
    'https://host.example/own/name',
  );
  expect(projectAddress({ repository: { url: 'git+https://host.example/own/name.git' } }, workflow)).toBe(
    'https://host.example/own/name',
  );
  expect(projectAddress({ homepage: 'https://host.example/own/name#readme' }, {})).toBe(
    'https://host.example/own/name',
  );
  expect(projectAddress({}, workflow)).toBe('https://host.example/fork/name');
});

test('text that is no web address is not taken for one', () => {
  for (const repository of ['owner/name', 'git@host.example:owner/name.git', 'javascript:alert(1)', ''])
    expect(projectAddress({ repository }, {})).toBeNull();
  expect(projectAddress({}, { GITHUB_SERVER_URL: 'https://host.example' })).toBeNull();
});

test('the page learns it from a meta element, and an address cannot break out of it', () => {
  expect(projectHtml(null)).toBe('<meta name="project" content="" />');
  expect(projectHtml('https://host.example/"><script>')).not.toContain('<script>');
});
