/** The audit trail of one deployment: every event, and the links of the chain that seals it. */
import { summaryOf } from '../../engine/audit-log/summary.ts';
import type { Explanation } from '../../engine/simulator/study.ts';
import { html } from '../authoring/html.ts';
import { dataTable } from '../charts/data-table.ts';
import { eventFields } from '../format/event-fields.ts';
import { count } from '../format/number.ts';
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
    rows: events.map((event) => [
      count(event.sequence),
      `${weekdayAt(event.minute).slice(0, 3)}\u00a0${clock(event.minute)}`,
      spaced(event.type),
      event.model === null ? spaced(event.actor) : `${spaced(event.actor)} ${event.model}`,
      html`${summaryOf(event)} <details class="unfold"><summary>fields</summary>${eventFields(event.details)}</details>`,
    ]),
  });
}

/** @param proofs address of this deployment's events in the log of the whole run */
export function chain({ leaf }: Explanation, proofs: string): DocumentFragment {
  return html`<p>All of this is one leaf of ${count(leaf.bytes)} bytes. Its SHA-256 over the previous head is the new head; an edit of
      any field would change this head and every one after it.</p>
    <dl class="facts pairs facts--first medium"><div><dt>Previous head</dt><dd class="digest">${leaf.previousHead}</dd></div>
      <div><dt>This head</dt><dd class="digest">${leaf.head}</dd></div></dl>
    <p>In the <a href="${proofs}">audit log of the whole run</a> each of these events has a proof of its own.</p>`;
}
