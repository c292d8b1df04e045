/** The authoring surface: handles, templates that escape, links that keep the run. */
import { expect, expectTypeOf, test } from 'vitest';
import { defineNotebook, type Handle } from '../../notebooks/authoring/define.ts';
import { element, html } from '../../notebooks/authoring/html.ts';
import { changedQuery, claimHref, deploymentIn, linkTo } from '../../notebooks/authoring/links.ts';

const meta = { title: 'Test', lead: '', claims: [], path: 'test/' };

test('cells keep their order, and a handle carries the type of what its cell returns', () => {
  const notebook = defineNotebook(meta, ({ study, prose, cell, text }) => {
    prose('<p>First.</p>');
    const n = cell('n', { run: study }, ({ run }) => run.study.config.deployments);
    const later = cell('later', { n }, ({ n: count }) => Promise.resolve(String(count)));
    expectTypeOf(n).toEqualTypeOf<Handle<number>>();
    expectTypeOf(later).toEqualTypeOf<Handle<string>>();
    text({ later }, ({ later: word }) => html`<p>${word}</p>`);
  });
  expect(notebook.cells.map(({ kind }) => kind)).toEqual(['prose', 'cell', 'cell', 'prose']);
});

test('two cells of one name, or the name of the run, are refused', () => {
  expect(() =>
    defineNotebook(meta, ({ cell }) => {
      cell('a', {}, () => 1);
      cell('a', {}, () => 2);
    }),
  ).toThrow('two cells named a');
  expect(() => defineNotebook(meta, ({ cell }) => void cell('study', {}, () => 1))).toThrow('named study');
});

test('a place can be reserved and a column chosen for a cell that stands above', () => {
  const { cells } = defineNotebook(meta, ({ cell, before, column }) => {
    const a = cell('a', {}, () => 1);
    before(a, () => html`<p>soon</p>`);
    column(a, 'spread');
    expect(() => before({ name: 'b' }, () => html``)).toThrow('no cell named b');
  });
  expect(cells[0]).toMatchObject({ name: 'a', column: 'spread' });
  expect(cells[0]!.before!().textContent).toBe('soon');
});

test('a cell that stands above can be drawn when the site is built; no other is', () => {
  const { cells } = defineNotebook(meta, ({ cell, drawnAtBuild }) => {
    drawnAtBuild(cell('a', {}, () => html`<p>a</p>`));
    cell('b', {}, () => 1);
    expect(() => drawnAtBuild({ name: 'c' })).toThrow('no cell named c');
  });
  expect(cells.map((spec) => spec.drawnAtBuild)).toEqual([true, false]);
});

test('prose that ends with a heading says so: it stays with the cell below it', () => {
  const { cells } = defineNotebook(meta, ({ prose }) => {
    prose('<p>Before.</p>\n<h2>A heading</h2>\n');
    prose('<h2>A heading</h2><p>and its text</p>');
  });
  expect(cells.map(({ heads }) => heads)).toEqual([true, false]);
});

test('a template that is used again takes new values, and leaves what it made before alone', () => {
  const made = ['a', 'b'].map(
    (word, i) => element`<p class="x ${word}" title="${i}">${[word, i]}${null}</p>`,
  );
  expect(made.map(({ outerHTML }) => outerHTML.replaceAll(/ (class|title)="[^"]*"/g, ''))).toEqual([
    '<p>a0</p>',
    '<p>b1</p>',
  ]);
  expect(made.map(({ className, title }) => [className, title])).toEqual([
    ['x a', '0'],
    ['x b', '1'],
  ]);
});

test('no value becomes markup', () => {
  const shown = element`<p title="${'"><b>'}">${'<img src=x onerror=alert(1)>'}</p>`;
  expect(shown.querySelector('img, b')).toBeNull();
  expect(shown.textContent).toBe('<img src=x onerror=alert(1)>');
  expect(shown.title).toBe('"><b>');
});

test('a range or a p-value stays on one line, in text only', () => {
  const said = element`<p title="${'1–2%'}">${'Ours (82.7–88.8%, 21.1–26.4 min), p < 0.001.'}</p>`;
  expect(said.title).toBe('1–2%');
  expect([...said.querySelectorAll('.one-line')].map((part) => part.textContent)).toEqual([
    '82.7–88.8%',
    '21.1–26.4 min',
    'p < 0.001',
  ]);
});

test('nodes and lists go where they stand, in tables too', () => {
  const table = element`<table><tbody>${[1, 2].map((n) => html`<tr><td>${n}</td></tr>`)}</tbody></table>`;
  expect(Array.from(table.querySelectorAll('tr'), (row) => row.textContent)).toEqual(['1', '2']);
});

test('links go from page to page and open the same run', () => {
  expect(linkTo('', 'cycle-time/', 'seed=7')).toBe('cycle-time/?seed=7');
  expect(linkTo('cycle-time/', '', 'seed=7')).toBe('../?seed=7');
  expect(linkTo('methods/', 'deployment/', 'n=100', { deployment: 3 })).toBe(
    '../deployment/?n=100&deployment=3',
  );
  expect(linkTo('', '', '')).toBe('./');
  // what names something on one page stays behind, unless the link sets it
  expect(linkTo('deployment/', 'cycle-time/', 'n=100&deployment=3')).toBe('../cycle-time/?n=100');
  expect(claimHref('claims/canary-catch/', 'study-size', 'n=100')).toBe('../../claims/study-size/?n=100');
  expect(claimHref('', 'study-size', '', { n: 7 })).toBe('claims/study-size/?n=7');
  expect(changedQuery('n=100&deployment=3', { deployment: null })).toBe('n=100');
});

test('an address that asks for no deployment of the run gets the fallback', () => {
  expect(deploymentIn('deployment=12', 100, 5)).toBe(12);
  for (const bad of [
    '',
    'deployment=',
    'deployment=100',
    'deployment=-1',
    'deployment=1.5',
    'deployment=1e1',
    'deployment=x',
  ]) {
    expect(deploymentIn(bad, 100, 5)).toBe(5);
  }
});
