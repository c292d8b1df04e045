import { describe, expect, it } from 'vitest';
import { minuteAtWorking, workingMinutes } from '../../../engine/domain/clock.ts';
import { type ReviewConfig, ReviewerQueue } from '../../../engine/governance/index.ts';
import { namedStream } from '../../../engine/random/streams.ts';

const at = (day: number, hour: number, minute = 0): number => day * 1440 + hour * 60 + minute;

/** No spread: a uniform of .5 gives the medians to the minute. */
const even: ReviewConfig = {
  reviewersPerOrganisation: 1,
  attentionMedian: 10,
  attentionSigma: 0,
  workMedian: 20,
  workSigma: 0,
  sensitivity: 0.25,
  specificity: 0.98,
  mendProbability: 0.8,
  reworkMedian: 120,
  reworkSigma: 0,
};
/** attention, work, verdict, mend, rework */
const row = (verdict = 0.5, mend = 0.5): Float64Array => Float64Array.of(0.5, 0.5, verdict, mend, 0.5);
const queue = (change: Partial<ReviewConfig> = {}, organisations = 1): ReviewerQueue =>
  new ReviewerQueue({ ...even, ...change }, organisations);

describe('a review', () => {
  it('takes attention and work, on the working clock', () => {
    const review = queue().review(0, at(0, 10), false, row(), 0);
    expect(review).toEqual({
      waitMinutes: 10,
      workMinutes: 20,
      rejected: false,
      mended: false,
      reworkMinutes: 0,
      doneMinute: at(0, 10, 30),
    });
  });

  it('waits for Monday when it is asked for on Friday evening', () => {
    const { doneMinute, waitMinutes } = queue().review(0, at(4, 19), false, row(), 0);
    expect(doneMinute).toBe(at(7, 9, 30));
    expect(waitMinutes).toBe(at(7, 9, 10) - at(4, 19));
  });

  it('is laid down at six and taken up at nine', () =>
    expect(queue().review(0, at(1, 17, 40), false, row(), 0).doneMinute).toBe(at(2, 9, 10)));

  it('reads its uniforms at its slot', () => {
    const padded = Float64Array.of(0.9, 0.9, 0.9, ...row());
    expect(queue({ workSigma: 1 }).review(0, at(0, 10), false, padded, 3).workMinutes).toBe(20);
  });
});

describe('the queue', () => {
  it('begins each review at the later of ready and free; attention keeps nobody busy', () => {
    const one = queue();
    const done = [0, 0, 0].map(() => one.review(0, at(0, 10), false, row(), 0).doneMinute);
    // service at 10:00, 10:20, 10:40; each ends after ten minutes of attention and twenty of work
    expect(done).toEqual([at(0, 10, 30), at(0, 10, 50), at(0, 11, 10)]);
  });

  it('has as many open desks as reviewers, and one queue an organisation', () => {
    const two = queue({ reviewersPerOrganisation: 2 }, 2);
    const done = [0, 0, 0, 1].map(
      (organisation) => two.review(organisation, at(0, 10), false, row(), 0).doneMinute,
    );
    expect(done).toEqual([at(0, 10, 30), at(0, 10, 30), at(0, 10, 50), at(0, 10, 30)]);
  });

  it('obeys the recursion start = max(arrival, earliest free), written out plainly', () => {
    const config = { ...even, reviewersPerOrganisation: 3, attentionMedian: 0 };
    const three = new ReviewerQueue(config, 1);
    const next = namedStream('test', 'reviewers');
    const free = [0, 0, 0];
    let minute = 0;
    for (let k = 0; k < 400; k++) {
      minute += 40 * next() * next();
      const begin = Math.max(workingMinutes(minute), Math.min(...free));
      free[free.indexOf(Math.min(...free))] = begin + 20;
      const { doneMinute } = three.review(0, minute, false, row(), 0);
      expect(doneMinute).toBeCloseTo(minuteAtWorking(begin + 20), 6);
    }
    expect(Math.max(...free)).toBeGreaterThan(workingMinutes(minute)); // there was a queue
  });
});

describe('what a reviewer finds', () => {
  it.each([
    ['a bad change is rejected below the sensitivity', true, 0.249, true],
    ['and passed above it', true, 0.251, false],
    ['a good change is passed below the specificity', false, 0.979, false],
    ['and rejected above it', false, 0.981, true],
  ])('%s', (_, bad, verdict, rejected) =>
    expect(queue().review(0, 0, bad, row(verdict), 0).rejected).toBe(rejected),
  );

  it('is mended four times in five, two working hours later', () => {
    const mended = queue().review(0, at(0, 17), true, row(0.1, 0.79), 0);
    expect(mended).toMatchObject({ rejected: true, mended: true, doneMinute: at(1, 10, 30) });
    expect(mended.reworkMinutes).toBe(at(1, 10, 30) - at(0, 17, 30));
    const givenUp = queue().review(0, at(0, 17), true, row(0.1, 0.81), 0);
    expect(givenUp).toMatchObject({
      rejected: true,
      mended: false,
      reworkMinutes: 0,
      doneMinute: at(0, 17, 30),
    });
  });

  it('has the set sensitivity and specificity over many changes', () => {
    const next = namedStream('test', 'verdicts');
    const count = 10_000;
    const rejected = (bad: boolean): number => {
      const many = queue({ reviewersPerOrganisation: 100 });
      let found = 0;
      for (let k = 0; k < count; k++)
        if (many.review(0, 30 * k, bad, Float64Array.from({ length: 5 }, next), 0).rejected) found += 1;
      return found / count;
    };
    // four standard errors
    expect(Math.abs(rejected(true) - 0.25)).toBeLessThan(0.0174);
    expect(Math.abs(rejected(false) - 0.02)).toBeLessThan(0.0056);
  });
});
