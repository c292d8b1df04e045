/** The first of the changes that are decided otherwise, one by one. */
import type { ChangeDecision, Comparison } from '../../workers/policies/comparison.ts';
import type { StudyView } from '../authoring/define.ts';
import { html } from '../authoring/html.ts';
import { linkTo } from '../authoring/links.ts';
import { dataTable } from '../charts/data-table.ts';
import { count, plural } from '../format/number.ts';
import { moment } from '../format/time.ts';
import { spaced } from '../format/words.ts';
import { actionBadge } from './verdict.ts';

/** Each opens its deployment. */
export function examplesTable(
  { query }: StudyView,
  { examples, otherwise: all }: Comparison,
  path: string,
): Node {
  if (all === 0) return html`<p>There is no change to show.</p>`;
  const first =
    examples.length < all
      ? `The first ${count(examples.length)} of ${plural(all, 'change')}`
      : plural(all, 'change');
  return html`<p>${first}; each opens as it went under the study’s own rules.</p>
    <div class="moved-examples">${dataTable({
      title: 'Changes decided otherwise',
      columns: [
        { head: 'change' },
        { head: 'service' },
        { head: 'when' },
        { head: 'was' },
        { head: 'is' },
        { head: 'decided by' },
      ],
      cards: true,
      rows: examples.map(({ index, service, minute, before, after }) => [
        html`<a href="${linkTo(path, 'deployment/', query, { deployment: index })}">${count(index)}</a>`,
        service,
        moment(minute),
        said(before, after),
        said(after, before),
        decider(before, after),
      ]),
    })}</div>`;
}

/** The action when it was judged; what was done with the rollout where that differs. */
function said({ action, rollout }: ChangeDecision, other: ChangeDecision): Node {
  const differs = rollout !== null && other.rollout !== null && rollout !== other.rollout;
  return html`${actionBadge(action)}${differs ? `; rollout ${rollout}` : ''}`;
}

function decider(before: ChangeDecision, after: ChangeDecision): string {
  const judged = before.action !== after.action;
  const [now, then] = judged ? [after.decidedBy, before.decidedBy] : [after.heldBy, before.heldBy];
  if (now.length > 0) return now.map(spaced).join(', ');
  if (then.length > 0) return `the default; before: ${then.map(spaced).join(', ')}`;
  return judged ? 'the default' : 'a rule, after a wait for another rollout';
}
