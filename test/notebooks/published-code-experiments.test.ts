/** What the reader can move on the page of the published code: weights, pillars, policies, and ten thousand seeds. */
import { afterAll, afterEach, expect, test } from 'vitest';
import { type SweepTicket, sweepControl } from '../../notebooks/authoring/sweep-control.ts';
import { comparisonsOf } from '../../notebooks/published-code/box.ts';
import { asPublished, ordinal, rankOf, valuesIn } from '../../notebooks/published-code/seeds.ts';
import { createSweeps } from '../../notebooks/published-code/sizes.ts';
import type { Sweep } from '../../workers/replay/sweep.ts';
import { leave } from './mounted.ts';
import { closePools, mountedReplay, replayOf } from './replay-page.ts';

afterEach(leave);
afterAll(closePools);

const moved = (place: ParentNode): string =>
  place.querySelector('#cell-what-moved figure')?.textContent ?? '';

function set(place: ParentNode, selector: string, value: string): void {
  const input = place.querySelector<HTMLInputElement | HTMLSelectElement>(selector);
  if (input === null) expect.fail(`no control at ${selector}`);
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function toggle(place: ParentNode, index: number): void {
  place.querySelectorAll<HTMLInputElement>('.experiment .switch')[index]?.click();
}

test('other weights move scores and never a status; without the canary every status can move', async () => {
  const { place } = await mountedReplay(await replayOf({ deployments: 500, seed: 24 }));
  expect(moved(place)).toContain('Nothing is changed yet');
  set(place, '#weight-timing', '0');
  set(place, '#weight-serviceTier', '1');
  await expect.poll(() => moved(place)).toContain('service tier 1.00');
  expect(moved(place)).toContain('no status, rollback stage or cycle time differs in 500 deployments');
  expect(moved(place)).toMatch(/500 risk scores and \d+ risk levels? differ/);
  toggle(place, 2);
  await expect.poll(() => moved(place)).toContain('canary rollout off');
  expect(moved(place)).toContain('Now: 500 completed, 0 rolled back, 0 failed');
  await expect
    .poll(() => place.querySelector('#cell-does-the-score-tell')?.textContent)
    .toContain('nothing to rank');
});

test('retrieval and governance off move no status; risk scoring off fails all', async () => {
  const { place } = await mountedReplay(await replayOf({ deployments: 300, seed: 42 }));
  toggle(place, 0);
  toggle(place, 3);
  await expect.poll(() => moved(place)).toContain('context retrieval off, governance off');
  expect(moved(place)).toContain('no status');
  toggle(place, 1);
  await expect.poll(() => moved(place)).toContain('300 failed');
  expect(moved(place)).toContain('Without risk scoring there is no score');
});

test('a policy that blocks fails its deployments, and a button takes everything back', async () => {
  const { place } = await mountedReplay(await replayOf({ deployments: 300, seed: 42 }));
  set(place, '.experiment select', 'released, plus no deployments on Thursdays');
  await expect.poll(() => moved(place)).toMatch(/Now: \d+ completed, \d+ rolled back, [1-9]\d* failed/);
  [...place.querySelectorAll<HTMLButtonElement>('.experiment button')].at(-1)?.click();
  await expect.poll(() => moved(place)).toContain('Nothing is changed yet');
});

test('weights that are all zero are refused in the engine’s words, and nothing else is lost', async () => {
  const { place } = await mountedReplay(await replayOf({ deployments: 100, seed: 24 }));
  for (const slider of place.querySelectorAll<HTMLInputElement>('.experiment input[type="range"]')) {
    slider.value = '0';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  }
  const words = (): string => place.querySelector('#cell-what-moved')?.textContent ?? '';
  await expect
    .poll(words)
    .toContain('expected a positive, finite sum, got 0; raise at least one weight above 0');
  expect(place.querySelectorAll('.cell[data-state="failed"]')).toHaveLength(0);
  set(place, '#weight-timing', '0.5');
  await expect.poll(() => moved(place)).toContain('timing 0.50');
});

test('a sweep streams in, survives another run of the page, and can be called off by Escape', async () => {
  const { place, shell } = await mountedReplay(await replayOf({ deployments: 100, seed: 24 }));
  const status = (): string => place.querySelector('.sweep__status')?.textContent ?? '';
  const figure = (): string => place.querySelector('#cell-spread-over-seeds')?.textContent ?? '';
  await expect.poll(figure).toContain('No seeds have run yet');
  place.querySelector<HTMLButtonElement>('.sweep .primary')?.click();
  await expect.poll(figure, { timeout: 20_000 }).toMatch(/Seeds 1–10,000, [\d,]+ so far/);
  shell.setStudy(await replayOf({ deployments: 100, seed: 42 }));
  const done = (): number => Number(/^([\d,]+) of/.exec(status())?.[1]?.replaceAll(',', '') ?? 0);
  const before = done();
  await expect.poll(done, { timeout: 20_000 }).toBeGreaterThan(before);
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  await expect.poll(status).toMatch(/^Cancelled after [\d,]+ seeds\. The results so far stay\.$/);
  await expect.poll(figure).toMatch(/seed 24: \d/);
});

test('one ticket is one sweep, whoever follows it', async () => {
  const view = await replayOf({ deployments: 10, seed: 24 });
  let started = 0;
  const client = {
    ...view.client,
    sweep: (...args: Parameters<typeof view.client.sweep>) => (started++, view.client.sweep(...args)),
  };
  const sweeps = createSweeps({ firstSeed: 1, seeds: 60, deployments: 20 });
  const ticket: SweepTicket = { signal: new AbortController().signal, report: () => {} };
  const follow = async (): Promise<Sweep | null> => {
    let last: Sweep | null = null;
    for await (const sweep of sweeps.follow(ticket, client, new AbortController().signal)) last = sweep;
    return last;
  };
  const [a, b] = await Promise.all([follow(), follow()]);
  expect(started).toBe(1);
  expect([a?.done, b?.done]).toEqual([60, 60]);
  expect((await follow())?.done).toBe(60);
});

test('the control of a sweep gives no ticket before it is pressed, and a new one each time', () => {
  const control = sweepControl({ button: 'Run seeds 1 to 100', waiting: 'Not run yet.' });
  expect(control.value).toBeNull();
  const button = control.querySelector<HTMLButtonElement>('.primary');
  button?.click();
  const first = control.value;
  expect(first).not.toBeNull();
  button?.click();
  expect(first?.signal.aborted).toBe(true);
  expect(control.value).not.toBe(first);
});

/** Four seeds of 500 deployments, the last not known yet. */
const sweep: Sweep = {
  request: { firstSeed: 1, seeds: 4, deployments: 500 },
  columns: {
    successful: Uint32Array.of(484, 480, 500, 0),
    rolledBack: Uint32Array.of(16, 20, 0, 0),
    caught: Uint32Array.of(8, 20, 0, 0),
    meanCycle: Float64Array.of(23, 24, 25, 0),
  },
  known: Uint8Array.of(1, 1, 1, 0),
  done: 3,
};

test('only known seeds count, and one without a rollback has no catch rate', () => {
  expect(asPublished(sweep)).toEqual({ seeds: 1, of: 3 });
  expect([...valuesIn(sweep, { of: ({ columns }, k) => columns.meanCycle[k] ?? 0 })]).toEqual([23, 24, 25]);
  const caught = valuesIn(sweep, {
    of: ({ columns }, k) => (columns.caught[k] ?? 0) / (columns.rolledBack[k] ?? 0),
  });
  expect([...caught]).toEqual([0.5, 1]);
});

test('a percentile counts those below, and half of the equal ones', () => {
  expect(rankOf(Float64Array.of(1, 2, 2, 3), 2)).toBe(0.5);
  expect(rankOf(Float64Array.of(1, 2, 2, 3), 4)).toBe(1);
  expect([0.01, 0.02, 0.03, 0.11, 0.12, 0.22, 0.5].map(ordinal)).toEqual([
    '1st',
    '2nd',
    '3rd',
    '11th',
    '12th',
    '22nd',
    '50th',
  ]);
});

test('the release marks ✓ what is equal as text, and whatever has a target with a tilde', async () => {
  const { replay } = await replayOf({ deployments: 500, seed: 24 });
  const marks = (of: typeof replay) => comparisonsOf(of).map(({ label, mark }) => `${label} ${mark}`);
  expect(marks(replay)).toEqual([
    'Success rate ≈',
    'Safety violations ✓',
    'Canary catch rate ✓',
    'Cycle time improvement ≈',
  ]);
  expect(marks({ ...replay, successful: 484, rolledBack: replay.rolledBack + 1 })).toContain(
    'Success rate ✓',
  );
});
