/** Two sets of policies over one study: which decisions differ, when a change is judged and when its rollout is ready. */
import type { Settings } from '../../engine/simulator/settings.ts';
import type { ChangeDecision, Comparison, Move } from '../../workers/policies/comparison.ts';
import type { StudyView } from '../authoring/define.ts';
import { html } from '../authoring/html.ts';
import { linkTo } from '../authoring/links.ts';
import { dataTable, emptyFigure, type FigureOptions, figure, numbers, runName } from '../charts/figure.ts';
import { type Row, rowsChart } from '../charts/rows.ts';
import { count, outOf, percent, plural } from '../format/number.ts';
import { moment } from '../format/time.ts';
import { ruleName, spaced } from '../format/words.ts';
import { actionBadge } from './verdict.ts';

/** A move in words. */
interface WordedMove {
  readonly was: string;
  readonly is: string;
  readonly count: number;
}

/** Which decisions differ, from what to what. */
export function movedFigure(
  run: StudyView,
  compared: Comparison,
  options: FigureOptions,
  edited = true,
): HTMLElement {
  const { deployments: n, otherwise } = compared;
  const { settings } = run.study.config;
  if (otherwise === 0) return emptyFigure(nobody(n, settings, edited));
  const groups = groupsOf(compared);
  const most = Math.max(...groups.flatMap(({ moves }) => moves.map(({ count: some }) => some))) / n;
  return figure({
    ...options,
    label: 'Changes with another decision, by the decision before and after',
    chart: rowsChart(
      {
        groups: groups.map(({ heading, moves }) => ({
          heading,
          rows: moves.map(
            ({ was, is, count: some }): Row => ({
              label: `${was} → ${is}`,
              owner: 'genops',
              estimate: { value: some / n, lower: some / n, upper: some / n },
              value: outOf(some, n),
            }),
          ),
        })),
        domain: [0, most],
        tick: (value) => percent(value),
      },
      options,
    ),
    caption: finding(compared, settings),
    run: `${runName(run.study)}. All changes are counted, so there are no intervals.`,
    table: {
      title: 'Changes with another decision',
      columns: ['decided', 'before', 'after', ...numbers('changes', 'of all')],
      rows: groups.flatMap(({ heading, moves }) =>
        moves.map(({ was, is, count: some }) => [
          heading.toLowerCase(),
          was,
          is,
          count(some),
          percent(some / n),
        ]),
      ),
    },
  });
}

function groupsOf({
  whenJudged,
  atRollout,
}: Comparison): readonly { readonly heading: string; readonly moves: readonly WordedMove[] }[] {
  return [
    {
      heading: 'When judged',
      moves: whenJudged.map(({ from, to, count: some }) => ({
        was: spaced(from),
        is: spaced(to),
        count: some,
      })),
    },
    {
      heading: 'When the rollout is ready',
      moves: atRollout.map(({ from, to, count: some }) => ({ was: from, is: to, count: some })),
    },
  ].filter(({ moves }) => moves.length > 0);
}

/** How many went from one decision to another. */
const total = (moves: readonly Move<unknown>[]): number => moves.reduce((sum, move) => sum + move.count, 0);

function finding(compared: Comparison, { autonomy }: Settings): string {
  const { deployments: n, otherwise, otherwiseOnSameFacts, whenJudged, atRollout } = compared;
  const shadow = autonomy === 'shadow';
  const [judged, ready] = [total(whenJudged), total(atRollout)];
  const where = shadow
    ? ', but in shadow autonomy nobody is bound by it'
    : ready === 0
      ? ''
      : `: ${count(judged)} when judged, ${count(ready)} when the rollout is ready, ${count(judged + ready - otherwise)} at both points`;
  const later = otherwise - otherwiseOnSameFacts;
  const why = `The rules decide ${count(otherwiseOnSameFacts)} differently on the same facts${
    later === 0 ? '' : `. ${count(later)} differ because an earlier decision changed scores, budgets or waits`
  }`;
  const get = shadow ? 'would get' : otherwise === 1 ? 'gets' : 'get';
  return `${outOf(otherwise, n)} changes ${get} another decision (${percent(otherwise / n)})${where}. ${why}.`;
}

function nobody(n: number, { enableGovernance, autonomy }: Settings, edited: boolean): string {
  if (!enableGovernance) return 'Governance is off in this run, so no rule was evaluated.';
  if (!edited) return 'You changed no rule, so no decision changes. Edit a rule above and compare again.';
  const would = autonomy === 'shadow' ? 'would get' : 'gets';
  return `None of the ${plural(n, 'change')} ${would} another decision under the rules in force.`;
}

/** Each opens its deployment. */
export function examplesTable(
  { query }: StudyView,
  { examples, otherwise: all }: Comparison,
  path: string,
): Node {
  if (all === 0) return html`<p>No change to show.</p>`;
  const first =
    examples.length < all
      ? `The first ${count(examples.length)} of ${plural(all, 'change')}`
      : plural(all, 'change');
  return html`<p>${first}. Each link opens the deployment under the study’s own rules.</p>
    <div class="moved-examples">${dataTable({
      title: 'Changes with another decision',
      columns: ['change', 'service', 'when', 'before', 'after', 'decided by'],
      cards: true,
      rows: examples.map(({ index, service, minute, before, after }) => [
        html`<a href="${linkTo(path, 'deployment/', query, { deployment: index })}">${count(index)}</a>`,
        service,
        moment(minute),
        decisionCell(before, after),
        decisionCell(after, before),
        decider(before, after),
      ]),
    })}</div>`;
}

/** The action when it was judged; what was done with the rollout where that differs. */
function decisionCell({ action, rollout }: ChangeDecision, other: ChangeDecision): Node {
  const differs = rollout !== null && other.rollout !== null && rollout !== other.rollout;
  return html`${actionBadge(action)}${differs ? `; rollout ${rollout}` : ''}`;
}

function decider(before: ChangeDecision, after: ChangeDecision): string {
  const judged = before.action !== after.action;
  const [now, then] = judged ? [after.decidedBy, before.decidedBy] : [after.heldBy, before.heldBy];
  if (now.length > 0) return now.map(ruleName).join(', ');
  if (then.length > 0) return `the default (before: ${then.map(ruleName).join(', ')})`;
  return judged ? 'the default' : 'a rule, after waiting for another rollout';
}
