/** Numbers as a table: right-aligned, so that digits of one column line up; every column of numbers has one unit. */
import { type Hole, html } from '../authoring/html.ts';

interface Column {
  readonly head: string;
  /** Numbers are set at the end of their column. */
  readonly numeric?: boolean;
}

export interface TableData {
  /** What the table holds; read by screen readers, not shown. */
  readonly title: string;
  readonly columns: readonly Column[];
  /** The first cell heads its row. */
  readonly rows: readonly (readonly Hole[])[];
  /** On a phone each row becomes a card; for tables too wide to scroll with pleasure. */
  readonly cards?: boolean;
}

/** A table in a place of its own that scrolls sideways and can be reached by keyboard. */
export function dataTable({ title, columns, rows, cards = false }: TableData): HTMLElement {
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
