/** The page of checks as the site mounts it: every check stands, the form answers, accessible in light and dark. */
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import '../../site/styles/index.css';
import '../../site/styles/numbers.css';
import { publishedChecks } from '../../engine/claims/consistency/index.ts';
import { rangesChart } from '../../notebooks/charts/ranges.ts';
import { notebook } from '../../notebooks/numbers-agree/notebook.ts';
import { ownChecks } from '../../notebooks/numbers-agree/own-checks.ts';
import { mountNotebook } from '../../site/notebook/mount.ts';
import { leaks } from './view-of.ts';

let place: HTMLElement;
let dispose = (): void => {};

beforeEach(async () => {
  document.documentElement.lang = 'en-GB';
  const main = document.createElement('main');
  const heading = document.createElement('h1');
  heading.textContent = notebook.title;
  place = document.createElement('div');
  place.className = 'notebook columns';
  main.append(heading, place);
  document.body.replaceChildren(main);
  const shell = mountNotebook(notebook, place);
  dispose = () => shell.dispose();
  await expect.poll(() => place.querySelectorAll('.own__result .badge').length).toBe(1);
  await expect.poll(() => place.querySelectorAll('.check').length).toBe(publishedChecks().length);
});
afterEach(() => {
  dispose();
  document.body.replaceChildren();
  delete document.documentElement.dataset.theme;
});

const input = (name: string): HTMLInputElement => place.querySelector<HTMLInputElement>(`#own-${name}`)!;
const choose = (id: string): void => {
  const select = place.querySelector<HTMLSelectElement>('#own-check')!;
  select.value = id;
  select.dispatchEvent(new Event('change', { bubbles: true }));
};
const type = (name: string, text: string): void => {
  input(name).value = text;
  input(name).dispatchEvent(new Event('change', { bubbles: true }));
};
const result = (): string => place.querySelector('.own__result')!.textContent;
const problem = (): string => place.querySelector('#own-problem')!.textContent;

describe('the published figures', () => {
  it('have a row a check, with printed strings, documents, chart, outcome and why', () => {
    for (const check of publishedChecks()) {
      const row = place.querySelector(`#check-${check.id}`)!;
      for (const { printed, source } of [...check.inputs, ...check.printed]) {
        expect(row.textContent).toContain(printed);
        expect(row.textContent).toContain(source.document);
      }
      expect(row.querySelector('.badge')!.textContent).toBe(check.outcome);
      expect(row.textContent).toContain(check.why);
      expect(row.querySelector('svg')).not.toBeNull();
    }
    expect(place.innerText).not.toMatch(leaks);
    expect(place.innerHTML).not.toMatch(/NaN|Infinity/);
  });

  it('are counted at the top by outcome', () => {
    const inconsistent = publishedChecks().filter(({ outcome }) => outcome === 'inconsistent').length;
    expect(place.querySelector('.check-summary')!.textContent).toMatch(
      new RegExp(`${inconsistent}\\s*inconsistent`),
    );
  });
});

describe('numbers of one’s own', () => {
  it.each(ownChecks)('$id: its example is checked at once', ({ id, example }) => {
    choose(id);
    expect(example.map(([name]) => [name, input(name).value])).toEqual(example);
    expect(problem()).toBe('');
    expect(result()).toMatch(/inconsistent/);
    expect(result()).toContain('Known false positives');
  });

  it('follow what is typed', () => {
    type('n', '500');
    expect(result()).toContain('72 of 500 rounds to 14.4%.');
    type('n', '15,847');
    expect(result()).toContain('no power');
  });

  it('that cannot be read are said in the words of the form, and their field is marked', () => {
    type('n', 'twelve');
    expect(problem()).toBe('n: expected a number as printed, such as 14.4, 96.8% or < 0.001, got "twelve".');
    expect(input('n').getAttribute('aria-invalid')).toBe('true');
    expect(input('share').hasAttribute('aria-invalid')).toBe(false);
    expect(result()).toBe('');
    type('n', '12');
    expect(problem()).toBe('');
    expect(input('n').hasAttribute('aria-invalid')).toBe(false);
  });

  it('that are no percentage are mended in the message', () => {
    type('share', '14.4');
    expect(problem()).toContain('a percentage is written 14.4%');
    expect(problem()).not.toMatch(/grim/i);
  });

  it('go back to the example', () => {
    type('n', '7');
    place.querySelector<HTMLButtonElement>('button[type="reset"]')!.click();
    expect(input('n').value).toBe('12');
    expect(result()).toContain('No whole number of 12');
  });
});

it.each(['light', 'dark'])('is accessible in %s', async (theme) => {
  document.documentElement.dataset.theme = theme;
  await expect.poll(() => document.getAnimations().length, { timeout: 10_000 }).toBe(0);
  const { violations } = await axe.run(place, { resultTypes: ['violations'] });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)).toEqual([]);
});

it('draws one value, no value, and ranges without end', () => {
  const point = { lower: 0.5, upper: 0.5 };
  for (const chart of [
    rangesChart({ unit: 'ratio', recomputed: [point], flags: [], bands: [point] }),
    rangesChart({
      unit: 'count',
      recomputed: [],
      flags: [{ printed: '0', value: 0 }],
      bands: [{ lower: 0, upper: 0 }],
    }),
    rangesChart({
      unit: 'number',
      recomputed: [point],
      flags: [{ printed: '> 0.8', value: 0.8 }],
      bands: [{ lower: 0.8, upper: Infinity }],
    }),
  ]) {
    expect(chart.outerHTML).not.toMatch(/NaN|Infinity/);
  }
});
