/** The certificate in a real browser: its runs match Node's, a wrong digest is found, and it can be called off. */
import { afterEach, expect, test } from 'vitest';
import { certificateNotebook, notebook } from '../../notebooks/certificate/notebook.ts';
import { madeCertificate, repeat } from '../../notebooks/certificate/receipt.ts';
import { expectedDigests, vectors } from '../../notebooks/certificate/vectors.ts';
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
  await expect
    .poll(rows)
    .toEqual([
      `${replay!.id} different ${expectedDigests[replay!.id]}`,
      `${study!.id} same ${expectedDigests[study!.id]}`,
    ]);
  expect(place.textContent).toContain('f'.repeat(64));
  expect(place.textContent).toContain(navigator.userAgent);
  expect(place.innerText).not.toMatch(leaks);
  expect(place.textContent).toContain('Download receipt');
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

test('its receipt has both digests of each run that was checked and names the browser; repeating it comes to the same, and another run is refused', async () => {
  const [replay, study] = few;
  const same = { kind: 'same', digest: expectedDigests[replay!.id]! } as const;
  const made = madeCertificate(few, expectedDigests, { checks: [same, { kind: 'waiting' }], ended: true });
  expect(made.what).toContain('1 of 1 runs have the digest');
  expect(made.task).toEqual({ runs: [replay!.id] });
  expect(JSON.parse(String(made.files!['machine.json']))).toMatchObject({
    userAgent: navigator.userAgent,
    webAssembly: expect.arrayContaining(['SIMD', 'bulk memory']),
  });
  const hooks = {
    signal: new AbortController().signal,
    onProgress: () => {},
    file: () => Promise.reject(new Error('no file is needed')),
  };
  expect(await repeat(made.task, hooks)).toEqual(made.findings);
  await expect(repeat({ runs: [study!.id, 'another'] }, hooks)).rejects.toThrow('a list of runs');
  await expect(repeat({}, hooks)).rejects.toThrow('a list of runs');
  await expect(repeat(made.task, { ...hooks, signal: AbortSignal.abort() })).rejects.toThrow('called off');
});
