/** Two sets of policies over one study: which changes are decided otherwise, when they are judged and when their rollout is ready. */
import type { Settings } from '../../engine/simulator/settings.ts';
import type { Comparison, Move } from '../../workers/policies/comparison.ts';
import type { StudyView } from '../authoring/define.ts';
import { emptyFigure, figure } from '../charts/figure.ts';
import type { FigureOptions } from '../charts/options.ts';
import { type Row, rowsChart } from '../charts/rows.ts';
import { runName } from '../charts/run.ts';
import { count, outOf, percent, plural } from '../format/number.ts';
import { actionWords } from './verdict.ts';

/** A move in words. */
interface WordedMove {
  readonly was: string;
  readonly is: string;
  readonly count: number;
}

/** Which changes are decided otherwise, from what to what. */
export function movedFigure(run: StudyView, compared: Comparison, options: FigureOptions): HTMLElement {
  const { deployments: n, otherwise } = compared;
  const { settings } = run.study.config;
  if (otherwise === 0) return emptyFigure(nobody(n, settings));
  const groups = groupsOf(compared);
  const most = Math.max(...groups.flatMap(({ moves }) => moves.map(({ count: some }) => some))) / n;
  return figure({
    ...options,
    label: 'Changes that are decided otherwise, by what was decided and what is decided now',
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
        bars: true,
      },
      options,
    ),
    caption: finding(compared, settings),
    run: `${runName(run.study)}. Counted, not sampled: no intervals.`,
    table: {
      title: 'Changes decided otherwise',
      columns: [
        { head: 'decided' },
        { head: 'was' },
        { head: 'is' },
        { head: 'changes', numeric: true },
        { head: 'of all', numeric: true },
      ],
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
        was: actionWords[from],
        is: actionWords[to],
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
    ? ', and nobody is bound by it: people deliver as they did'
    : `: ${count(judged)} when they are judged, ${count(ready)} when their rollout is ready, ${count(judged + ready - otherwise)} at both`;
  const why = `${count(otherwiseOnSameFacts)} because the rules say otherwise of the same facts, ${count(otherwise - otherwiseOnSameFacts)} because an earlier difference left other scores, budgets or waits behind`;
  return `${outOf(otherwise, n)} changes ${shadow ? 'would be' : otherwise === 1 ? 'is' : 'are'} decided otherwise (${percent(otherwise / n)})${where}. Of them ${why}.`;
}

function nobody(n: number, { enableGovernance, autonomy }: Settings): string {
  if (!enableGovernance) return 'Governance is switched off in this run: no rule was asked.';
  const would = autonomy === 'shadow' ? 'would be' : 'is';
  return `None of the ${plural(n, 'change')} ${would} decided otherwise under the rules in force.`;
}
