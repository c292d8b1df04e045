/** What a second, third, fourth and fifth reviewer buys: the same changes with other rotas. */

import { type SettingChanges, withSettings } from '../../engine/simulator/settings.ts';
import type { Study } from '../../engine/simulator/study.ts';
import { quantile } from '../../engine/statistics/summaries.ts';
import type { StudyView } from '../authoring/define.ts';
import { emptyFigure, type FigureOptions, figure, numbers } from '../charts/figure.ts';
import { type Arm, armNames } from '../charts/marks.ts';
import { rowsChart } from '../charts/rows.ts';
import { roundDomain } from '../charts/svg.ts';
import { valueOf, variantSize } from '../charts/variants.ts';
import { withInterval } from '../format/estimate.ts';
import { count, decimal, percent, plural } from '../format/number.ts';
import { minutes } from '../format/time.ts';
import { arms, askedOften, FEW_REVIEWS, peopleOf, type Queues, queueMean, queuesOf } from './queue.ts';

export const rotas = [1, 2, 3, 4, 5] as const;

export interface RotaResult {
  readonly reviewers: number;
  readonly changes: SettingChanges;
  readonly study: Study;
  readonly queues: Queues;
}

/** The run with some settings moved, whole: its columns are needed. @throws Error in the pool's words */
export async function runMoved(run: StudyView, changes: SettingChanges, signal: AbortSignal): Promise<Study> {
  const { config } = run.study;
  const settings = withSettings(config.settings, changes);
  const moved = { ...config, scenario: 'custom', settings, deployments: variantSize(run) };
  return valueOf(await run.client.run(moved, { signal }));
}

export function runRotas(run: StudyView, signal: AbortSignal): Promise<readonly RotaResult[]> {
  return Promise.all(
    rotas.map(async (reviewers) => {
      const changes = { reviewersPerOrganisation: reviewers };
      const study = await runMoved(run, changes, signal);
      return { reviewers, changes, study, queues: await queuesOf(study, signal) };
    }),
  );
}

/** Minutes per change that more reviewers save, in the queue or in all, over the changes that both rotas review. */
export function savedMinutes(
  before: Queues[Arm],
  after: Queues[Arm],
  of: 'queuedMinutes' | 'waitMinutes' = 'queuedMinutes',
): Float64Array {
  const waits = new Map(Array.from(after.change, (change, k) => [change, after[of][k]!]));
  const saved: number[] = [];
  before.change.forEach((change, k) => {
    const wait = waits.get(change);
    if (wait !== undefined) saved.push(before[of][k]! - wait);
  });
  return Float64Array.from(saved);
}

export function reviewersFigure(
  run: StudyView,
  results: readonly RotaResult[],
  options: FigureOptions,
): HTMLElement {
  const asked = askedOften(results.map(({ queues }) => queues));
  if (asked.length === 0)
    return emptyFigure('Hardly any change needs a review, so more reviewers change nothing.');
  const groups = asked.map((arm) => ({
    heading: `${armNames[arm]}: mean time in the queue`,
    rows: results.map(({ reviewers, queues }) => {
      const estimate = queueMean(queues[arm].queuedMinutes);
      return {
        label: plural(reviewers, 'reviewer'),
        owner: arm,
        estimate,
        value: withInterval('minutes', estimate),
      };
    }),
  }));
  const ends = groups.flatMap(({ rows }) => rows.flatMap(({ estimate }) => [estimate.upper, estimate.value]));
  return figure({
    ...options,
    label: 'Mean time in the queue with one to five reviewers per organization',
    chart: rowsChart(
      { groups, domain: roundDomain(ends, { low: 0 }), tick: (value) => minutes(value, 0) },
      options,
    ),
    id: 'more-reviewers',
    title: asked.map((arm) => savingText(arm, results)).join(' '),
    subtitle: 'Mean time that a change waits because all reviewers of its organization are busy.',
    caption: asked.map((arm) => furtherText(arm, results)).join(' ') + excludedText(asked),
    run: `n\u00a0=\u00a0${count(variantSize(run))} each, the same changes, seed\u00a0${run.study.config.seed}, 95% intervals (batch means).`,
    table: {
      title: 'Waits by number of reviewers per organization',
      columns: [
        'arm, reviewers',
        ...numbers(
          'people in all',
          'median wait, min',
          '90th percentile, min',
          'in a queue, mean, min',
          'whole wait saved by the last one, mean, min',
          'median cycle time, min',
          'success rate',
        ),
      ],
      rows: asked.flatMap((arm) =>
        results.map(({ reviewers, study, queues }, k) => {
          const sorted = queues[arm].waitMinutes.slice().sort();
          const before = results[k - 1];
          return [
            `${armNames[arm]}, ${count(reviewers)}`,
            count(peopleOf(study)),
            decimal(quantile(sorted, 0.5), 1),
            decimal(quantile(sorted, 0.9), 1),
            decimal(queueMean(queues[arm].queuedMinutes).value, 2),
            before === undefined
              ? ''
              : decimal(
                  queueMean(savedMinutes(before.queues[arm], queues[arm], 'waitMinutes'), SAVED).value,
                  2,
                ),
            decimal(study.measures[arm].medianCycleMinutes.value, 1),
            percent(study.measures[arm].successRate.value, 1),
          ];
        }),
      ),
    },
  });
}

/** Minutes a review that would show as zero. */
const NO_QUEUE = 0.05;
/** A saving may be a loss. */
const SAVED = Number.NEGATIVE_INFINITY;

function excludedText(asked: readonly Arm[]): string {
  const others = arms.filter((arm) => !asked.includes(arm)).map((arm) => armNames[arm]);
  return others.length === 0
    ? ''
    : ` ${others.join(', ')}: fewer than ${FEW_REVIEWS} reviews, too few to draw.`;
}

function savingText(arm: Arm, results: readonly RotaResult[]): string {
  const [one, two] = results;
  if (one === undefined || two === undefined) return '';
  if (results.every(({ queues }) => queueMean(queues[arm].queuedMinutes).value < NO_QUEUE)) {
    return `${armNames[arm]}: hardly any change waits in a queue, even with one reviewer.`;
  }
  const second = queueMean(savedMinutes(one.queues[arm], two.queues[arm]), SAVED);
  return `${armNames[arm]}: a second reviewer shortens the mean time in the queue by ${withInterval('minutes', second)}.`;
}

/** What all reviewers after the second save. */
function furtherText(arm: Arm, [, two, ...more]: readonly RotaResult[]): string {
  const last = more.at(-1);
  if (two === undefined || last === undefined || queueMean(two.queues[arm].queuedMinutes).value < NO_QUEUE)
    return '';
  const further = queueMean(savedMinutes(two.queues[arm], last.queues[arm]), SAVED);
  return `${armNames[arm]}: reviewers ${count(two.reviewers + 1)} to ${count(last.reviewers)} together save another ${withInterval('minutes', further)}.`;
}
