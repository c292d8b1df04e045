/** Conditions that could not be decided on some changes of the study. */
import type { Comparison } from '../../workers/policies/comparison.ts';
import { html } from '../authoring/html.ts';
import { dataTable } from '../charts/data-table.ts';
import { count, outOf, percent, plural } from '../format/number.ts';
import { spaced } from '../format/words.ts';

/** Null where none failed. */
export function failuresNote({ failures: { changes, rules }, deployments: n }: Comparison): Node | null {
  if (changes === 0) return null;
  return html`<p class="stale-note barred ui">On ${outOf(changes, n)} changes ${plural(rules.length, 'rule')} could not be decided, and so counted as holding: the difference shown here is in part theirs.</p>
    ${dataTable({
      title: 'Rules that could not be decided',
      columns: [
        { head: 'rule' },
        { head: 'changes', numeric: true },
        { head: 'of all', numeric: true },
        { head: 'why, the first time' },
      ],
      rows: rules.map(({ rule, changes: some, first }) => [
        spaced(rule),
        count(some),
        percent(some / n),
        first,
      ]),
    })}`;
}
