/** Rows of numbers on a phone: no label is cut off at the screen's edge, none touches its neighbor. */
import { afterEach, expect, test } from 'vitest';
import '../../site/styles/index.css';
import { rowsChart } from '../../notebooks/charts/rows.ts';
import { factorsChart } from '../../notebooks/deployment/decisions.ts';
import { minutes } from '../../notebooks/format/time.ts';

afterEach(() => document.body.replaceChildren());

const WIDTH = 358;

/** Where the texts of a class stand, left and right, from left to right. */
function spansOf(chart: SVGSVGElement, selector: string): readonly (readonly [number, number])[] {
  const place = document.createElement('div');
  place.style.width = `${WIDTH}px`;
  place.append(chart);
  document.body.replaceChildren(place);
  const { left } = chart.getBoundingClientRect();
  const boxes = [...chart.querySelectorAll(selector)].map((text) => text.getBoundingClientRect());
  return boxes.map((box) => [box.left - left, box.right - left] as const).toSorted(([a], [b]) => a - b);
}

test.each([
  [21, 26],
  [0, 300],
  [0, 60],
  [1000, 1400],
])('ticks from %d to %d min stand inside and apart', (low, high) => {
  const estimate = { value: low, lower: low, upper: high };
  const rows = [{ label: 'this run', owner: 'genops', estimate, value: 'a value' }] as const;
  const chart = rowsChart(
    { groups: [{ heading: '', rows }], domain: [low, high], tick: (value) => minutes(value), bars: false },
    { width: WIDTH },
  );
  const spans = spansOf(chart, '.chart__tick');
  expect(spans.length).toBeGreaterThan(1);
  expect(spans[0]![0]).toBeGreaterThanOrEqual(-4); // widths are estimated
  expect(spans.at(-1)![1]).toBeLessThanOrEqual(WIDTH + 4);
  for (const [k, [from]] of spans.slice(1).entries()) expect(from).toBeGreaterThan(spans[k]![1] + 4);
});

test('the names of the risk levels stand inside and apart', () => {
  const levels = [
    { label: 'low', from: 0 },
    { label: 'medium', from: 0.5 },
    { label: 'high', from: 0.7 },
    { label: 'critical', from: 0.9 },
  ];
  const factors = [{ label: 'service tier', weight: 0.25, value: 0.2 }];
  const chart = factorsChart(factors, { value: 0.05, lower: 0.04, upper: 0.06 }, levels, { width: WIDTH });
  const names = spansOf(chart, '.chart__tick').filter((_, k) => k % 2 === 0);
  expect(spansOf(chart, '.chart__tick').at(-1)![1]).toBeLessThanOrEqual(WIDTH + 4);
  for (const [k, [from]] of names.slice(1).entries()) expect(from).toBeGreaterThan(names[k]![1]);
});

test('on a phone neither the rule of a flag nor the accepted range runs through a label or a value', () => {
  const estimate = { value: 0.5, lower: 0.4, upper: 0.6 };
  const row = { label: 'a label', owner: 'genops', estimate, value: '50.0% (40.0–60.0%)' } as const;
  const chart = rowsChart(
    {
      groups: [
        { heading: 'a heading', rows: [row, row] },
        { heading: 'another', rows: [row] },
      ],
      domain: [0, 1],
      tick: String,
      bars: false,
      // below the label, and below the value
      flags: [
        { printed: '5%', value: 0.05 },
        { printed: '90%', value: 0.9 },
      ],
      band: { lower: 0, upper: 1 },
    },
    { width: WIDTH },
  );
  spansOf(chart, 'text');
  const texts = [...chart.querySelectorAll('.row text, .chart__heading')].map((text) =>
    text.getBoundingClientRect(),
  );
  const through = [...chart.querySelectorAll('.paper-mark line, .band')].filter((mark) => {
    const box = mark.getBoundingClientRect();
    return texts.some(
      ({ left, right, top, bottom }) =>
        box.left < right && box.right > left && box.top < bottom - 3 && box.bottom > top + 3,
    );
  });
  expect(texts.length).toBe(8);
  expect(chart.querySelectorAll('.paper-mark line').length).toBe(8);
  expect(through).toEqual([]);
});
