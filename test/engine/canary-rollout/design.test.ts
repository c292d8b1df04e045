/**
 * A canary designed before any rollout. Fixed before the first run: 2,000 rollouts a case, and a share may differ from what is
 * expected by 3.3 standard errors.
 */
import { describe, expect, it } from 'vitest';
import {
  addPeeking,
  type CanaryDesign,
  designedStages,
  designJudge,
  designRanges,
  designStages,
  type Peeking,
  peekingSteps,
} from '../../../engine/canary-rollout/design.ts';
import { finish } from '../study-of.ts';

const ROLLOUTS = 2_000;
const design: CanaryDesign = {
  requestsPerMinute: 900,
  baseErrorRate: 0.0012,
  baseSlowShare: 0.004,
  bakeMinutes: [7.5, 7.5, 10, 10],
  controlTimes: 1,
  lift: 0.01,
  alpha: 0.01,
  margin: 1.25,
};
/** Many errors a look: what the normal approximation is about. */
const busy: CanaryDesign = {
  ...design,
  requestsPerMinute: 200_000,
  baseErrorRate: 0.02,
  alpha: 0.025,
  lift: 0.0004,
};

const peek = (of: CanaryDesign, looks: number, from = 0, to = ROLLOUTS): Peeking =>
  finish(peekingSteps(of, { stage: 3, looks, from, to }));
const share = (counts: Uint32Array): number => counts.reduce((sum, count) => sum + count, 0) / ROLLOUTS;
const allowed = (p: number): number => 3.3 * Math.sqrt((p * (1 - p)) / ROLLOUTS);

describe('what a stage detects', () => {
  it('rises with traffic from stage to stage, and the three powers are in order', () => {
    const stages = designStages(design, 'always-valid');
    expect(stages.map((stage) => stage.share)).toEqual([0.01, 0.05, 0.25, 0.5]);
    expect(stages.map((stage) => stage.canaryRequests)).toEqual([68, 338, 2250, 4500]);
    const powers = stages.map(({ power }) => power);
    expect(powers).toEqual(powers.toSorted((a, b) => a - b));
    for (const { lifts } of stages) expect(lifts).toEqual(lifts.toSorted((a, b) => a - b));
  });

  it('is a lift for each of three powers: with it as the defect, the stage has that power, and with less of it less', () => {
    const { lifts } = designStages(design, 'always-valid')[3]!;
    for (const [k, wanted] of [0.5, 0.8, 0.95].entries()) {
      const power = (lift: number): number => designStages({ ...design, lift }, 'always-valid')[3]!.power;
      expect(power(lifts[k]!)).toBeCloseTo(wanted, 3);
      expect(power(lifts[k]! * 0.99)).toBeLessThan(wanted);
    }
  });

  it.each(['always-valid', 'fixed-thresholds'] as const)(
    'by the %s judge is what simulated stages with one look find',
    (judge) => {
      const calm = { ...design, baseSlowShare: 0, lift: 0.008 };
      const { power, falseAlarm } = designStages(calm, judge)[3]!;
      const { alarms } = peek(calm, 1);
      expect(power).toBeGreaterThan(0.02);
      expect(Math.abs(share(alarms[judge].bad) - power)).toBeLessThan(allowed(power) + 1 / ROLLOUTS);
      expect(Math.abs(share(alarms[judge].good) - falseAlarm)).toBeLessThan(
        allowed(falseAlarm) + 2 / ROLLOUTS,
      );
    },
  );

  it('takes a control of the rest of the fleet at most', () => {
    const [first, , , last] = designStages({ ...design, controlTimes: 99 }, 'always-valid');
    expect(first!.controlRequests).toBe(6683); // 99% of 6,750
    expect(last!.controlRequests).toBe(last!.canaryRequests);
  });

  it('refuses what is outside its range, by name', () => {
    for (const [key, [low, high]] of Object.entries(designRanges)) {
      const of = (value: number) => ({ ...design, [key]: key === 'bakeMinutes' ? [1, 1, 1, value] : value });
      expect(() => designStages(of(high + 1), 'always-valid')).toThrow(key);
      expect(() => designStages(of(low - 1), 'always-valid')).toThrow(key);
      expect(() => designStages(of(Number.NaN), 'always-valid')).toThrow(key);
    }
    expect(() => designStages({ ...design, bakeMinutes: [1] }, 'always-valid')).toThrow('4 numbers');
    expect(designedStages).toHaveLength(4);
  });
});

it('a simulation says how many of its rollouts are done', () => {
  const seen = [...peekingSteps(design, { stage: 0, looks: 2, from: 5, to: 8 })];
  expect(seen).toEqual([0, 1, 2].map((done) => ({ done, total: 3 })));
});

describe('repeated looks', () => {
  it('make a test of 5%, two-sided, alarm as often as Armitage, McPherson and Rowe (1969) computed', () => {
    // their table for normal observations: 1, 2, 5, 10 and 20 looks; one of two sides here, which seldom both alarm
    for (const [looks, both] of [
      [1, 0.05],
      [2, 0.083],
      [5, 0.142],
      [10, 0.193],
      [20, 0.248],
    ] as const) {
      const oneSided = share(peek(busy, looks).alarms['repeated-test'].good);
      expect(oneSided).toBeGreaterThan(both / 2 - allowed(both / 2));
      expect(oneSided).toBeLessThan(both / 2 + allowed(both / 2) + 0.01);
    }
  });

  it('leave the always-valid judge at its level', () => {
    const margin1 = { ...busy, margin: 1 };
    expect(share(peek(margin1, 50).alarms['always-valid'].good)).toBeLessThan(0.025 + allowed(0.025));
    expect(share(peek(margin1, 50).alarms['repeated-test'].good)).toBeGreaterThan(0.1);
  });

  it('let fixed thresholds alarm on small windows of a good canary', () => {
    expect(share(peek(design, 1).alarms['fixed-thresholds'].good)).toBeLessThan(0.01);
    expect(share(peek(design, 40).alarms['fixed-thresholds'].good)).toBeGreaterThan(0.5);
  });

  it('are the same counts in parts as at once, and neither judge nor lift disturbs the draws of a good canary', () => {
    const whole = peek(design, 10, 0, 60);
    expect(addPeeking(peek(design, 10, 0, 25), peek(design, 10, 25, 60))).toEqual(whole);
    const other = peek({ ...design, lift: 0.2 }, 10, 0, 60);
    expect(other.alarms['repeated-test'].good).toEqual(whole.alarms['repeated-test'].good);
    expect(other.alarms['repeated-test'].bad).not.toEqual(whole.alarms['repeated-test'].bad);
  });

  it('see nothing where there is nothing to see', () => {
    const { alarms } = peek({ ...design, bakeMinutes: [0, 0, 0, 0] }, 5, 0, 20);
    expect(Object.values(alarms).flatMap(({ good, bad }) => [...good, ...bad])).toEqual(
      Array.from({ length: 30 }, () => 0),
    );
    expect(designJudge('repeated-test', design).canSee(0.5, 0, 0, { errorRate: 0, slowShare: 0 })).toBe(
      false,
    );
  });
});
