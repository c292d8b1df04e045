/** The table of parameters: on paper and screen, no value runs into the next column. */
import { afterEach, expect, it } from 'vitest';
import '../../site/styles/index.css';
import { defaultSettings } from '../../engine/simulator/settings.ts';
import { element } from '../../notebooks/authoring/html.ts';
import { parameterTables } from '../../notebooks/methods/parameter-tables.ts';

afterEach(() => document.body.replaceChildren());

it.each([700, 828, 1100])('every word has room in its cell at %d px', (width) => {
  const place = element`<main class="notebook" style="inline-size: ${width}px; max-inline-size: none">${parameterTables(defaultSettings)}</main>`;
  document.body.append(place);
  const cells = [...place.querySelectorAll('td')];
  expect(cells.length).toBeGreaterThan(300);
  const crowded = cells.filter((cell) => cell.scrollWidth > cell.clientWidth);
  expect(crowded.map(({ textContent }) => textContent)).toEqual([]);
});
