/**
 * The one frame of every chart: a drawing with role and label, a caption that states the finding, and the numbers behind
 * it as a table that can be unfolded. The caption comes from the result, never typed.
 */
import { type Hole, html } from '../authoring/html.ts';
import { dataTable, type TableData } from './data-table.ts';

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

/** The place of a figure that is not there yet. @param height pixels @param onPhone where rows and captions take more lines */
export function reservedFigure(height: number, onPhone = height): HTMLElement {
  const root = document.createElement('div');
  root.className = 'figure stack figure--reserved';
  root.style.setProperty('--reserved', `${innerWidth < PHONE ? onPhone : height}px`);
  root.setAttribute('aria-hidden', 'true');
  return root;
}
