/** The claims board: a row a claim, before the first result and after it. */
import { expect, test } from 'vitest';
import '../../site/styles/index.css';
import { page } from 'vitest/browser';
import { publishedClaims } from '../../engine/claims/index.ts';
import { type Verdict, verdictKinds } from '../../engine/claims/verdict.ts';
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import { withSettings } from '../../engine/simulator/settings.ts';
import { claimsBoard } from '../../notebooks/claims/board.ts';
import { constructedBanner } from '../../notebooks/claims/constructed.ts';
import { sentence, summary } from '../../notebooks/claims/summary.ts';
import { verdictWords } from '../../notebooks/format/verdict.ts';
import { leaks, viewOf } from './view-of.ts';

const view = viewOf(200);
const context = () => ({ unfolded: new Set<string>(), linkTo: (path: string) => `./${path}` });

function shown(verdicts: readonly Verdict[] | null, given = context()): HTMLElement {
  const board = claimsBoard(publishedClaims, verdicts, given);
  document.body.replaceChildren(board);
  return board;
}

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
  const board = shown(view.verdicts);
  for (const { claim, kind, why } of view.verdicts) {
    const row = board.querySelector<HTMLElement>(`#claim-${claim.id}`)!;
    expect(row.dataset.verdict).toBe(kind);
    expect(row.querySelector('.badge')!.textContent).toBe(verdictWords[kind]);
    expect(row.querySelector('summary')!.textContent).toBe(why);
  }
  expect(board.textContent).not.toMatch(leaks);
});

test('each of the six verdicts has its word and its badge', () => {
  const [first] = view.verdicts;
  for (const kind of verdictKinds) {
    const board = claimsBoard(publishedClaims, [{ ...first!, kind }], context());
    const badge = board.querySelector<HTMLElement>(`#claim-${first!.claim.id} .badge`)!;
    expect(badge.dataset.verdict).toBe(kind);
    expect(badge.textContent).toBe(verdictWords[kind]);
  }
});

test('a row unfolds to definition, source, range and estimator, and stays unfolded when a new result comes', async () => {
  const given = context();
  const board = shown(view.verdicts, given);
  const details = board.querySelector('#claim-success-genops details')!;
  await page.elementLocator(details.querySelector('summary')!).click();
  await expect.poll(() => given.unfolded.has('success-genops')).toBe(true);
  for (const term of ['Definition', 'Printed', 'Holds for', 'This run'])
    expect(details.textContent).toContain(term);
  const next = shown(view.verdicts, given);
  expect(next.querySelector<HTMLDetailsElement>('#claim-success-genops details')!.open).toBe(true);
  expect(next.querySelector<HTMLDetailsElement>('#claim-success-baseline details')!.open).toBe(false);
});

test('rows of one group and unit share a scale', () => {
  const board = shown(view.verdicts);
  const ticks = (id: string): (string | null)[] =>
    Array.from(board.querySelectorAll(`#claim-${id} .chart__tick`), (tick) => tick.textContent);
  expect(ticks('success-genops').length).toBeGreaterThan(1);
  expect(ticks('success-genops')).toEqual(ticks('success-baseline'));
});

test('a count of violations is told as a count with its upper bound, on a scale of its own', () => {
  const board = shown(view.verdicts);
  const row = board.querySelector('#claim-safety-violations')!;
  expect(row.querySelector('.claim__number')!.textContent).toBe('0 of 200');
  expect(row.querySelector('.claim__interval')!.textContent).toMatch(/^upper bound 1\.\d\u202f%$/);
  const ticks = Array.from(row.querySelectorAll('.chart__tick'), (tick) => tick.textContent);
  expect(ticks[0]).toBe('0%');
  expect(ticks.join(' ')).not.toContain('−');
});

test('the labels of a strip stay inside it', () => {
  const board = shown(view.verdicts);
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

test('the sentence at the top counts what the badges show', () => {
  const said = sentence(view);
  expect(said).toContain(`Of the ${publishedClaims.length} published claims on this board`);
  expect(said).toContain('200 deployments are simulated');
  expect(said).toContain('not reproduced by this model');
  expect(sentence(viewOf(1))).toContain('1 deployment is simulated');
  expect(summary(view).querySelector('a')!.getAttribute('href')).toBe('#over-seeds');
  const counted = Array.from(summary(view).querySelectorAll('.summary__number'), (n) =>
    Number(n.textContent),
  );
  expect(counted).toEqual(verdictKinds.map((kind) => view.verdicts.filter((v) => v.kind === kind).length));
  expect(counted.reduce((a, b) => a + b)).toBe(publishedClaims.length);
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
  const board = shown(view.verdicts);
  const row = page.elementLocator(board.querySelector('#claim-success-genops')!);
  const { claim, kind } = view.verdicts.find((verdict) => verdict.claim.id === 'success-genops')!;
  await expect.element(row.getByRole('heading', { level: 3 })).toHaveTextContent(claim.sentence);
  const heard = row.element().textContent.replaceAll(/\s+/g, ' ');
  const order = [claim.sentence, 'Printed: 96.8%', 'This run: ', verdictWords[kind]].map((part) =>
    heard.indexOf(part),
  );
  expect(order.every((at) => at >= 0)).toBe(true);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(row.element().querySelector('svg')!.getAttribute('aria-hidden')).toBe('true');
});
