/** What the log of this run is. */
import { hex } from '../../engine/audit-log/chain.ts';
import { eventTypes } from '../../engine/audit-log/event.ts';
import type { LogFacts } from '../../workers/audit-contract.ts';
import { element } from '../authoring/html.ts';
import { dataTable } from '../charts/data-table.ts';
import { bytesText } from '../format/bytes.ts';
import { count, decimal, percent, plural } from '../format/number.ts';
import { spaced } from '../format/words.ts';

export function logFacts({ size, bytes, root, origin, types, starts }: LogFacts): HTMLElement {
  const kinds = eventTypes.flatMap((type) =>
    types[type] === undefined ? [] : [[type, types[type]] as const],
  );
  return element`<div>
    <dl class="facts pairs facts--first medium">
      <div><dt>Events</dt><dd>${count(size)}, of ${plural(starts.length, 'deployment')}</dd></div>
      <div><dt>Encoded</dt><dd>${bytesText(bytes)}, ${decimal(bytes / size, 0)} bytes an event</dd></div>
      <div><dt>Name</dt><dd class="digest">${origin}</dd></div>
      <div><dt>Root</dt><dd class="digest">${hex(root)}</dd></div>
    </dl>
    <details class="unfold"><summary>Events by type</summary>${dataTable({
      title: 'Events by type',
      columns: [{ head: 'event' }, { head: 'in the log', numeric: true }, { head: 'share', numeric: true }],
      rows: kinds.map(([type, number]) => [spaced(type), count(number), percent(number / size)]),
    })}</details>
  </div>`;
}
