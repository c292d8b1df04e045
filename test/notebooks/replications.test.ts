/** The claims over several seeds: asked for by a button, answered by means, errors and verdicts. */
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { isMeasured } from '../../engine/claims/claim.ts';
import { publishedClaims } from '../../engine/claims/index.ts';
import { REPLICATION_SEEDS, replicationSeeds } from '../../notebooks/claims/replications.ts';
import { notebook } from '../../notebooks/experiments/notebook.ts';
import { leave, mount } from './mounted.ts';
import { leaks, viewOf } from './view-of.ts';

afterEach(leave);

test('seeds begin with the run’s own, differ, and fit the field that takes them', () => {
  for (const seed of ['42', 'x'.repeat(200)]) {
    const seeds = replicationSeeds(seed);
    expect(seeds[0]).toBe(seed);
    expect(new Set(seeds).size).toBe(REPLICATION_SEEDS);
    expect(Math.max(...seeds.map(({ length }) => length))).toBeLessThanOrEqual(200);
  }
});

test('a press runs the seeds and lists mean, interval, Monte Carlo error and verdict', async () => {
  const { shell } = mount(notebook);
  shell.setStudy({ ...viewOf(60), query: `view=seeds-${REPLICATION_SEEDS}_size-100` });
  await userEvent.click(page.getByRole('button', { name: 'Run seeds' }));
  const table = page.getByRole('region', { name: `The claims over ${REPLICATION_SEEDS} seeds` });
  await expect.element(table).toBeVisible();
  const about = (): string => document.querySelector('.replications p')!.textContent;
  await expect.poll(about).toContain('seeds of 100 deployments each, from seed 42 on');
  const text = table.element().textContent ?? '';
  expect(text).not.toMatch(leaks);
  expect(text).toContain('96.8%');
  expect(text).toContain('89% or 94.2%');
  const errors = Array.from(table.element().querySelectorAll('td:nth-child(5)'), (cell) => cell.textContent);
  for (const error of errors) expect(error).toMatch(/^([\d.]+\u00a0(min|points)|[\d.]+|)$/);
  expect(text).toContain('not reproduced');
  // the claims that need other data have no row
  expect(table.element().querySelectorAll('tbody tr').length).toBe(
    publishedClaims.filter(({ test: measured, unit }) => isMeasured(measured) && unit !== 'p').length,
  );
  // another run has not been asked about: it gets a first look of its own
  shell.setStudy(viewOf(60, { seed: '43' }));
  await expect.poll(about).toContain('seeds of 60 deployments each, from seed 43 on');
});
