/** The claims board: a row a claim, before the first result and after it. */
import { expect, test } from 'vitest';
import '../../site/styles/index.css';
import { page } from 'vitest/browser';
import { committedSummary, reasonText } from '../../engine/belief/in-range.ts';
import { publishedClaims } from '../../engine/claims/index.ts';
import { withData } from '../../engine/claims/lenses/index.ts';
import { verdictKinds } from '../../engine/claims/verdict.ts';
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import { defaultSettings, withSettings } from '../../engine/simulator/settings.ts';
import { claimsBoard, everything } from '../../notebooks/claims/board.ts';
import { constructedBanner, ownData } from '../../notebooks/claims/constructed.ts';
import { count, percent } from '../../notebooks/format/number.ts';
import { outcomeWords, verdictWords } from '../../notebooks/format/words.ts';
import type { LazyZone } from '../../notebooks/log-file/lazy-zone.ts';
import { context, ledgerAt, shown } from './shown-board.ts';
import { leaks, viewOf } from './view-of.ts';

const rows = ledgerAt(200);

test('every claim has a row with its sentence and its printed string, before any result', () => {
  const board = shown(null);
  for (const claim of publishedClaims) {
    const row = board.querySelector(`#claim-${claim.id}`)!;
    expect(row.textContent).toContain(claim.sentence);
    expect(row.querySelector('.printed')!.textContent).toBe(claim.printed);
  }
  expect(board.textContent).not.toMatch(leaks);
});

test('a result fills the places: number, interval, verdict, one line of why', () => {
  const board = shown(rows);
  for (const ledgerRow of rows) {
    const { claim, verdict, readings } = ledgerRow;
    const row = board.querySelector<HTMLElement>(`#claim-${claim.id}`)!;
    const badge = row.querySelector<HTMLElement>('.claim__verdict .badge')!;
    expect(badge.dataset).toMatchObject({ claim: claim.id, verdict });
    expect(badge.textContent).toBe(verdictWords[verdict]);
    const lens = row.querySelector('[data-part="arithmetic"] dd')!;
    expect(lens.textContent).toContain(outcomeWords[readings.arithmetic!.outcome]);
    expect(row.querySelector('[data-part="data"] dd')!.textContent).toBe(
      claim.test.kind === 'elsewhere' ? 'Ydoes not apply' : 'Yno data',
    );
    expect(row.querySelector('.facts dd')!.textContent).toBe(reasonText(ledgerRow, defaultSettings));
    expect(row.querySelector('a')!.getAttribute('href')).toBe(`claims/${claim.id}/`);
  }
  expect(board.textContent).not.toMatch(leaks);
});

test('beside the four lenses stands the share of plausible settings in range, for claims that have one, and leads to it', () => {
  const { draws, deployments, accepted } = committedSummary;
  const board = shown(rows);
  for (const { claim } of rows) {
    const place = board.querySelector(`#claim-${claim.id} .claim__lenses > [data-part="assumptions"]`);
    const yes = accepted['89']![claim.id];
    expect([claim.id, place !== null]).toEqual([claim.id, yes !== undefined]);
    if (place === null || yes === undefined) continue;
    const share = percent(yes / draws);
    const chip = place.querySelector('a')!;
    expect(chip.textContent).toBe(
      `${share} of settingsin range in ${share} of ${count(draws)} plausible settings of ${count(deployments)} deployments each`,
    );
    expect(chip.getAttribute('href')).toBe(`believe/?view=claim-${claim.id}`);
    expect(place.querySelector('dt')!.textContent).toBe('Assumptions');
  }
  expect(board.querySelector('.board__legend')!.textContent).toContain(
    'assumptions, the share of plausible settings',
  );
  // where no scenario says which published baseline counts, both shares are there
  const settings = withSettings({ attentionMedian: 20 });
  const both = shown(rows, { ...context(), settings }).querySelector('#claim-success-baseline .chip--share')!;
  expect(both.textContent).toContain('in range in 9.4% or 7.0% of');
});

test.each([340, 932, 1120])(
  'at %i pixels the five marks of a row stay inside it and do not touch',
  (width) => {
    const board = shown(rows);
    board.style.inlineSize = `${width}px`;
    const lines = [...board.querySelectorAll<HTMLElement>('.claim')];
    for (const { dataset } of lines) dataset.drawn = ''; // laid out wherever they are
    for (const row of lines) {
      const edges = row.getBoundingClientRect();
      const marks = [...row.querySelectorAll('.chip, .claim__more > summary, .claim__verdict .badge')].map(
        (mark) => mark.getBoundingClientRect(),
      );
      for (const mark of marks) {
        expect(mark.left).toBeGreaterThanOrEqual(edges.left);
        expect(mark.right).toBeLessThanOrEqual(edges.right + 0.5);
        expect(mark.bottom).toBeLessThanOrEqual(edges.bottom);
        expect(marks.filter((other) => other !== mark && overlap(mark, other))).toEqual([]);
      }
      if (width > 1100 && row.querySelectorAll('.chip--share').length > 0)
        expect(edges.height).toBeLessThanOrEqual(row.querySelectorAll('.printed').length > 2 ? 110 : 90);
    }
  },
);

const overlap = (a: DOMRect, b: DOMRect): boolean =>
  a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;

test('each of the six verdicts has its word and its badge', () => {
  const [first] = rows;
  for (const kind of verdictKinds) {
    const board = claimsBoard(publishedClaims, [{ ...first!, verdict: kind }], context());
    const badge = board.querySelector<HTMLElement>(`#claim-${first!.claim.id} .claim__verdict .badge`)!;
    expect(badge.dataset.verdict).toBe(kind);
    expect(badge.textContent).toBe(verdictWords[kind]);
  }
});

test('a row unfolds to definition, source, range and estimator, and stays unfolded when a new result comes', async () => {
  const given = context();
  const board = shown(rows, given);
  const details = board.querySelector('#claim-success-genops details')!;
  await page.elementLocator(details.querySelector('summary')!).click();
  await expect.poll(() => given.unfolded.has('success-genops')).toBe(true);
  for (const term of [
    'Definition',
    'Printed',
    'Accepted range',
    'Our result',
    'Arithmetic',
    'Model',
    'A pass does not show',
  ])
    expect(details.textContent).toContain(term);
  const next = shown(rows, given);
  expect(next.querySelector<HTMLDetailsElement>('#claim-success-genops details')!.open).toBe(true);
  expect(next.querySelector<HTMLDetailsElement>('#claim-success-baseline details')!.open).toBe(false);
});

test('what is folded away can be drawn later, and is there when someone unfolds it before', async () => {
  const waiting: (() => void)[] = [];
  const board = shown(rows, { ...context(), later: (draw) => waiting.push(draw) });
  const facts = (id: string): number => board.querySelectorAll(`#claim-${id} .facts`).length;
  expect([waiting.length, facts('success-genops')]).toEqual([publishedClaims.length, 0]);
  await page.elementLocator(board.querySelector('#claim-success-genops summary')!).click();
  expect([facts('success-genops'), facts('success-baseline')]).toEqual([1, 0]);
  for (const draw of waiting) draw();
  expect(publishedClaims.map(({ id }) => facts(id))).toEqual(publishedClaims.map(() => 1));
});

test('what a run has to remark on a claim stands in its details', () => {
  const remarks = new Map([['safety-violations', 'The Friday rule never applied.']]);
  const board = shown(rows, { ...context(), remarks });
  expect(board.querySelector('#claim-safety-violations')!.textContent).toContain(
    'The Friday rule never applied.',
  );
  expect(board.querySelector('#claim-canary-catch')!.textContent).not.toContain('never applied');
});

test('rows of one group and unit share a scale', () => {
  const board = shown(rows);
  const ticks = (id: string): (string | null)[] =>
    Array.from(board.querySelectorAll(`#claim-${id} .chart__tick`), (tick) => tick.textContent);
  expect(ticks('success-genops').length).toBeGreaterThan(1);
  expect(ticks('success-genops')).toEqual(ticks('success-baseline'));
});

test('a count of violations is shown as a count with its upper bound, on a scale of its own', () => {
  const board = shown(rows);
  const row = board.querySelector('#claim-safety-violations')!;
  expect(row.querySelector('.claim__number')!.textContent).toBe('0 of 200');
  expect(row.querySelector('.claim__interval')!.textContent).toMatch(/^upper bound 1\.\d%$/);
  const ticks = Array.from(row.querySelectorAll('.chart__tick'), (tick) => tick.textContent);
  expect(ticks[0]).toBe('0%');
  expect(ticks.join(' ')).not.toContain('−');
});

test('the labels of a strip stay inside it', () => {
  const board = shown(rows);
  board.style.inlineSize = '340px';
  for (const strip of board.querySelectorAll('.claim__strip svg')) {
    const { left, right } = strip.getBoundingClientRect();
    for (const tick of strip.querySelectorAll('.chart__tick')) {
      const own = tick.getBoundingClientRect();
      expect(own.left).toBeGreaterThanOrEqual(left - 0.5);
      expect(own.right).toBeLessThanOrEqual(right + 0.5);
    }
  }
});

test('before the first result no row shows a verdict, and while the replay runs its column waits', () => {
  expect(shown(null).querySelector('[data-verdict]')).toBeNull();
  const board = shown(viewOf(200).rows);
  const row = board.querySelector('#claim-success-genops')!;
  expect(row.querySelector('[data-part="replay"] [data-stance="waiting"]')).not.toBeNull();
  expect(row.querySelector('[data-verdict]')).not.toBeNull();
});

test('claims in which the lenses differ come first when asked for', () => {
  const board = shown(rows, context(), { ...everything, order: 'lenses' });
  const first = board.querySelector('.claim')!;
  const outcomes = [...first.querySelectorAll('.claim__lenses [data-reading]')].map((n) => n.textContent);
  expect(new Set(outcomes).size).toBeGreaterThan(1);
});

test('a constructed scenario says what one would have to believe', () => {
  const settings = withSettings({ reviewerSensitivity: 0.9, bakeScale: 0.2 });
  const banner = constructedBanner({ ...scenarios[0]!, constructed: ['success-genops'] }, settings);
  expect(banner.textContent).toContain('searched for');
  expect(
    Array.from(banner.querySelectorAll('tbody tr'), (row) => row.querySelectorAll('td')[1]!.textContent),
  ).toEqual(expect.arrayContaining(['90', '0.2']));
});

test('a screen reader hears a row as sentence, printed figure, this run, verdict, why', async () => {
  const board = shown(rows);
  const row = page.elementLocator(board.querySelector('#claim-success-genops')!);
  const { claim, verdict } = rows.find((own) => own.claim.id === 'success-genops')!;
  await expect.element(row.getByRole('link', { name: claim.sentence, exact: true })).toBeVisible();
  const heard = row.element().textContent.replaceAll(/\s+/g, ' ');
  const order = [claim.sentence, 'Printed: 96.8%', 'Our result: ', verdictWords[verdict]].map((part) =>
    heard.indexOf(part),
  );
  expect(order.every((at) => at >= 0)).toBe(true);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(row.element().querySelector('svg')!.getAttribute('aria-hidden')).toBe('true');
});

test('a reader’s own log fills its column and a second point, and decides no verdict', () => {
  const own = rows.find(({ claim }) => claim.id === 'rollback-genops')!;
  const estimate = { value: 0.02, lower: 0.016, upper: 0.024, method: 'Wilson', n: 4000 };
  const read = { ...own.mechanism, kind: 'reproduced' as const, estimate, why: 'It lies inside.' };
  const board = shown(withData(rows, new Map([[own.claim.id, read]])));
  const row = board.querySelector<HTMLElement>(`#claim-${own.claim.id}`)!;
  expect(row.querySelector<HTMLElement>('[data-lens="data"]')!.dataset.reading).toBe('reproduced');
  expect(row.querySelector<HTMLElement>('[data-verdict]')!.dataset.verdict).toBe(own.verdict);
  expect(row.querySelectorAll('.claim__strip .estimate').length).toBe(2);
});

test('the place for a log is empty until it is unfolded, and hands on what its zone has judged', async () => {
  const verdicts = new Map([[rows[0]!.claim.id, rows[0]!.mechanism]]);
  const zone = document.createElement('div');
  let value: { verdicts: typeof verdicts } | null = null;
  Object.defineProperty(zone, 'value', { get: () => value });
  const control = ownData(zone as unknown as LazyZone);
  document.body.replaceChildren(control);
  expect(control.value).toBeNull();
  const heard: unknown[] = [];
  control.addEventListener('input', () => heard.push(control.value));
  value = { verdicts };
  zone.dispatchEvent(new Event('input'));
  expect(heard).toEqual([verdicts]);
});
