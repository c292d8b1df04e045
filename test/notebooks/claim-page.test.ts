/** The page of one claim: complete for every claim and in every state. Whether all can use it: test/site/every-page.ts. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { committedSummary, reasonText } from '../../engine/belief/in-range.ts';
import { rangesOf } from '../../engine/claims/claim.ts';
import { publishedClaims } from '../../engine/claims/index.ts';
import { lensNames, rowFor } from '../../engine/claims/lenses/index.ts';
import type { VerdictKind } from '../../engine/claims/verdict.ts';
import { recordsCsv, syntheticExample } from '../../engine/own-data/index.ts';
import { claimIndex } from '../../notebooks/claim/claim-index.ts';
import { changeText } from '../../notebooks/claims/head.ts';
import { inUnit } from '../../notebooks/format/estimate.ts';
import type { DropZone } from '../../notebooks/log-file/drop-zone.ts';
import { lazyZone } from '../../notebooks/log-file/lazy-zone.ts';
import { closePool, mountedClaim, openPool, pageOf } from './claim-on.ts';
import { leave } from './mounted.ts';
import { claimCalled, degenerateViews, leaks, viewOf } from './view-of.ts';

afterEach(leave);
beforeAll(openPool);
afterAll(closePool);

/** Where many runs are made, a warm-up of weeks would cost more than they. */
const short = { warmUpDays: 1 } as const;
const query = 'n=200&seed=42&scenario=equal-changes';
const view = viewOf(200, { query });
const headings = (place: HTMLElement, level: 'h2' | 'h3'): string[] =>
  Array.from(place.querySelectorAll(level), ({ textContent }) => textContent);

/** Where recorded runs decide, the search is made again: what it finds, and a run that it names. */
const searched: Readonly<Record<string, readonly [title: string, run: string]>> = {
  validation: ['44 of 400 seeds at 500 deployments print 97.0%.', '500 24 97.0% 54.2%'],
  'validation-improvement': ['None of 400 seeds at 500 deployments prints 52.3%.', '100 64 97.0% 52.3%'],
  'reports-run': [
    '11 of 2,000 seeds at 100 deployments print 94.0%, 54.4%, 0.0% together.',
    '100 39 94.0% 54.4% 0.0%',
  ],
  'seeds-stable': ['400 of 400 seeds lie between 94% and 99%.', '500 24 97.0%'],
};

describe.each(publishedClaims)('$id', (claim) => {
  test('every cell runs, nothing leaks, and all parts stand in their order', async () => {
    const mounted = await mountedClaim(pageOf(claim), view);
    const { place } = mounted;
    expect(Array.from(place.querySelectorAll('.cell-error'), (error) => error.textContent)).toEqual([]);
    await mounted.editable();
    expect(place.innerText).not.toMatch(leaks);
    expect(place.innerHTML).not.toMatch(/NaN|Infinity/);
    const lenses = [...place.querySelectorAll<HTMLElement>('.lens-head')];
    const assumed = claim.id in committedSummary.accepted['89']! ? ['assumptions'] : [];
    expect(lenses.map(({ dataset }) => dataset.part)).toEqual([...lensNames, ...assumed]);
    // the claim is the title of the page; each lens says in its heading what it found
    expect(document.querySelector('h1')!.textContent).toBe(claim.sentence);
    expect(headings(place, 'h2')).toEqual([
      ...lenses.map((lens) => lens.querySelector('h2')!.textContent),
      'What would change this verdict',
      'What exactly is claimed',
      'What this does not show',
      'The authors’ reply',
      'Corrections',
    ]);
    expect(lenses[0]!.querySelector('h2')!.textContent).not.toMatch(/…$/);
    const printed = Array.from(
      place.querySelectorAll('.claim-note .printed'),
      ({ textContent }) => textContent,
    );
    expect(printed).toEqual([claim.printed, ...claim.alternatives.map((other) => other.printed)]);
    expect(place.querySelectorAll('.claim-verdict .badge').length).toBe(1);
    const { verdict } = rowFor(view.rows, claim.id);
    expect(place.querySelector('.claim-verdict__why')!.textContent).toBe(
      reasonText(rowFor(view.rows, claim.id), view.study.config.settings),
    );
    // its own map in small: every bin and both ends in the table, each bin a bar that answers, and the run's point
    const map = place.querySelector('#figure-assumptions');
    expect(map !== null).toBe(assumed.length > 0);
    if (map !== null) {
      const bars = map.querySelectorAll('svg rect[data-tip$="of settings"]').length;
      expect([bars, map.querySelectorAll('tbody tr').length]).toEqual([48, 50]);
      expect(map.querySelector('.figure__title')!.textContent).toMatch(
        /^The middle 90% of plausible settings give /,
      );
      expect(map.querySelectorAll('svg .band').length).toBe(rangesOf(claim).length);
      expect(map.querySelectorAll('svg .estimate').length).toBe(1);
      expect(lenses.at(-1)!.querySelector('a')!.getAttribute('href')).toBe(
        `../../believe/?${query}&view=claim-${claim.id}`,
      );
    }
    for (const { dataset } of place.querySelectorAll<HTMLElement>('[data-verdict]')) {
      expect(dataset).toMatchObject({ claim: claim.id, verdict });
    }
    // each lens shows in its head what the ledger has of it
    for (const lens of ['arithmetic', 'mechanism'] as const) {
      const outcome = rowFor(view.rows, claim.id).readings[lens]!.outcome;
      const mark = place.querySelector<HTMLElement>(`.lens-head[data-part="${lens}"] [data-reading]`);
      expect([lens, mark?.dataset.reading ?? 'does-not-apply']).toEqual([lens, outcome]);
    }
    for (const { dataset } of place.querySelectorAll<HTMLElement>('[data-reading]')) {
      expect(dataset).toMatchObject({
        claim: claim.id,
        lens: expect.stringMatching(/^(arithmetic|replay|mechanism|data)$/),
      });
    }
    expect(place.querySelectorAll('.change').length).toBeGreaterThan(0);
    const [title, run = ''] = searched[claim.id] ?? [];
    if (title !== undefined) {
      const chart = place.querySelector('#cell-the-chart-that-decides')!;
      expect(chart.querySelector('.figure__title')!.textContent).toBe(title);
      const cells = Array.from(chart.querySelectorAll('tbody :is(td, th)'), ({ textContent }) => textContent);
      expect(cells.join(' ')).toContain(run);
      expect(chart.querySelectorAll('svg rect').length).toBeGreaterThan(8);
      // no moved input is said to change them, and a reader's own data say nothing of another's run: no log is asked for
      expect(place.querySelectorAll('.change [data-reading]').length).toBe(0);
      expect(place.querySelector('.lazy-zone')).toBeNull();
      expect(place.querySelector('.lens-head[data-part="data"]')!.textContent).toContain('does not apply');
    }
  });
});

describe('in every state', () => {
  test('before the first result the claim, its printed figures and its places stand', async () => {
    const claim = claimCalled('success-baseline');
    const mounted = await mountedClaim(pageOf(claim), null);
    const { place } = mounted;
    await expect.poll(() => place.querySelectorAll('.claim-note .printed').length).toBe(2);
    expect(place.querySelector('.claim-verdict')!.textContent).toContain('The verdict follows');
    expect(place.querySelector('#cell-the-chart-that-decides .figure--reserved')!.textContent).toBe(
      'Running the study …',
    );
    // what needs no run is there already
    await expect.poll(() => place.querySelectorAll('.check').length).toBeGreaterThan(0);
    expect(document.querySelector('h1')!.textContent).toBe(claim.sentence);
    expect(place.innerText).not.toMatch(leaks);
  });

  const few = ['one deployment', 'no bad changes', 'all blocked'];
  test.each([
    ['canary-catch', null],
    ['cycle-time-improvement', few],
    ['significance', few],
  ] as const)('%s still stands when one run after the other lacks something', async (id, names) => {
    const { place, show } = await mountedClaim(pageOf(claimCalled(id)), null);
    for (const [lacking, degenerate] of degenerateViews()) {
      if (names?.includes(lacking) === false) continue;
      await show(degenerate);
      expect(place.querySelector('.cell-error')?.textContent ?? '', lacking).toBe('');
      expect(place.innerText, lacking).not.toMatch(leaks);
    }
  });

  test('a replay that fails says so in its place, and the other lenses go on', async () => {
    const broken = () => Promise.reject(new Error('no worker today'));
    const claim = claimCalled('rollback-genops');
    const shell = await mountedClaim(pageOf(claim, broken), null);
    void shell.show(view).catch(() => undefined);
    await expect.poll(() => shell.place.textContent).toContain('no worker today');
  });
});

test('another run’s verdict is announced: what it was, and what it is', async () => {
  const mounted = await mountedClaim(
    pageOf(claimCalled('safety-violations')),
    viewOf(60, { changes: short }),
  );
  const live = mounted.place.querySelector('.claim-change')!;
  expect(live.getAttribute('aria-live')).toBe('polite');
  expect(live.textContent).toBe('');
  await mounted.show(viewOf(60, { seed: '43', changes: short }));
  await expect.poll(() => live.textContent).toBe('Same verdict as in the previous run: by construction.');
  await mounted.show(viewOf(60, { changes: { ...short, enableGovernance: false } }));
  await expect.poll(() => live.textContent).toMatch(/^The verdict changed from by construction to /);
  const now = mounted.place.querySelector<HTMLElement>('.claim-verdict [data-verdict]')!.dataset
    .verdict as VerdictKind;
  expect(live.textContent).toBe(changeText('by-construction', now));
  // the same element all along: a new one would not be read out
  expect(mounted.place.querySelector('.claim-change')).toBe(live);
});

test('the ways to other claims keep the run, and lead to the neighbours in the order of the board', async () => {
  const mounted = await mountedClaim(pageOf(claimCalled('canary-catch')), view);
  const { place } = mounted;
  const at = publishedClaims.findIndex(({ id }) => id === 'canary-catch');
  const hrefOf = (rel: string) => place.querySelector(`a[rel="${rel}"]`)!.getAttribute('href');
  expect(hrefOf('prev')).toBe(`../../claims/${publishedClaims[at - 1]!.id}/?${query}`);
  expect(hrefOf('next')).toBe(`../../claims/${publishedClaims[at + 1]!.id}/?${query}`);
  expect(place.querySelector('.claim-ways')!.textContent).toContain(
    `Claim ${at + 1} of ${publishedClaims.length}`,
  );
  // a figure's link to the page that argues it leaves the claim behind
  expect(place.querySelector('.figure__more')!.getAttribute('href')).toBe(`../../canary-catch/?${query}`);
});

test('the list of all claims has a line each: printed figure, verdict, our result, and a link to its page', async () => {
  const run = viewOf(60, { query: 'n=60' });
  const { place } = await mountedClaim(claimIndex(), run);
  const lines = [...place.querySelectorAll('.claim-line')];
  const links = lines.map((line) => line.querySelector('.claim-line__sentence')!.getAttribute('href'));
  const grouped = [...new Set(publishedClaims.map(({ group }) => group))].flatMap((group) =>
    publishedClaims.filter((claim) => claim.group === group),
  );
  expect(links).toEqual(grouped.map(({ id }) => `../claims/${id}/?n=60`));
  lines.forEach((line, k) => {
    const { claim, verdict, estimate, decidedBy } = rowFor(run.rows, grouped[k]!.id);
    expect(line.querySelector('.printed')!.textContent).toBe(claim.printed);
    expect(line.querySelector<HTMLElement>('.badge')!.dataset.verdict).toBe(verdict);
    const ours = line.querySelector('.claim-line__ours')!;
    // where the published code decided, its page is linked
    if (decidedBy === 'replay') expect(ours.querySelector('a')!.hash).toBe('#seeds');
    else if (estimate !== null && Number.isFinite(estimate.value))
      expect(ours.textContent).toContain(
        claim.id === 'safety-violations' ? '0 of 60' : inUnit(claim.unit, estimate.value),
      );
    else expect(ours.textContent).toBe(decidedBy === 'arithmetic' ? 'recomputed' : 'not measured');
  });
});

test('what decides stands first: a check, recorded runs, our interval, or the tuned input moved', async () => {
  const chartOf = async (id: string) => {
    const { place } = await mountedClaim(pageOf(claimCalled(id)), view);
    return place.querySelector('#cell-the-chart-that-decides')!;
  };
  expect((await chartOf('demo-box')).querySelector('[role="img"]')!.getAttribute('aria-label')).toBe(
    'Can 14.4% be a share of 12 rollbacks?',
  );
  expect((await chartOf('validation')).querySelector('[role="img"]')!.getAttribute('aria-label')).toMatch(
    /over seeds of the published code/,
  );
  expect((await chartOf('canary-catch')).querySelectorAll('.row').length).toBe(1);
  const tuned = await chartOf('cycle-time-genops');
  expect(tuned.querySelectorAll('.row').length).toBe(3);
  expect(tuned.querySelector('figcaption')!.textContent).toContain(
    '2 of 2 runs with one input at an end of its range give a number outside the accepted range.',
  );
  expect(await chartOf('risk-latency')).toBeNull();
});

test('several seeds are run on request and stand in the same chart, until another run is shown', async () => {
  const mounted = await mountedClaim(pageOf(claimCalled('success-genops')), viewOf(30, { changes: short }));
  const rows = () => mounted.place.querySelectorAll('#cell-over-several-seeds .row').length;
  expect(rows()).toBe(0);
  await userEvent.click(page.getByRole('button', { name: 'Run 10 seeds' }));
  await expect.poll(rows).toBe(2);
  expect(mounted.place.querySelector('#cell-over-several-seeds figcaption')!.textContent).toContain(
    'Mean over 10 seeds',
  );
  await mounted.show(viewOf(30, { seed: '7', changes: short }));
  await expect.poll(rows).toBe(0);
});

test('a log that is given is judged in its lens and drawn next to this run; it decides nothing', async () => {
  const mounted = await mountedClaim(pageOf(claimCalled('success-genops')), view);
  const { place } = mounted;
  const verdict = () => place.querySelector<HTMLElement>('.claim-verdict [data-verdict]')!.dataset.verdict;
  const lens = () => place.querySelector<HTMLElement>('.lens-head[data-part="data"]')!;
  const before = verdict();
  expect(lens().textContent).toContain('no data');
  place.querySelector('.lazy-zone')!.scrollIntoView();
  await expect.poll(() => place.querySelectorAll('.zone').length).toBe(1);
  place
    .querySelector<DropZone>('.zone')!
    .take(new File([recordsCsv(syntheticExample(view.study))], 'own.csv'));
  await expect.poll(() => lens().dataset.state).toBe('done');
  expect(lens().querySelectorAll('.reading').length).toBe(1);
  const figure = () => place.querySelector('#cell-your-data-and-this-run figure');
  await expect.poll(() => figure()?.querySelectorAll('.row').length).toBe(2);
  expect(figure()!.querySelector('.estimate--data')).not.toBeNull();
  expect(figure()!.textContent).toContain('own.csv');
  expect(verdict()).toBe(before);
  expect(place.innerText).not.toMatch(leaks);
});

test('a place for a log that cannot be loaded names another', async () => {
  const zone = lazyZone('claim/', () => Promise.reject(new Error('offline')));
  document.body.append(zone);
  await expect.poll(() => zone.querySelector('a')?.getAttribute('href')).toBe('../your-data/');
  expect(zone.value).toBeNull();
});

test('moving every input names those that change what the model finds, with links that open those runs', async () => {
  const mounted = await mountedClaim(
    pageOf(claimCalled('success-genops')),
    viewOf(40, { query: 'n=40&seed=42', changes: short }),
  );
  const { place } = mounted;
  const group = () =>
    Array.from(place.querySelectorAll('.changes__group')).find(
      (section) => section.querySelector('h3')!.textContent === 'Another input',
    )!;
  // unasked: the inputs that we tuned for other claims
  expect(group().textContent).toMatch(/We moved \d+ inputs \(.*Bake time.*\), each alone, at 40 deployments/);
  expect(place.querySelectorAll('#cell-tuned-inputs-moved .row').length).toBeGreaterThan(4);
  expect(place.querySelector('#cell-move-every-input')!.textContent).toMatch(
    /2\d\d runs of at most 1,000 deployments, where the model has 20 services by default instead of 127; about 15 seconds/,
  );
  await userEvent.click(page.getByRole('button', { name: 'Move every input' }));
  await expect.poll(() => group().textContent).toMatch(/We moved all \d+ inputs of our model/);
  const links = Array.from(group().querySelectorAll('a'), (a) => a.getAttribute('href')!);
  expect(links.length).toBeGreaterThan(0);
  for (const href of links)
    expect(href).toMatch(/^\.\.\/\.\.\/claims\/success-genops\/\?n=40&seed=42&\w+=[\w.-]+$/);
});
