/** The methods page: its contents, and its parameters as a table, as lines and as a search finds them. */
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import '../../site/styles/index.css';
import { defaultSettings, parameterGroups, withSettings } from '../../engine/simulator/settings.ts';
import { element } from '../../notebooks/authoring/html.ts';
import { notebook as methods } from '../../notebooks/methods/notebook.ts';
import { parameterTables } from '../../notebooks/methods/parameter-tables.ts';
import { leave, mount } from './mounted.ts';
import { usualWindow } from './text-overlaps.ts';

afterEach(() => document.body.replaceChildren());

it.each([700, 828, 1100])('every word has room in its cell at %d px', (width) => {
  const place = element`<main class="notebook" style="inline-size: ${width}px; max-inline-size: none">${parameterTables(defaultSettings)}</main>`;
  document.body.append(place);
  const cells = [...place.querySelectorAll('td')];
  expect(cells.length).toBeGreaterThan(300);
  const crowded = cells.filter((cell) => cell.scrollWidth > cell.clientWidth);
  expect(crowded.map(({ textContent }) => textContent)).toEqual([]);
});

const shownIn = (words: string, width = 828): HTMLElement =>
  element`<div>${parameterTables(withSettings({ bakeScale: 1 }), words, width)}</div>`;

it('a search shows the parameters in which every word occurs, by key, label, source or reason, and counts them', () => {
  const all = shownIn('').querySelectorAll('tbody tr').length;
  expect(all).toBe(parameterGroups.flatMap(({ parameters }) => Object.keys(parameters)).length);
  for (const words of ['bakeScale', 'bake relative', 'Bake  CALIBRATED']) {
    const found = shownIn(words);
    expect([...found.querySelectorAll('tbody th')].map(({ textContent }) => textContent)).toContain(
      'Bake time, relative to the published code',
    );
    expect(found.querySelectorAll('tbody tr').length).toBeLessThan(all / 5);
    expect(found.querySelector('[role=status]')!.textContent).toMatch(/^\d+ of \d+ parameters match\.$/);
  }
  const none = shownIn('no such parameter');
  expect(none.querySelectorAll('table, h3').length).toBe(0);
  expect(none.textContent).toBe(`0 of ${all} parameters match.`);
});

it('a value is shown once, and with its default where the run changed it', () => {
  const cells = (words: string): string[] =>
    [...shownIn(words).querySelectorAll('tbody td.numeric')].map(({ textContent }) => textContent);
  expect(cells('bakeScale')).toEqual(['1 (default 0.3015)']);
  expect(cells('rampMinutes')).toEqual(['1']);
});

it('on a phone a parameter is one line, which unfolds to its range and source', () => {
  const phone = shownIn('rampMinutes', 358);
  expect(phone.querySelector('table')).toBeNull();
  const [line] = phone.querySelectorAll('details');
  expect(line!.open).toBe(false);
  expect(line!.querySelector('summary')!.textContent).toBe('Ramp before each stage 1\u00a0min');
  expect(line!.querySelector('p')!.textContent).toBe('Range 0–60. Source: assumption; shifting traffic.');
});

it('every link of the contents leads to a heading of the page', async () => {
  const { place } = mount(methods);
  await expect.poll(() => place.querySelectorAll('.contents a').length).toBeGreaterThan(6);
  const missing = (): string[] =>
    [...place.querySelectorAll<HTMLAnchorElement>('.contents a')]
      .map(({ hash }) => hash)
      .filter((hash) => place.querySelector(`h2${hash}`) === null);
  await expect.poll(missing).toEqual([]); // each cell comes in a task of its own
  leave();
});

it('the contents stay in the window while a wide page scrolls', async () => {
  await page.viewport(1400, 700);
  const { place } = mount(methods);
  await expect.poll(() => place.querySelector('.contents')).not.toBeNull();
  await expect.poll(() => place.querySelector('#glossary')).not.toBeNull();
  place.querySelector('#glossary')!.scrollIntoView();
  const { top, bottom } = place.querySelector('.contents')!.getBoundingClientRect();
  expect(scrollY).toBeGreaterThan(700);
  expect(top).toBeGreaterThanOrEqual(0);
  expect(bottom).toBeLessThanOrEqual(700);
  await usualWindow();
  leave();
});
