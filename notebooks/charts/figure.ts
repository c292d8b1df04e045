/**
 * The one frame of every chart: a drawing with role and label, a caption that states the finding, and the numbers behind
 * it as a table that can be unfolded. The caption comes from the result, never typed.
 */

import type { Study } from '../../engine/simulator/study.ts';
import { type Hole, html } from '../authoring/html.ts';
import { count } from '../format/number.ts';

export interface Frame {
  /** What kind of chart of what, for those who cannot see it: the caption says what was found. */
  readonly label: string;
  readonly chart: SVGElement | HTMLElement;
  /** The finding, with n, seed and interval. */
  readonly caption: Hole;
  /** Where it comes from: `run(study)`. */
  readonly run: string;
  readonly table: TableData;
  /** A link to the page that argues it; left out on that page. */
  readonly more?: HTMLAnchorElement;
}

let figures = 0;

export function figure({ label, chart, caption, run, table, more }: Frame): HTMLElement {
  const id = `figure-${++figures}`;
  const root = document.createElement('figure');
  root.className = 'figure stack';
  root.setAttribute('aria-labelledby', id);
  chart.setAttribute('role', 'img');
  chart.setAttribute('aria-label', label);
  hideParts(chart);
  root.append(
    html`<div class="figure__chart">${chart}</div>
      <figcaption id="${id}"><span class="figure__finding">${caption}</span> <span class="figure__run muted">${run}</span></figcaption>
      <details class="figure__data"><summary>The numbers</summary>${dataTable(table)}</details>`,
  );
  if (more !== undefined) root.querySelector('figcaption')?.append(' ', more);
  return root;
}

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
      <tbody>${rows.map((row) => html`<tr>${row.map((cell, i) => cellOf(cell, i, columns))}</tr>`)}</tbody>
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
