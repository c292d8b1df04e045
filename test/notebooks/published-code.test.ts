/** The page of the published code: every cell runs at every size, captions are computed, nothing leaks. */
import { afterAll, afterEach, expect, test } from 'vitest';
import { reportText } from '../../engine/replay/index.ts';
import { notebook } from '../../notebooks/published-code/notebook.ts';
import { leave } from './mounted.ts';
import { closePools, mountedReplay, replayOf, sizes } from './replay-page.ts';
import { leaks } from './view-of.ts';

afterEach(leave);
afterAll(closePools);

const captions = (place: ParentNode): string =>
  [...place.querySelectorAll('figcaption, .figure__note')].map(({ textContent }) => textContent).join('\n');

test('the released default run: every cell runs, and each caption says what this run says', async () => {
  const view = await replayOf({ deployments: 500, seed: 24 });
  const { place, editable } = await mountedReplay(view);
  expect(place.querySelectorAll('.cell-error, [data-state="failed"]')).toHaveLength(0);
  expect(await editable()).toHaveLength(1);
  expect(place.innerText).not.toMatch(leaks);
  expect(place.querySelectorAll('figure').length).toBeGreaterThanOrEqual(9);
  const text = captions(place);
  expect(text).toContain('24.19\u00a0min');
  expect(text).toContain('24.31\u00a0min');
  expect(text).toContain('A catch rate of 80.0% against a target of ~14.4% gets the mark ✓');
  expect(place.innerText).toContain('The “median” cycle time of 24.2 min is a mean.');
  expect(text).toContain('catches 12 of 15');
  expect(text).toContain('3 of 15 rollbacks happen at full traffic');
  expect(text).toContain(`${view.replay.canaryOutlastsCycle} of 485`);
  expect(text).toContain('96.502%');
  expect(text).toContain('5 of 10 fields change the hash');
  expect(place.querySelector('pre')?.textContent).toBe(reportText(view.replay));
  expect(text).toContain('2 of 4 figures get one: safety violations and canary catch rate');
  expect(place.querySelector('.boxes')!.textContent).toMatch(
    /^\d of 10 lines of the README’s box differ from .*, with its default seed and size\./,
  );
  expect(place.textContent).toContain('f3976865b9188ddda383188dfa43ab6e8f7dab23de127fc9572c1c015b88d2fa');
});

test('printed figures stand as printed, each with the paper’s mark', async () => {
  const { place } = await mountedReplay(await replayOf({ deployments: 100, seed: 24 }));
  const marked = [...place.querySelectorAll('.printed')].map(({ textContent }) => textContent);
  for (const printed of ['484', '12', '96.8%', '23.4 min', '52.8 min', '14.4%']) {
    expect(marked).toContain(printed);
  }
  expect(place.querySelectorAll('.paper-mark path').length).toBeGreaterThan(5);
});

test('another run shows its own numbers', async () => {
  const { place } = await mountedReplay(await replayOf({ deployments: 500, seed: 42 }));
  const text = captions(place);
  expect(text).toContain('23.73\u00a0min');
  expect(text).toContain('catches 15 of 21');
});

test('its box and its comparison have the text that the code prints, to the last digit', async () => {
  const { place } = await mountedReplay(await replayOf({ deployments: 400, seed: 8 }));
  const boxes = place.querySelector('.boxes')!.textContent;
  expect(boxes).toContain('96.2%');
  expect(boxes).not.toMatch(/96\.3/);
  expect(place.textContent).toContain('55.3%');
  expect(place.textContent).not.toMatch(/55\.2\s*%/);
});

test.each(sizes)('%i deployments leave no cell without something true to show', async (deployments) => {
  const { place } = await mountedReplay(await replayOf({ deployments, seed: 24 }));
  expect(place.querySelectorAll('.cell-error, [data-state="failed"]')).toHaveLength(0);
  expect(place.innerText).not.toMatch(leaks);
});

test('the notebook says what it is, and tests claims that are published', () => {
  expect(notebook.path).toBe('published-code/');
  expect(notebook.claims.length).toBeGreaterThan(0);
});
