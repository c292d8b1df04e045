/** Every reading on a run: recounted from the ledger and the rows, and the usual ones equal to what is measured anyway. */
import { describe, expect, it } from 'vitest';
import { rangesOf } from '../../../../engine/claims/claim.ts';
import {
  baselines,
  type Choices,
  combinations,
  type Measured,
  choices as openChoices,
  rules,
  specificationsIn,
} from '../../../../engine/claims/multiverse/index.ts';
import { replayNumbers } from '../../../../engine/claims/multiverse/replay-numbers.ts';
import { configFor, studyNumbers } from '../../../../engine/claims/multiverse/study-numbers.ts';
import { publishedClaims } from '../../../../engine/claims/published/index.ts';
import { quantityOf } from '../../../../engine/claims/quantities.ts';
import { statuses } from '../../../../engine/domain/deployment.ts';
import { catchRate, replaySteps } from '../../../../engine/replay/index.ts';
import { cycleMinutesBy, cycleTimeDefinitionNames } from '../../../../engine/simulator/cycle-times.ts';
import type { Estimate } from '../../../../engine/simulator/measures/measures.ts';
import { baseline942 } from '../../../../engine/simulator/scenarios/baseline-942.ts';
import { parameters } from '../../../../engine/simulator/settings.ts';
import { quantile } from '../../../../engine/statistics/index.ts';
import { configOf, finish, studyOf } from '../../study-of.ts';

const study = studyOf(300, { reviewerSensitivity: 0.6, reviewerSpecificity: 0.8, autonomy: 'assisted' });
// in the tests, not while the file loads: a mutant of what computes them must meet a test
const readings = once(() => studyNumbers(study, '89'));
const replay = finish(replaySteps({ deployments: 400, seed: 42 }, { keep: 'rows' }));
const replayed = once(() => replayNumbers(replay));

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function reading(from: readonly Measured[], claim: string, choices: Choices): Estimate {
  const found = from.filter(
    (each) =>
      each.claim === claim &&
      (Object.keys(choices) as (keyof Choices)[]).every((name) => each.choices[name] === choices[name]),
  );
  expect(found.length, `${claim} ${JSON.stringify(choices)}`).toBe(1);
  return found[0]!.estimate;
}
const meanOf = (sample: readonly number[]): number => sample.reduce((sum, x) => sum + x, 0) / sample.length;

describe('the rules', () => {
  it('speak of published claims that have a range, each once, and give every combination once', () => {
    const ids = rules.map(({ claim }) => claim);
    expect(new Set(ids).size).toBe(ids.length);
    const judged = publishedClaims.filter((claim) => rangesOf(claim).length > 0).map(({ id }) => id);
    for (const id of ids) expect(judged).toContain(id);
    for (const rule of rules) {
      const made = [...specificationsIn(rule, 'mechanism'), ...specificationsIn(rule, 'replay')];
      expect(new Set(made.map((choices) => JSON.stringify(choices))).size).toBe(made.length);
    }
  });

  it('multiply options: two averages of two sets of deployments are four', () =>
    expect(combinations(['statistic', 'counted'])).toEqual([
      { statistic: 'median', counted: 'all' },
      { statistic: 'median', counted: 'completed' },
      { statistic: 'mean', counted: 'all' },
      { statistic: 'mean', counted: 'completed' },
    ]));

  it('offer the three definitions of cycle time, the published one first, to the claims that speak of it', () => {
    expect(Object.keys(openChoices.cycleTime.options)).toEqual(cycleTimeDefinitionNames);
    const open = rules.filter(({ mechanism }) => mechanism?.includes('cycleTime'));
    expect(open.map(({ claim }) => claim)).toEqual([
      'cycle-time-genops',
      'cycle-time-baseline',
      'cycle-time-improvement',
      'effect-size',
    ]);
    for (const rule of open) {
      expect(specificationsIn(rule, 'mechanism')[0]!.cycleTime).toBe('published');
      for (const made of specificationsIn(rule, 'replay')) expect(made.cycleTime).toBeUndefined();
    }
  });

  it('leave out what has no number in the published code', () => {
    const made = specificationsIn(rules.find(({ claim }) => claim === 'canary-catch')!, 'replay');
    expect(made.map(({ definition }) => definition)).not.toContain('caughtPerBadChange');
    expect(made.length).toBe(4);
  });
});

describe('the readings of a study', () => {
  const { measures, ledger } = study;
  it('are those of the baseline that it was set for, and hold the last attempts against the one traditional arm', () => {
    for (const baseline of baselines) {
      const made = studyNumbers(study, baseline);
      expect(made).toHaveLength(readings().length);
      for (const { choices } of made) expect(choices).toMatchObject({ model: 'mechanism', baseline });
    }
    const completed = (status: Uint8Array): number => status.filter((each) => each === 0).length;
    const last = { ledger: 'changes', blocked: 'failed' } as const;
    expect(reading(readings(), 'success-improvement', last).value).toBeCloseTo(
      (completed(ledger.genops.finalStatus) - completed(ledger.traditional.status)) / 300,
      12,
    );
  });

  it('contain the ones that the claims are judged by', () => {
    const usual = (claim: string, cycleTime?: Choices['cycleTime']): Estimate =>
      readings().find(
        ({ claim: id, choices }) =>
          id === claim && (cycleTime === undefined || choices.cycleTime === cycleTime),
      )!.estimate;
    expect(usual('cycle-time-genops', 'with-review')).toEqual(measures.genops.medianCycleMinutes);
    expect(usual('cycle-time-baseline', 'with-review')).toEqual(measures.traditional.medianCycleMinutes);
    expect(usual('cycle-time-improvement', 'with-review')).toEqual(measures.cycleTimeReduction);
    expect(usual('effect-size', 'published')).toEqual(quantityOf('cycleTimeEffect', measures));
    expect(usual('success-genops')).toEqual(measures.genops.successRate);
    expect(usual('success-baseline')).toEqual(measures.traditional.successRate);
    expect(usual('success-improvement')).toEqual(measures.successDifference);
    expect(usual('rollback-genops')).toEqual(measures.genops.rollbackRate);
    expect(usual('failure-genops')).toEqual(measures.genops.failureRate);
    expect(usual('canary-catch')).toEqual(measures.canary.catchRates.caughtPerIssue);
  });

  it('count only completed deployments where that is chosen', () => {
    const completed = Array.from(ledger.genops.cycleMinutes).filter((_, i) => ledger.genops.status[i] === 0);
    const choices = { cycleTime: 'with-review', counted: 'completed', ledger: 'attempts' } as const;
    const mean = reading(readings(), 'cycle-time-genops', { ...choices, statistic: 'mean' });
    expect(mean.value).toBeCloseTo(meanOf(completed), 9);
    expect(mean.n).toBe(completed.length);
    const median = reading(readings(), 'cycle-time-genops', { ...choices, statistic: 'median' });
    expect(median.value).toBe(quantile(completed, 0.5));
    expect(mean.lower).toBeLessThan(mean.value);
    expect(mean.upper).toBeGreaterThan(mean.value);
  });

  it('leave blocked changes out of both counts where that is chosen', () => {
    const blocked = statuses.indexOf('blocked');
    const status = Array.from(ledger.genops.status);
    const rest = status.filter((each) => each !== blocked);
    expect(rest.length).toBeLessThan(status.length);
    const success = reading(readings(), 'success-genops', { blocked: 'left-out', ledger: 'attempts' });
    expect(success).toMatchObject({ n: rest.length, value: measures.genops.completed / rest.length });
    const failure = reading(readings(), 'failure-genops', { blocked: 'left-out', ledger: 'attempts' });
    expect(failure.value).toBe(measures.genops.escaped / rest.length);
  });

  it('pair only the changes that count in both arms', () => {
    const blocked = statuses.indexOf('blocked');
    const both = Array.from(
      ledger.genops.status,
      (g, i) => [g, ledger.traditional.status[i]!] as const,
    ).filter((pair) => !pair.includes(blocked));
    const difference = reading(readings(), 'success-improvement', {
      blocked: 'left-out',
      ledger: 'attempts',
    });
    const completed = (arm: 0 | 1): number => both.filter((pair) => pair[arm] === 0).length;
    expect(difference.n).toBe(both.length);
    expect(difference.value).toBeCloseTo((completed(0) - completed(1)) / both.length, 12);
  });

  it('follow a change to its second attempt in the other ledger', () => {
    const changes = { ledger: 'changes', blocked: 'failed' } as const;
    expect(reading(readings(), 'success-genops', changes)).toEqual(measures.perChange.completed);
    const times = {
      cycleTime: 'with-review',
      ledger: 'changes',
      counted: 'all',
      statistic: 'median',
    } as const;
    expect(reading(readings(), 'cycle-time-genops', times)).toEqual(measures.perChange.medianMinutes);
  });

  it('reduce means by the ratio of means, wider than either interval alone', () => {
    const means = {
      cycleTime: 'with-review',
      statistic: 'mean',
      counted: 'all',
      ledger: 'attempts',
    } as const;
    const reduction = reading(readings(), 'cycle-time-improvement', means);
    const { meanCycleMinutes: after } = measures.genops;
    expect(reduction.value).toBeCloseTo(1 - after / measures.traditional.meanCycleMinutes, 9);
    expect(reduction.lower).toBeLessThan(reduction.value);
    expect(reduction.upper).toBeGreaterThan(reduction.value);
  });

  it('take each definition of cycle time: the medians, reductions and effect sizes that are measured', () => {
    for (const cycleTime of cycleTimeDefinitionNames) {
      const own = measures.cycleTimes[cycleTime];
      const usual = { cycleTime, statistic: 'median', counted: 'all' } as const;
      const attempts = { ...usual, ledger: 'attempts' } as const;
      expect(reading(readings(), 'cycle-time-genops', attempts)).toEqual(own.genops.median);
      expect(reading(readings(), 'cycle-time-baseline', usual)).toEqual(own.traditional.median);
      expect(reading(readings(), 'cycle-time-improvement', attempts)).toEqual(own.reduction);
      expect(reading(readings(), 'effect-size', { cycleTime })).toEqual(own.effect);
    }
  });

  it('follow a change to its second attempt under each definition', () => {
    for (const cycleTime of cycleTimeDefinitionNames) {
      const of = (counted: Choices['ledger']): number =>
        reading(readings(), 'cycle-time-genops', {
          cycleTime,
          statistic: 'mean',
          counted: 'all',
          ...(counted && { ledger: counted }),
        }).value;
      const last = cycleMinutesBy(cycleTime, study, 'genopsFinal');
      expect(of('changes')).toBeCloseTo(meanOf(Array.from(last)), 9);
      expect(of('changes')).toBeGreaterThan(of('attempts'));
    }
  });

  it('of one deployment, or of none that completed, are there and say that nothing bounds them', () => {
    const one = studyNumbers(studyOf(1), '89');
    expect(one.length).toBe(readings().length);
    const few = studyOf(20);
    const genops = { ...few.ledger.genops, status: few.ledger.genops.status.slice().fill(1) };
    const none = studyNumbers({ ...few, ledger: { ...few.ledger, genops } }, '89');
    const survivors = none.filter(
      ({ choices }) => choices.counted === 'completed' && choices.ledger === 'attempts',
    );
    expect(survivors.some(({ estimate }) => estimate.method === 'nothing counted')).toBe(true);
  });

  it('come at both baselines from runs that differ in the odds of a bad change alone', () => {
    const config = configOf(100, { bakeScale: 1 });
    for (const baseline of baselines) expect(configFor(config, baseline).scenario).toBe('custom');
    const [own, other] = baselines.map((baseline) => configFor(config, baseline).settings);
    expect(own).toEqual({ ...config.settings, badIntercept: parameters.badIntercept.value });
    expect(other).toEqual({ ...own, badIntercept: baseline942.changes.badIntercept });
  });
});

describe('the readings of a replay', () => {
  it('have the code’s mean, which it calls a median, and the median beside it', () => {
    const all = { counted: 'all' } as const;
    expect(reading(replayed(), 'cycle-time-genops', { ...all, statistic: 'mean' }).value).toBeCloseTo(
      replay.reportedMedianMinutes,
      9,
    );
    expect(reading(replayed(), 'cycle-time-genops', { ...all, statistic: 'median' }).value).toBeCloseTo(
      replay.trueMedianMinutes,
      9,
    );
  });

  it('have the catch rate by each definition that the code allows', () => {
    const { canaryCaught, rolledBack, deployments } = replay;
    const rate = (definition: Choices['definition']): number =>
      reading(replayed(), 'canary-catch', { ...(definition && { definition }) }).value;
    expect(rate('caughtPerIssue')).toBe(catchRate(replay));
    expect(rate('caughtPerRollback')).toBe(canaryCaught / rolledBack);
    expect(rate('caughtPerDeployment')).toBe(canaryCaught / deployments);
    expect(rate('rollbacksPerDeployment')).toBe(rolledBack / deployments);
  });

  it('hold success against either published baseline', () => {
    const success = replay.successful / replay.deployments;
    expect(reading(replayed(), 'success-improvement', { baseline: '89' }).value).toBeCloseTo(
      success - 0.89,
      12,
    );
    expect(reading(replayed(), 'success-improvement', { baseline: '94.2' }).value).toBeCloseTo(
      success - 0.942,
      12,
    );
  });

  it('have every other figure as the code counts it', () => {
    const { deployments, successful, rolledBack, failed, rows } = replay;
    const value = (claim: string, choices: Choices = {}) => reading(replayed(), claim, choices).value;
    expect(value('success-genops')).toBe(successful / deployments);
    expect(value('rollback-genops')).toBe(rolledBack / deployments);
    expect(value('failure-genops')).toBe(failed / deployments);
    expect([value('cycle-time-baseline'), value('success-baseline')]).toEqual([52.8, 0.89]);
    const all = { statistic: 'mean', counted: 'all' } as const;
    expect(value('cycle-time-improvement', all)).toBeCloseTo(1 - replay.reportedMedianMinutes / 52.8, 9);
    const completed = Array.from(rows!.cycleTimeMicroseconds).filter((_, i) => rows!.status[i] === 0);
    expect(completed.length).toBeLessThan(deployments);
    expect(value('cycle-time-genops', { ...all, counted: 'completed' })).toBeCloseTo(
      meanOf(completed) / 6e7,
      9,
    );
  });

  it('need rows', () => {
    const figures = finish(replaySteps({ deployments: 10, seed: 1 }, { keep: 'figures' }));
    expect(() => replayNumbers(figures)).toThrow('keep "rows"');
  });
});
