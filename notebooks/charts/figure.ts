/**
 * The one frame of every chart: the finding as its title, what is drawn as one line below, the drawing with values on hover
 * and focus, and a foot: the numbers as a table, downloads, a link. Title and numbers come from the result, never typed.
 */

import type { Study } from '../../engine/simulator/study.ts';
import { copyText } from '../authoring/copy.ts';
import { element, type Hole, html } from '../authoring/html.ts';
import { count } from '../format/number.ts';
import { answering } from './readout.ts';

export interface Frame {
  /** Its fragment in the page's address; left out, the title of its table in lower case. */
  readonly id?: string;
  /** What kind of chart of what, for those who cannot see it. */
  readonly label: string;
  /** The finding in one sentence; left out, the first of the caption. */
  readonly title?: Hole;
  /** What is drawn, in one line; left out, the label. */
  readonly subtitle?: string;
  readonly chart: SVGElement | HTMLElement;
  /** What else it says, below the drawing. */
  readonly caption?: Hole;
  /** Where it comes from: `run(study)`. */
  readonly run: string;
  readonly table: TableData;
  /** Of the claims that it decides: next to its title where there is room. */
  readonly notes?: readonly Node[];
  /** A link to the page that argues it; left out on that page. */
  readonly more?: HTMLAnchorElement;
}

export function figure({ label, chart, run, table, more, ...rest }: Frame): HTMLElement {
  const { subtitle = `${label}.`, notes = [], id = slug(table.title) } = rest;
  const [title, note] =
    rest.title === undefined ? parted(rest.caption ?? '') : [rest.title, rest.caption ?? ''];
  const root = document.createElement('figure');
  root.className = 'figure stack';
  root.id = `figure-${id}`;
  root.setAttribute('aria-labelledby', `${root.id}-title`);
  const place = chartPlace(chart, label);
  root.append(
    html`<figcaption id="${root.id}-title">
      <div class="figure__head stack gap-4"><p class="figure__title">${title}</p>
        <p class="figure__about tight ui-xs muted">${subtitle} <span class="figure__run">${run}</span></p></div>
      ${note === '' ? null : html`<p class="figure__note tight measure small">${note}</p>`}</figcaption>`,
    ...(notes.length === 0 ? [] : [html`<div class="figure__notes">${notes}</div>`]),
    place,
    figureFoot(table),
  );
  if (more !== undefined) root.querySelector('.figure__about')?.append(' ', more);
  return root;
}

/** The numbers as a table, and the ways out. */
export function figureFoot(table: TableData): Node {
  listen(document);
  return html`<div class="figure__foot ui-xs">
    <details class="figure__data"><summary>Table</summary>${dataTable(table)}</details>
    <div class="figure__ways no-print">${ways.map(
      ([kind, words, does]) =>
        html`<button type="button" class="figure__way" data-way="${kind}" title="${does}">${words}</button>`,
    )}</div></div>`;
}

/** A drawing as one image that answers to pointer and keyboard. @param label what kind of chart of what */
export function chartPlace(chart: Element, label: string): HTMLElement {
  chart.setAttribute('role', 'img');
  chart.setAttribute('aria-label', label);
  hideParts(chart);
  const place = element`<div class="figure__chart">${chart}</div>`;
  if (answering(chart)) {
    place.setAttribute('tabindex', '0'); // one stop, in which arrow keys walk the marks
    place.setAttribute('role', 'group');
    place.setAttribute('aria-label', 'Values of the drawing: arrow keys go through them, Escape leaves');
  }
  return place;
}

/** The ways out of a figure. */
const ways = [
  ['csv', 'CSV', 'Download the numbers as CSV'],
  ['svg', 'SVG', 'Download the drawing as SVG'],
  ['png', 'PNG', 'Download the drawing as PNG'],
  ['link', 'Copy link', 'Copy the address of this figure'],
] as const;

const listening = new WeakSet<Document>();

/** The document listens, not each figure: a figure that was part of the page's HTML works too. */
function listen(page: Document): void {
  if (listening.has(page)) return;
  listening.add(page);
  page.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>('[data-way]') : null;
    const root = button?.closest('figure');
    if (button && root) void take(button, root);
  });
}

async function take(button: HTMLButtonElement, root: HTMLElement): Promise<void> {
  const { way = '' } = button.dataset;
  if (way === 'link') {
    await copyText(button, `${location.href.replace(/#.*$/, '')}#${root.id}`);
    return;
  }
  const { download } = await import('./downloads.ts');
  await download(root, way);
}

/** The first sentence of a text, and the others. */
function parted(text: Hole): readonly [Hole, Hole] {
  const first = typeof text === 'string' ? /^.*?[.?!](?=\s+["“A-Z0-9])/s.exec(text)?.[0] : undefined;
  return first === undefined ? [text, ''] : [first, (text as string).slice(first.length).trim()];
}

const slug = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** Plot labels its groups without giving them a role, which checkers refuse; the whole is one image. */
function hideParts(chart: Element): void {
  for (const part of chart.querySelectorAll('[aria-label], [aria-description]')) {
    part.removeAttribute('aria-label');
    part.removeAttribute('aria-description');
  }
}

/** The same frame without data: when there is nothing to draw, it says why. */
export function emptyFigure(why: string): HTMLElement {
  const root = document.createElement('figure');
  root.className = 'figure stack figure--empty';
  root.append(html`<div class="figure__chart"><p>${why}</p></div>`);
  return root;
}

/** Beyond this width of the window a page is laid out for a screen, not for a phone. */
const PHONE = 640;

/**
 * The place of a figure that is not there yet.
 *
 * @param height pixels
 * @param onPhone where rows and captions take more lines
 * @param note what is under way
 */
export function reservedFigure(height: number, onPhone = height, note = ''): HTMLElement {
  const root = document.createElement('div');
  root.className = 'figure stack figure--reserved';
  root.style.setProperty('--reserved', `${innerWidth < PHONE ? onPhone : height}px`);
  root.setAttribute('aria-hidden', 'true');
  root.textContent = note;
  return root;
}

/** Numbers as a table: right-aligned, so that digits of one column line up; every column of numbers has one unit. */
interface Column {
  readonly head: string;
  /** Numbers are set at the end of their column. */
  readonly numeric?: boolean;
}

export interface TableData {
  /** What the table holds; read by screen readers, not shown. */
  readonly title: string;
  /** A head alone is a column of words; see `numbers`. */
  readonly columns: readonly (string | Column)[];
  /** The first cell heads its row. */
  readonly rows: readonly (readonly Hole[])[];
  /** On a phone each row becomes a card; for tables too wide to scroll with pleasure. */
  readonly cards?: boolean;
}

/** Columns of numbers, by their heads. */
export function numbers(...heads: readonly string[]): readonly Column[] {
  return heads.map((head) => ({ head, numeric: true }));
}

/** A table in a place of its own that scrolls sideways and can be reached by keyboard. */
export function dataTable({ title, columns: named, rows, cards = false }: TableData): HTMLElement {
  const columns = named.map((column) => (typeof column === 'string' ? { head: column } : column));
  const place = document.createElement('div');
  place.className = cards ? 'table-place table-place--cards' : 'table-place';
  place.tabIndex = 0;
  place.setAttribute('role', 'region');
  place.setAttribute('aria-label', title);
  place.append(
    html`<table class="data">
      <caption class="visually-hidden">${title}</caption>
      <thead><tr>${columns.map(headOf)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${row.map((cell, i) => cellOf(cards && i > 0 && cell !== '' ? html`<div>${cell}</div>` : cell, i, columns))}</tr>`)}</tbody>
    </table>`,
  );
  return place;
}

function headOf({ head, numeric }: Column): Node {
  return numeric ? html`<th scope="col" class="numeric">${head}</th>` : html`<th scope="col">${head}</th>`;
}

function cellOf(cell: Hole, i: number, columns: readonly Column[]): Node {
  if (i === 0) return html`<th scope="row">${cell}</th>`;
  const head = columns[i]?.head ?? '';
  return columns[i]?.numeric
    ? html`<td class="numeric" data-head="${head}">${cell}</td>`
    : html`<td data-head="${head}">${cell}</td>`;
}

/** What every figure takes beside the run. */
export interface FigureOptions {
  readonly width: number;
  /** Where a page shows two of a kind: see `Frame`. */
  readonly id?: string;
  /** Of the claims that it decides. */
  readonly notes?: readonly Node[];
  /** A link to the page that argues it. */
  readonly more?: HTMLAnchorElement;
}

/** Several drawings as one image. */
export function stacked(...drawings: readonly SVGElement[]): HTMLElement {
  const place = document.createElement('div');
  place.className = 'stacked stack gap-16';
  place.append(...drawings);
  return place;
}

/** `n = 500, seed 42, 95% intervals.` */
export function runLabel(study: Study): string {
  return `${runName(study)}, 95% intervals.`;
}

/** `n = 500, seed 42`, for what has no interval. A long seed is cut in the middle. */
export function runName({ config }: Study): string {
  const { seed } = config;
  const shown = seed.length > 24 ? `${seed.slice(0, 12)}…${seed.slice(-8)}` : seed;
  return `n\u00a0=\u00a0${count(config.deployments)}, seed\u00a0${shown}`;
}
