/** The reviews of a run, gathered beside the page: who asked when, and what the wait was made of. */

import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import { type Reviews, reviewSteps } from '../../engine/simulator/reviews.ts';
import type { Study } from '../../engine/simulator/study.ts';
import { meanInterval } from '../../engine/statistics/exact-intervals.ts';
import { mean } from '../../engine/statistics/summaries.ts';
import { createBreather } from '../../workers/core/task.ts';
import { type Arm, armNames } from '../charts/marks.ts';
import { plural } from '../format/number.ts';
import { span } from '../format/time.ts';

export const arms = ['traditional', 'genops'] as const satisfies readonly Arm[];
export type Queues = Readonly<Record<Arm, Reviews>>;

/** Gathers both arms' reviews without holding the page up; a run of a million takes some seconds. */
export async function queuesOf(study: Study, signal: AbortSignal): Promise<Queues> {
  const breathe = createBreather();
  const gather = async (arm: Arm): Promise<Reviews> => {
    const steps = reviewSteps(study, arm);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      await breathe();
      signal.throwIfAborted();
    }
  };
  return { traditional: await gather('traditional'), genops: await gather('genops') };
}

/** Reviewers of all organizations together; there are three. */
export function peopleOf({ config, services }: Study): number {
  const organisations = new Set(services.map(({ organisation }) => organisation)).size;
  return organisations * config.settings.reviewersPerOrganisation;
}

/** Parts of the wait, minutes a review; they sum to the mean wait. */
export interface WaitParts {
  readonly queued: number;
  readonly attention: number;
  readonly closed: number;
}

export function partsOf(reviews: Reviews): WaitParts {
  const part = (column: Float64Array): number => (column.length === 0 ? 0 : mean(column));
  return {
    queued: part(reviews.queuedMinutes),
    attention: part(reviews.attentionMinutes),
    closed: part(reviews.closedMinutes),
  };
}

/** Below it an arm's waits are told one by one, not as a distribution or an average. */
export const FEW_REVIEWS = 20;

/** The arms of a run with reviews enough for a picture; the others are told in words. */
export function askedOften(queues: readonly Queues[]): readonly Arm[] {
  return arms.filter((arm) => queues.every((each) => each[arm].count >= FEW_REVIEWS));
}

/** What is said of the arms that were left out of a picture; empty when none was. */
export function fewText(queues: Queues): string {
  return arms
    .filter((arm) => queues[arm].count < FEW_REVIEWS)
    .map((arm) => {
      const waits = Array.from(queues[arm].waitMinutes.slice().sort(), (wait) => span(wait));
      const waited = waits.length === 0 ? '' : `, which waited ${waits.join(', ')}`;
      return ` ${armNames[arm]}: ${plural(queues[arm].count, 'review')}${waited}; too few to draw.`;
    })
    .join('');
}

/** Batches of a mean's interval: few enough that neighbors in a queue mostly fall into one. */
const BATCHES = 20;

/**
 * The mean of what follows in a queue, with an interval from the means of twenty batches in order of time, since
 * neighbors are alike (batch means; Law, Simulation Modeling and Analysis, 5th ed., §9.5.3); fewer batches below forty
 * values, an open interval below four.
 *
 * @param least no mean can lie below it
 */
export function queueMean(column: Float64Array, least = 0): Estimate {
  const n = column.length;
  const value = n === 0 ? Number.NaN : mean(column);
  const method = 'batch means';
  if (n < 4) return { value, lower: Number.NaN, upper: Number.NaN, method, n };
  const batches = Math.min(BATCHES, Math.floor(n / 2));
  const size = Math.floor(n / batches);
  const means = Float64Array.from({ length: batches }, (_, k) =>
    mean(column.subarray(k * size, (k + 1) * size)),
  );
  const { lower, upper } = meanInterval(means, 0.95);
  return { value, lower: Math.max(least, lower), upper, method, n };
}
