/** What offers receipts: known while it is on show, forgotten with its run, and told apart by what it is of. */
import { afterEach, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import type { StudyView } from '../../notebooks/authoring/define.ts';
import { offersOnShow, withRuns } from '../../notebooks/receipt/offer.ts';
import { digestText } from '../../site/components/receipt-desk.ts';
import { leave } from './mounted.ts';
import { viewOf } from './view-of.ts';

afterEach(leave);

function drawn(what: string, run: StudyView): HTMLElement {
  const figure = document.createElement('figure');
  figure.innerHTML = '<div class="figure__ways"></div>';
  return withRuns(figure, what, run, [{ changes: {}, ...run.study }], 'cycle-time/');
}

test('a page that is drawn again keeps the run that is on show, and none before', async () => {
  const runs = [1, 2, 3].map((seed) => {
    const run = { ...viewOf(20), query: `seed=${seed}` };
    document.body.replaceChildren(drawn('Bake times', run));
    return new WeakRef(run);
  });
  const session = cdp();
  const kept = async (): Promise<(string | undefined)[]> => {
    await session.send('HeapProfiler.collectGarbage');
    return runs.map((run) => run.deref()?.query);
  };
  await expect.poll(kept).toEqual([undefined, undefined, 'seed=3']);
  expect(offersOnShow()).toHaveLength(1);
});

test('a digest of none of them names each once, by what it is of', async () => {
  const run = viewOf(20);
  const names = ['Better reviewers', 'Levels of autonomy', 'Levels of autonomy'];
  document.body.replaceChildren(...names.map((name) => drawn(name, run)));
  const text = await digestText('00000000', null);
  expect(text).toMatch(
    /^This is not the digest of the comparison of runs “Better reviewers” on screen, which is \w+…, nor of the comparison of runs “Levels of autonomy” on screen, which is \w+…$/,
  );
});
