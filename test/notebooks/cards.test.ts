/** The three cards of the first screen: printed next to ours, with the verdict and its reason; a preview over what it is compared with. */
import { expect, test } from 'vitest';
import '../../site/styles/index.css';
import { page } from 'vitest/browser';
import { rowFor } from '../../engine/claims/lenses/ledger.ts';
import { csvOf } from '../../notebooks/charts/downloads.ts';
import { pipelinesDiagram } from '../../notebooks/charts/pipelines.ts';
import { findingCards } from '../../notebooks/claims/cards.ts';
import { inUnit } from '../../notebooks/format/estimate.ts';
import { firstSentence } from '../../notebooks/format/words.ts';
import { degenerateViews, leaks, viewOf } from './view-of.ts';

const run = viewOf(300);
const ids = ['cycle-time-improvement', 'success-genops', 'canary-catch'];

function shown(result: Parameters<typeof findingCards>[0], width = 1120, settled: typeof run | null = null) {
  const cards = findingCards(result, { width, settled, linkTo: (to) => `./${to}` });
  cards.style.inlineSize = `${width}px`;
  document.body.replaceChildren(cards);
  return cards;
}

const card = (id: string): HTMLElement => document.querySelector<HTMLElement>(`[data-finding="${id}"]`)!;

test('each card has the printed figure, our result, the verdict, the reason in a sentence and the way to its claim', () => {
  shown(run);
  for (const id of ids) {
    const row = rowFor(run.rows, id);
    expect(card(id).querySelector('.printed')!.textContent).toBe(row.claim.printed);
    expect(card(id).querySelector('.finding__ours')!.textContent).toBe(
      inUnit(row.claim.unit, row.estimate!.value),
    );
    expect(card(id).querySelector<HTMLElement>('[data-verdict]')!.dataset).toMatchObject({
      claim: id,
      verdict: row.verdict,
    });
    expect(card(id).textContent).toContain(firstSentence(row.why));
    expect(card(id).querySelector('a')!.getAttribute('href')).toBe(`./claims/${id}/`);
    expect(card(id).querySelector('.paper-mark text')!.textContent).not.toBe('');
  }
});

test('each card says what came out in its title, and its numbers can be read and taken along', async () => {
  shown(run);
  const titles = ids.map((id) => card(id).querySelector('h2')!.textContent);
  expect(titles).toEqual([
    'Cycle time: set, not tested',
    'Success rate: lower than printed',
    'Canary catch: more than printed',
  ]);
  for (const id of ids) {
    const row = rowFor(run.rows, id);
    const ways = [...card(id).querySelectorAll('.figure__foot :is(summary, button)')];
    expect(ways.map(({ textContent }) => textContent)).toEqual(['Table', 'CSV', 'SVG', 'PNG', 'Copy link']);
    const table = csvOf(card(id).querySelector('table')!);
    if (id !== 'cycle-time-improvement') {
      expect(table).toContain(inUnit('ratio', row.estimate!.value));
      expect(table).toContain(row.claim.printed);
    }
    expect(table.trim().split('\r\n').length).toBeGreaterThan(2);
  }
});

test('side by side on a desk, one below the other on a phone, and their text is never under 12 pixels nor outside', async () => {
  await page.viewport(1300, 900);
  for (const [width, columns] of [
    [1120, 3],
    [942, 3],
    [358, 1],
  ] as const) {
    const cards = shown(run, width);
    const tops = ids.map((id) => Math.round(card(id).getBoundingClientRect().top));
    expect(new Set(tops).size).toBe(columns === 3 ? 1 : 3);
    for (const drawing of cards.querySelectorAll('svg')) {
      const place = drawing.getBoundingClientRect();
      expect(Math.abs(place.width - drawing.viewBox.baseVal.width)).toBeLessThan(1.5);
      for (const text of drawing.querySelectorAll('text')) {
        expect(Number.parseFloat(getComputedStyle(text).fontSize)).toBeGreaterThanOrEqual(12);
        const { left, right } = text.getBoundingClientRect();
        expect([text.textContent, left >= place.left - 4 && right <= place.right + 4]).toEqual([
          text.textContent,
          true,
        ]);
      }
    }
  }
});

test('a preview is drawn over the outline of the settled result, and says what the number was', () => {
  const preview = viewOf(100, { changes: { reviewerSensitivity: 0.9, bakeScale: 1 } });
  expect(shown(run).querySelector('[class*="ghost"]')).toBeNull();
  const cards = shown(preview, 1120, run);
  expect(cards.dataset.state).toBe('preview');
  for (const id of ids) {
    expect(card(id).querySelector('[class*="ghost"]')).not.toBeNull();
    const was = rowFor(run.rows, id);
    expect(card(id).textContent).toContain(`was ${inUnit(was.claim.unit, was.estimate!.value)}`);
  }
});

test('each drawing is one stop of the keyboard, and its marks have their values in words', () => {
  shown(run);
  for (const id of ids) {
    const place = card(id).querySelector<HTMLElement>('.figure__chart')!;
    expect(place.tabIndex).toBe(0);
    expect(place.querySelector('svg')!.getAttribute('aria-label')).not.toBe('');
    expect(place.querySelectorAll('[data-tip]').length).toBeGreaterThan(2);
  }
  const tips = [...card('canary-catch').querySelectorAll<SVGElement>('[data-tip]')].map(
    ({ dataset }) => dataset.tip,
  );
  expect(tips.join('; ')).toMatch(/caught at 5% of traffic: [\d.]+% of bad changes/);
});

test('before the first result the cards keep their places: the same height', () => {
  const height = (): number => card('success-genops').getBoundingClientRect().height;
  shown(null);
  const waiting = height();
  shown(run);
  expect(Math.abs(height() - waiting)).toBeLessThan(30);
});

test.each(degenerateViews())('%s: the cards draw something true', (_name, view) => {
  expect(shown(view).innerText).not.toMatch(leaks);
  expect(shown(run, 358, view).innerHTML).not.toMatch(/NaN|Infinity/);
  expect(shown(view, 358).innerHTML).not.toMatch(/NaN|Infinity/);
});

test('both pipelines are drawn step by step, and said in words; nothing leaves the drawing', () => {
  for (const width of [1120, 860, 700, 358]) {
    const drawing = pipelinesDiagram({ width });
    document.body.replaceChildren(drawing);
    drawing.style.inlineSize = `${width}px`;
    expect(drawing.getAttribute('aria-label')).toContain('GenOps: Prepare (build and test), Context');
    const place = drawing.getBoundingClientRect();
    for (const part of drawing.querySelectorAll('text, rect')) {
      const { left, right, bottom } = part.getBoundingClientRect();
      expect(left).toBeGreaterThanOrEqual(place.left - 1);
      expect(right).toBeLessThanOrEqual(place.right + 1);
      expect(bottom).toBeLessThanOrEqual(place.bottom + 2);
    }
    const boxes = [...drawing.querySelectorAll('rect')].map((box) => box.getBBox());
    const texts = [...drawing.querySelectorAll<SVGTextElement>('text.at-middle')];
    expect(texts.every((text) => text.getBBox().width <= boxes[0]!.width)).toBe(true);
  }
});
