/** Approvals: the figures say what the queue of this run was, and what other people would have made of it. */
import { describe, expect, test } from 'vitest';
import { differences, levelsFigure, runLevels } from '../../notebooks/approvals/levels.ts';
import { loadFigure } from '../../notebooks/approvals/load.ts';
import { type Queues, queueMean, queuesOf } from '../../notebooks/approvals/queue.ts';
import { reviewersFigure, rotas, runRotas, savedMinutes } from '../../notebooks/approvals/reviewers.ts';
import { type SkillPoint, skillFigure, skillPoints, skillSettings } from '../../notebooks/approvals/skill.ts';
import { partsFigure, waitsFigure } from '../../notebooks/approvals/waits.ts';
import type { SweepNews } from '../../notebooks/authoring/sweep-control.ts';
import { minutes } from '../../notebooks/format/time.ts';
import { leaks, viewOf } from './view-of.ts';

const never = new AbortController().signal;
const place = { width: 828 };
const view = viewOf(300, { changes: { autonomy: 'assisted', reviewRule: 'percentile' } });
const queues = await queuesOf(view.study, never);

describe('the figures of the queue', () => {
  test('name how many asked, and how long they waited', () => {
    expect(queues.genops.count).toBe(view.study.measures.genops.reviewed);
    const load = loadFigure(view, queues, place);
    expect(load.querySelector('tbody')!.textContent).toContain(String(queues.genops.count));
    const waits = waitsFigure(view, queues, place);
    expect(waits.querySelector('figcaption')!.textContent).toContain('The median wait for a reviewer is');
    expect(waits.textContent).toMatch(/n\s=\s300/);
    expect(partsFigure(view, queues, place).textContent).toContain('nights and weekends');
  });

  test('say one by one what a handful of reviews waited', async () => {
    const few = viewOf(120);
    const read = await queuesOf(few.study, never);
    expect(read.genops.count).toBeGreaterThan(0);
    expect(read.genops.count).toBeLessThan(20);
    const said = waitsFigure(few, read, place).textContent;
    expect(said).toMatch(/GenOps: \d+ reviews?, which waited .*; too few to draw\./);
  });
});

test('a mean in a queue has an interval from batches, and none from three values', () => {
  const column = Float64Array.from({ length: 400 }, (_, k) => (k % 7) + 1);
  const { value, lower, upper } = queueMean(column);
  expect(lower).toBeLessThan(value);
  expect(upper).toBeGreaterThan(value);
  expect(queueMean(column.subarray(0, 3)).upper).toBeNaN();
  expect(queueMean(Float64Array.of(0, 0, 0, 50)).lower).toBe(0);
});

describe('more reviewers', () => {
  test('a change that is reviewed by both rotas never waits longer in the queue with one more', async () => {
    const results = await runRotas(view, never);
    expect(results.map(({ reviewers }) => reviewers)).toEqual([...rotas]);
    const [one, two] = results;
    const saved = queueMean(savedMinutes(one!.queues.traditional, two!.queues.traditional));
    expect(saved.value).toBeGreaterThan(0);
    const queued = results.map(({ queues: q }) => queueMean(q.traditional.queuedMinutes).value);
    expect(queued).toEqual(queued.toSorted((a, b) => b - a));
    const figure = reviewersFigure(view, results, place);
    // the bars show the queue, so the headline does too, not the whole wait
    expect(figure.querySelector('figcaption')!.textContent).toContain(
      `a second reviewer shortens the mean time in the queue by ${minutes(saved.value)} (`,
    );
    expect(figure.querySelectorAll('tbody tr').length).toBe(2 * rotas.length);
  });

  test('savings are taken over the changes that both reviewed', () => {
    const review = (change: number[], wait: number[]): Queues['genops'] => ({
      ...queues.genops,
      count: change.length,
      change: Uint32Array.from(change),
      waitMinutes: Float64Array.from(wait),
    });
    const [before, after] = [review([1, 2, 5], [30, 9, 4]), review([2, 5, 9], [6, 4, 1])];
    expect([...savedMinutes(before, after, 'waitMinutes')]).toEqual([3, 0]);
  });
});

test('shadow is the traditional arm, bit for bit, and the figure says so', async () => {
  const results = await runLevels(view, never);
  expect(results.map(({ level }) => level)).toEqual(['shadow', 'assisted', 'governed', 'learning']);
  expect(results.map(({ study }) => differences(study) === 0)).toEqual([true, false, false, false]);
  const said = levelsFigure(view, results, place).textContent;
  expect(said).toContain('All 300 deployments have the status, wait and cycle time of the traditional arm');
  const wrong = results.map((result) => ({ ...result, study: results[1]!.study }));
  expect(levelsFigure(view, wrong, place).textContent).toContain('which is an error');
});

describe('better reviewers', () => {
  const small = viewOf(60);

  async function line(signal: AbortSignal): Promise<{ news: SweepNews[]; points: readonly SkillPoint[] }> {
    const news: SweepNews[] = [];
    let points: readonly SkillPoint[] = [];
    const ticket = { signal, report: (each: SweepNews) => news.push(each) };
    for await (const found of skillPoints(small, ticket, never)) points = found ?? [];
    return { news, points };
  }

  test('nothing runs before it is asked for', async () => {
    const yields = [];
    for await (const found of skillPoints(small, null, never)) yields.push(found);
    expect(yields).toEqual([null]);
    expect(skillFigure(small, null, place).textContent).toContain('Not run yet');
  });

  test('both lines run, hold the run’s own settings, and say how far they are', async () => {
    const { news, points } = await line(never);
    expect(points.length).toBe(2 * skillSettings(small.study).length);
    expect(news.at(-1)).toEqual({ kind: 'done', done: points.length / 2 });
    const own = points.find(
      ({ skill, at, arm }) =>
        skill === 'reviewerSensitivity' &&
        arm === 'genops' &&
        at === small.study.config.settings.reviewerSensitivity,
    );
    expect(own?.success).toBe(small.study.measures.genops.successRate.value);
    const figure = skillFigure(small, points, place);
    expect(figure.querySelector('figcaption')!.textContent).toContain('success goes from');
    expect(figure.textContent).not.toMatch(leaks);
  });

  test('called off, it says so and keeps what had come', async () => {
    const off = new AbortController();
    let asked = 0;
    const client: typeof small.client = {
      ...small.client,
      run: (...args) => {
        asked += 1;
        if (asked <= 3) return small.client.run(...args);
        off.abort();
        return Promise.resolve({ kind: 'failed', failure: { kind: 'cancelled' } });
      },
    };
    const news: SweepNews[] = [];
    const ticket = { signal: off.signal, report: (each: SweepNews) => news.push(each) };
    let points: readonly SkillPoint[] = [];
    for await (const found of skillPoints({ ...small, client }, ticket, never)) points = found ?? [];
    expect(points.length).toBe(2 * 3);
    expect(news.at(-1)).toEqual({ kind: 'failed', message: 'cancelled' });
  });
});
