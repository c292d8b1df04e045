/** The certificate in a real browser: its runs match Node's, a wrong digest is found, and it can be called off. */
import { afterEach, expect, test } from 'vitest';
import { certificateNotebook, notebook } from '../../notebooks/certificate/notebook.ts';
import { expectedDigests, vectors } from '../../notebooks/certificate/vectors.ts';
import { certificateJson } from '../../notebooks/certificate/words.ts';
import { leave, mounted } from './mounted.ts';
import { leaks } from './view-of.ts';

afterEach(leave);

const view = { query: '', keep: () => {} };
const few = vectors.filter(({ id }) => ['replay/500/24', 'as-claimed/500/24'].includes(id));

test('the runs match Node’s digests; a digest that is not Node’s is shown as different', async () => {
  const [replay, study] = few;
  const { place } = await mounted(
    certificateNotebook(few, { ...expectedDigests, [replay!.id]: 'f'.repeat(64) }),
    view,
  );
  const rows = (): string[] =>
    Array.from(place.querySelectorAll<HTMLElement>('[data-vector]'), ({ dataset }) =>
      [dataset['vector'], dataset['check'], dataset['digest'] ?? ''].join(' '),
    );
  expect(place.textContent).toContain('None of the 2 runs has been checked here yet.');
  expect(rows()).toEqual([`${replay!.id} waiting `, `${study!.id} waiting `]);
  place.querySelector<HTMLButtonElement>('.sweep .primary')!.click();
  await expect.poll(() => place.textContent).toContain('1 run differs from Node; 1 of 2 match.');
  expect(rows()).toEqual([
    `${replay!.id} different ${expectedDigests[replay!.id]}`,
    `${study!.id} same ${expectedDigests[study!.id]}`,
  ]);
  expect(place.textContent).toContain('f'.repeat(64));
  expect(place.textContent).toContain(navigator.userAgent);
  expect(place.innerText).not.toMatch(leaks);
  expect(place.textContent).toContain('Download certificate');
});

test('checks are called off: what is known stays, and nothing more comes', async () => {
  const { place } = await mounted(notebook, view);
  const [start, cancel] = place.querySelectorAll<HTMLButtonElement>('.sweep button');
  start!.click();
  await expect.poll(() => place.querySelector('[data-check="same"]')).not.toBeNull();
  cancel!.click();
  await expect.poll(() => place.textContent).toMatch(/Cancelled after \d+ checks/);
  await expect.poll(() => place.querySelector('[data-checks="ended"]')).not.toBeNull();
  expect(place.querySelectorAll('[data-check="waiting"]').length).toBeGreaterThan(0);
  expect(place.textContent).toMatch(/\d+ of 34 runs match so far, none differs\./);
});

test('the file names the browser, and each run with both digests and what came of it', () => {
  const checks = [
    { kind: 'same', digest: 'aa' },
    { kind: 'failed', why: 'no memory' },
  ] as const;
  const file = JSON.parse(
    certificateJson(few, { [few[0]!.id]: 'aa', [few[1]!.id]: 'bb' }, { checks, ended: true }),
  ) as Record<string, unknown>;
  expect(file).toMatchObject({
    format: 'genops-certificate/1',
    machine: { userAgent: navigator.userAgent, webAssembly: expect.arrayContaining(['SIMD', 'bulk memory']) },
    matched: 1,
    of: 2,
    runs: [
      { ...few[0], expected: 'aa', check: checks[0] },
      { ...few[1], expected: 'bb', check: checks[1] },
    ],
  });
});
