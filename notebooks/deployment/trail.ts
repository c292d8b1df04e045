/** The audit trail of one deployment: every event, and the links of the chain that seals it. */
import type { Explanation } from '../../engine/simulator/study.ts';
import { type Hole, html } from '../authoring/html.ts';
import { dataTable } from '../charts/data-table.ts';
import { count, decimal } from '../format/number.ts';
import { clock, weekdayAt } from '../format/time.ts';
import { spaced } from '../format/words.ts';

export function eventsTable({ events }: Explanation): HTMLElement {
  return dataTable({
    title: 'Audit events',
    columns: [
      { head: '#' },
      { head: 'time' },
      { head: 'event' },
      { head: 'by' },
      { head: 'what was recorded' },
    ],
    rows: events.map(({ sequence, minute, type, actor, summary, details }) => [
      count(sequence),
      `${weekdayAt(minute).slice(0, 3)} ${clock(minute)}`,
      spaced(type),
      spaced(actor),
      html`${summary} <details class="unfold"><summary>fields</summary><dl class="fields">${Object.entries(
        details,
      ).map(([key, value]) => html`<div><dt>${key}</dt><dd>${fieldText(value)}</dd></div>`)}</dl></details>`,
    ]),
  });
}

function fieldText(value: Explanation['events'][number]['details'][string]): Hole {
  if (typeof value === 'object') return value.length === 0 ? 'none' : value.map(scalar).join(', ');
  return scalar(value);
}

function scalar(value: number | string | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  return Number.isInteger(value) ? count(value) : Number.isFinite(value) ? decimal(value, 4) : 'none';
}

export function chain({ leaf }: Explanation): DocumentFragment {
  return html`<p>All of this is one leaf of ${count(leaf.bytes)} bytes. Its SHA-256 over the previous head is the new head; an edit of
      any field would change this head and every one after it.</p>
    <dl class="facts"><div><dt>Previous head</dt><dd class="digest">${leaf.previousHead}</dd></div>
      <div><dt>This head</dt><dd class="digest">${leaf.head}</dd></div></dl>`;
}
