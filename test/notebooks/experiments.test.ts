/** Experiments as the site mounts them: many seeds and ablations on request, and what is said of them. */
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { noSeeds } from '../../engine/claims/over-seeds.ts';
import type { StudyView } from '../../notebooks/authoring/define.ts';
import { notebook } from '../../notebooks/experiments/notebook.ts';
import { averagedClaims } from '../../notebooks/experiments/runs.ts';
import { seedsCsv, seedsFigure, typicalText } from '../../notebooks/experiments/seeds.ts';
import { leave, mount } from './mounted.ts';
import { atWidth, faultsIn, usualWindow } from './text-overlaps.ts';
import { leaks, viewOf } from './view-of.ts';

afterEach(async () => {
  leave();
  await usualWindow();
});

const view = viewOf(100, { changes: { warmUpDays: 1 }, query: 'view=seeds-40_size-100_each-2' });
const press = (name: string): Promise<void> => userEvent.click(page.getByRole('button', { name }));

async function run() {
  const kept: (string | null)[] = [];
  const { place, shell } = mount(notebook);
  shell.setStudy({ ...view, keep: (state) => kept.push(state) });
  await press('Run seeds');
  await expect.poll(() => place.textContent, { timeout: 60_000 }).toMatch(/40 seeds in [\d.]+/);
  await press('Run ablations');
  await expect
    .poll(() => place.querySelector('#figure-relabeling')?.textContent ?? '', { timeout: 60_000 })
    .toContain('2 seeds each');
  const title = (id: string): string => place.querySelector(`#figure-${id} .figure__title`)!.textContent;
  return { place, kept, title };
}

test.each([358, 1120] as const)(
  '%i pixels wide: findings on top, nothing leaks, texts are apart',
  async (width) => {
    await atWidth(width);
    const { place, kept, title } = await run();
    expect(title('over-seeds')).toMatch(
      /^Over 40 seeds, the mean is [\d.]+% \([\d.]+–[\d.]+%\); single seeds range from/,
    );
    expect(place.querySelector('#figure-over-seeds figcaption')!.textContent).toMatch(
      /Seed 42 (is typical|lies in)/,
    );
    expect(title('common-random-numbers')).toMatch(
      /^Because both pipelines get the same changes, \d+ seeds are about as precise as/,
    );
    expect(title('ablations')).toMatch(/switch/);
    expect(title('relabeling')).toMatch(/escape goes from [\d.]+% \(.+\) to [\d.]+% \(.+\)\.$/);
    expect(place.querySelector('#figure-relabeling .figure__about')!.textContent).toMatch(
      /The same \d+ bad changes in each row/,
    );
    expect(place.querySelectorAll('.cell-error').length).toBe(0);
    expect(place.innerText).not.toMatch(leaks);
    expect(faultsIn(place)).toEqual([]);
    await userEvent.selectOptions(page.getByLabelText('Claim in the charts'), 'cycle-time-genops');
    await expect.poll(() => title('over-seeds')).toMatch(/min/);
    expect(kept.at(-1)).toBe('claim-cycle-time-genops_seeds-40_size-100_each-2');
  },
);

test('it opens with ten small seeds that nobody asked for, again for the next run, and what is asked for replaces them', async () => {
  const { place, shell } = mount(notebook);
  const title = (): string => place.querySelector('#figure-over-seeds .figure__title')?.textContent ?? '';
  const about = (): string => place.querySelector('#figure-over-seeds .figure__about')?.textContent ?? '';
  const status = (): string => place.querySelector('#cell-run-seeds .sweep__status')!.textContent;
  shell.setStudy(view);
  await expect.poll(title, { timeout: 60_000 }).toMatch(/^Over 10 seeds, the mean is /);
  expect(about()).toContain('10 seeds from 42 on, n\u00a0=\u00a0100 each.');
  await expect.poll(status).toMatch(/^A first look: 10 seeds of 100 deployments\./);
  expect(place.querySelectorAll('.figure--empty').length).toBe(0);
  expect(place.innerText).not.toMatch(leaks);
  shell.setStudy(viewOf(100, { seed: '7', changes: { warmUpDays: 1 }, query: view.query }));
  await expect.poll(about, { timeout: 60_000 }).toContain('10 seeds from 7 on');
  await press('Run seeds');
  await expect.poll(about, { timeout: 60_000 }).toContain('40 seeds from 7 on, n\u00a0=\u00a0100 each.');
});

test('what nobody asked for says how far it is and can be called off; its seeds stay on show', async () => {
  const { place, shell } = mount(notebook);
  const client: StudyView['client'] = {
    ...view.client,
    runEach: ({ of }, take, { signal } = {}) =>
      new Promise((resolve) => {
        for (const k of [0, 1, 2])
          take(viewOf(100, { seed: of(k).seed, changes: { warmUpDays: 1 } }).study, k);
        signal!.addEventListener('abort', () => resolve({ kind: 'failed', failure: { kind: 'cancelled' } }));
      }),
  };
  shell.setStudy({ ...view, client });
  const status = (): string => place.querySelector('#cell-run-seeds .sweep__status')?.textContent ?? '';
  await expect.poll(status).toBe('3 of 10 seeds');
  await press('Cancel');
  await expect.poll(status).toBe('Cancelled after 3 seeds. The results so far stay.');
  await expect
    .poll(() => place.querySelector('#figure-over-seeds .figure__title')?.textContent)
    .toMatch(/^Over 3 seeds/);
});

const asked = (values: readonly number[]) => {
  const columns = noSeeds();
  columns.successGenops.push(...values);
  return { config: { ...view.study.config, seed: 'a"b' }, done: values.length, columns, stopped: false };
};
const success = averagedClaims.find(({ id }) => id === 'success-genops')!;

test('a seed at the edge of the others is named as not typical, and few seeds say nothing of it', () => {
  const spread = Array.from({ length: 60 }, (_, k) => 0.8 + k / 1000);
  expect(typicalText(asked([0.95, ...spread]))).toMatch(/in 0 of 1 numbers; not in: .*rank 99\.2%/);
  expect(typicalText(asked([0.83, ...spread]))).toContain('is typical');
  expect(typicalText(asked(spread.slice(0, 39)))).toContain('at least 40 seeds');
});

test('dots of equal and of missing numbers are drawn as far as there are any', () => {
  for (const values of [
    [0.9, 0.9, 0.9],
    [Number.NaN, 0.8, 0.9],
    Array.from({ length: 10_000 }, (_, k) => 0.8 + (k % 100) / 1000),
  ]) {
    const figure = seedsFigure(view, success, asked(values), { width: 340 });
    expect(figure.innerHTML).not.toMatch(/NaN|Infinity/);
    const drawn = figure.querySelector('.seed-dots')!.getAttribute('d')!;
    expect(drawn.match(/h0/g)).toHaveLength(values.filter(Number.isFinite).length);
  }
  expect(seedsFigure(view, success, asked([0.9]), { width: 340 }).textContent).toContain('From two seeds on');
});

test('the file of all seeds has a line each, and quotes what a seed may hold', () => {
  const lines = seedsCsv(asked([0.5, Number.NaN]), (k) => `a"b${k}`).split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatch(/^seed,deployments,medianCycleGenops,/);
  expect(lines[1]!.startsWith('"a""b0",100,')).toBe(true);
  expect(lines[1]).toContain(',0.5,');
  expect(lines[2]!.split(',').filter((cell) => cell !== '')).toHaveLength(2);
});
