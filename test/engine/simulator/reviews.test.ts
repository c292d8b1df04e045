/** The reviewers' queue, restored from a finished study: compared with what the arms decided from inside. */
import { describe, expect, it } from 'vitest';
import { isWorkingTime, workingMinutes } from '../../../engine/domain/clock.ts';
import type { SettingChanges } from '../../../engine/index.ts';
import {
  HOURS_A_WEEK,
  isWorkingHour,
  type Reviews,
  reviewSteps,
  reviewWeek,
} from '../../../engine/simulator/reviews.ts';
import { deliveriesOf, finish, studyOf } from '../study-of.ts';

const N = 400;
const busyPeople: SettingChanges = { reviewersPerOrganisation: 1, reviewMedian: 60, autonomy: 'assisted' };
const cases: readonly (readonly [name: string, changes: SettingChanges])[] = [
  ['the defaults', {}],
  ['one busy reviewer', busyPeople],
  ['shadow autonomy', { autonomy: 'shadow' }],
];

describe.each(cases)('with %s', (_, changes) => {
  const study = studyOf(N, changes);
  const { deliveries } = deliveriesOf(N, changes);

  it.each(['traditional', 'genops'] as const)('each review of the %s arm is restored', (arm) => {
    const reviews = finish(reviewSteps(study, arm));
    const inside = deliveries.filter((delivery) => delivery[arm].review !== null);
    expect(reviews.count).toBe(inside.length);
    expect(reviews.count).toBeGreaterThan(3);
    inside.forEach((delivery, k) => {
      const review = delivery[arm].review!;
      expect(reviews.change[k]).toBe(delivery.drawn.change.index);
      const asked = review.doneMinute - review.reworkMinutes - review.workMinutes - review.waitMinutes;
      expect(reviews.askedMinute[k]).toBeCloseTo(asked, 6);
      expect(reviews.workMinutes[k]).toBe(review.workMinutes);
      expect(reviews.waitMinutes[k]).toBe(Math.fround(review.waitMinutes));
    });
  });

  it('a wait is the sum of its parts, none of them negative', () => {
    const reviews = finish(reviewSteps(study, 'genops'));
    for (let k = 0; k < reviews.count; k++) {
      const parts = [reviews.queuedMinutes, reviews.attentionMinutes, reviews.closedMinutes].map(
        (c) => c[k]!,
      );
      expect(Math.min(...parts)).toBeGreaterThan(-1e-3);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(reviews.waitMinutes[k]!, 6);
    }
  });
});

/** How many of an organization's people are at work at once, at most. */
function mostAtOnce(reviews: Reviews, changes: SettingChanges, organisation: number): number {
  const study = studyOf(N, changes);
  const of = (k: number): number => study.services[study.ledger.service[reviews.change[k]!]!]!.organisation;
  const own = Array.from({ length: reviews.count }, (_, k) => k).filter((k) => of(k) === organisation);
  return Math.max(
    ...own.map(
      (k) =>
        own.filter(
          (other) =>
            reviews.beginsWorking[other]! <= reviews.beginsWorking[k]! + 0.01 &&
            reviews.beginsWorking[other]! + reviews.workMinutes[other]! > reviews.beginsWorking[k]! + 0.02,
        ).length,
    ),
  );
}

it('no organisation has more people at work than it has reviewers', () => {
  const reviews = finish(reviewSteps(studyOf(N, busyPeople), 'traditional'));
  for (const organisation of [0, 1, 2]) expect(mostAtOnce(reviews, busyPeople, organisation)).toBe(1);
  expect(reviews.queuedMinutes.some((minutes) => minutes > 60)).toBe(true);
});

describe('the week', () => {
  const study = studyOf(2000);
  const reviews = finish(reviewSteps(study, 'traditional'));
  const week = reviewWeek(reviews, study.days, 9);

  it('holds every request within the study', () => {
    const weeks = study.days / 7;
    const total = week.requests.reduce((sum, requests) => sum + requests, 0) * weeks;
    expect(total / reviews.count).toBeGreaterThan(0.9);
    expect(total / reviews.count).toBeLessThan(1.1);
  });

  it('has nobody at work outside working time, and somebody within it', () => {
    for (let hour = 0; hour < HOURS_A_WEEK; hour++) {
      expect(isWorkingHour(hour)).toBe(isWorkingTime(hour * 60));
      if (isWorkingHour(hour)) expect(week.busy[hour]).toBeGreaterThan(0);
      else expect(week.busy[hour]).toBe(0);
    }
  });

  it('has people as busy as their work over their time', () => {
    const worked = reviews.workMinutes.reduce((sum, minutes) => sum + minutes, 0);
    const expected = worked / (9 * workingMinutes(study.days * 1440));
    expect(week.utilisation / expected).toBeGreaterThan(0.97);
    expect(week.utilisation / expected).toBeLessThan(1.03);
  });
});

it('a study without reviews has an empty week', () => {
  const study = studyOf(20, { enableGovernance: false, enableRiskScoring: false });
  const reviews = finish(reviewSteps(study, 'genops'));
  expect(reviews.count).toBe(0);
  expect(reviewWeek(reviews, study.days, 9).utilisation).toBe(0);
});
