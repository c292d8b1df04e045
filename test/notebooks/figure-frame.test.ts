/** What every figure offers: its finding, its values on hover and on focus, its numbers and drawing to take away. */
import Papa from 'papaparse';
import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../site/styles/index.css';
import { canaryFlowFigure } from '../../notebooks/charts/canary.ts';
import { cycleTimeFigure } from '../../notebooks/charts/cycle-time.ts';
import { csvOf, pngOf } from '../../notebooks/charts/downloads.ts';
import { outcomesFigure } from '../../notebooks/charts/outcomes.ts';
import { rocFigure } from '../../notebooks/charts/ranking.ts';
import { viewOf } from './view-of.ts';

const view = viewOf(300);
const figures = { cycleTimeFigure, outcomesFigure, canaryFlowFigure, rocFigure };

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

function shown(draw: (run: typeof view, place: { width: number }) => HTMLElement): HTMLElement {
  const figure = draw(view, { width: 800 });
  figure.style.inlineSize = '800px';
  document.body.replaceChildren(figure);
  return figure;
}

const readout = (): string => document.querySelector('.readout')?.textContent ?? '';
const way = (figure: HTMLElement, words: string): HTMLButtonElement =>
  [...figure.querySelectorAll<HTMLButtonElement>('.figure__way')].find(
    ({ textContent }) => textContent === words,
  )!;

/** Presses a download; the file that the browser would have been given, and its name. */
async function taken(figure: HTMLElement, words: string): Promise<{ file: Blob; name: string }> {
  const files: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    files.push(file as Blob);
    return 'about:blank';
  });
  let name = '';
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    name = this.download;
  });
  way(figure, words).click();
  await expect.poll(() => name).not.toBe('');
  return { file: files[0]!, name };
}

for (const [name, draw] of Object.entries(figures)) {
  test(`${name}: its finding is the title, its foot has a table, downloads and its address`, () => {
    const figure = shown(draw);
    const title = figure.querySelector('.figure__title')!;
    expect(title.textContent).toMatch(/\d.*\.$/s);
    expect(figure.id).toMatch(/^figure-[a-z-]+$/);
    expect(draw(view, { width: 400 }).id).toBe(figure.id);
    const foot = figure.querySelector('.figure__foot')!;
    expect(foot.querySelector('summary')!.textContent).toBe('Table');
    expect([...foot.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual([
      'CSV',
      'SVG',
      'PNG',
      'Copy link',
    ]);
  });

  test(`${name}: papaparse reads the CSV, and finds the table in it`, async () => {
    const figure = shown(draw);
    const { file, name: fileName } = await taken(figure, 'CSV');
    expect(fileName).toBe(`${figure.id}.csv`);
    const { data, errors } = Papa.parse<string[]>((await file.text()).replace('\ufeff', '').trimEnd());
    expect(errors).toEqual([]);
    const table = figure.querySelector('table')!;
    expect(data.length).toBe(table.rows.length);
    for (const record of data) expect(record.length).toBe(table.rows[0]!.cells.length);
  });

  test(`${name}: the SVG is well formed and needs no style sheet, the PNG is twice its size`, async () => {
    const figure = shown(draw);
    const { file } = await taken(figure, 'SVG');
    const text = await file.text();
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    expect(parsed.querySelector('parsererror')).toBeNull();
    const root = parsed.documentElement;
    expect(root.namespaceURI).toBe('http://www.w3.org/2000/svg');
    expect(text).not.toMatch(/var\(|class=|<style|oklab|currentColor|currentcolor|data-tip/);
    expect(root.querySelector('title')!.textContent).toBe(
      figure.querySelector('.figure__title')!.textContent,
    );
    expect(text).toContain('font-family=');
    const size = ['width', 'height'].map((side) => Number(root.getAttribute(side)));
    expect(size[0]).toBeGreaterThan(400);
    const png = await createImageBitmap(await pngOf(text));
    expect([png.width, png.height]).toEqual(size.map((pixels) => pixels * 2));
  });
}

test('arrow keys walk the values of a figure from one tab stop, Escape leaves it', async () => {
  const figure = shown(outcomesFigure);
  const stop = figure.querySelector<HTMLElement>('.figure__chart')!;
  expect(figure.querySelectorAll('.figure__chart [tabindex], .figure__chart a')).toHaveLength(0);
  const height = figure.offsetHeight;
  await userEvent.tab();
  expect(document.activeElement).toBe(stop);
  const tips = [...figure.querySelectorAll('[data-tip]')].map((mark) => mark.getAttribute('data-tip'));
  expect(readout()).toBe(tips[0]);
  expect(document.querySelector('.readout')!.getAttribute('role')).toBe('status');
  await userEvent.keyboard('{ArrowRight}');
  expect(readout()).toBe(tips[1]);
  await userEvent.keyboard('{End}');
  expect(readout()).toBe(tips.at(-1));
  await userEvent.keyboard('{ArrowUp}{Home}{ArrowLeft}');
  expect(readout()).toBe(tips[0]);
  expect(figure.offsetHeight).toBe(height);
  await userEvent.keyboard('{Escape}');
  expect(document.activeElement).not.toBe(stop);
  expect(readout()).toBe('');
});

test('a pointer on a mark shows its value, and one beside the drawing none', async () => {
  const figure = shown(outcomesFigure);
  const mark = [...figure.querySelectorAll('[data-tip]')].at(-1)!;
  const { left, top, width, height } = mark.getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true };
  mark.dispatchEvent(new PointerEvent('pointermove', at));
  expect(readout()).toBe(mark.getAttribute('data-tip'));
  expect(mark.hasAttribute('data-shown')).toBe(true);
  document.body.dispatchEvent(new PointerEvent('pointermove', { bubbles: true }));
  expect(readout()).toBe('');
  mark.dispatchEvent(new PointerEvent('pointerdown', at));
  expect(readout()).toBe(mark.getAttribute('data-tip'));
  figure.remove();
  await expect.poll(readout).toBe('');
});

test('numbers in a CSV are numbers, and no cell begins a formula', () => {
  const table = document.createElement('table');
  table.innerHTML =
    '<tr><td>15,847</td><td>−0.5</td><td>+7.8\u00a0points</td><td>a, “b”</td><td>say "c"</td></tr>';
  expect(csvOf(table)).toBe('15847,-0.5,7.8 points,"a, “b”","say ""c"""\r\n');
});

test('the link of a figure is the page’s address with its fragment', async () => {
  const figure = shown(cycleTimeFigure);
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  way(figure, 'Copy link').click();
  await expect.poll(() => write.mock.calls.length).toBe(1);
  expect(write.mock.calls[0]![0]).toBe(`${location.href.replace(/#.*/, '')}#figure-cycle-time`);
});
