/**
 * What a canary stage detects, computed exactly and compared with simulated stages.
 *
 * Fixed before the first run: 2,000 stages a case, and a computed power may differ from the simulated share by 3.3
 * standard errors (3.7 points at most).
 */
import { describe, expect, it } from 'vitest';
import {
  alwaysValid,
  type BaseRates,
  detectableLift,
  type JudgeKind,
  neverFlaggedUpTo,
  stagePower,
} from '../../../engine/canary-rollout/index.ts';
import { observeStage } from '../../../engine/canary-rollout/stage.ts';
import { namedStream } from '../../../engine/random/streams.ts';
import { compared, fixed } from './rollout-of.ts';

const STAGES = 2_000;

/** Share of simulated stages that are rolled back, with equal hosts and no noise. */
function simulatedPower(
  judge: JudgeKind,
  lift: number,
  canaryRequests: number,
  controlRequests: number,
  base: BaseRates,
): number {
  const next = namedStream('stage power', `${lift} ${canaryRequests} ${controlRequests} ${base.errorRate}`);
  const row = new Float64Array(7);
  let found = 0;
  for (let stage = 0; stage < STAGES; stage++) {
    const counts = observeStage({
      share: 0.5,
      canaryRequests,
      controlRequests,
      base,
      hosts: { canary: 1, control: 1 },
      defect: { kind: 'errors', lift, visibleAbove: 0 },
      injectedLift: 0,
      noise: { spikeProbability: 0, spikeFactor: 1, spikeShared: 0 },
      row: row.map(() => next()),
      slot: 0,
    });
    if (judge.start().look(counts)) found += 1;
  }
  return found / STAGES;
}

/** Canary requests, control requests, error rate before the change: from a quiet 1% stage to a busy 50% stage. */
const stages = [
  [30, 30, 0.0025],
  [100, 100, 0.02],
  [1_000, 1_000, 0.0006],
  [1_000, 99_000, 0.0006],
  [10_000, 10_000, 0.0025],
  [100_000, 100_000, 0.0002],
  [300_000, 300_000, 0.0006],
] as const;
const baseOf = (errorRate: number): BaseRates => ({ errorRate, slowShare: 0.004 });
const allowed = (share: number): number => 3.3 * Math.sqrt((share * (1 - share)) / STAGES);

describe('the power of a stage', () => {
  it.each(stages)('of %i canary and %i control requests is that of simulated stages', (n, m, errorRate) => {
    const base = baseOf(errorRate);
    const power = stagePower(compared, n, m, base);
    const present = detectableLift(compared, n, m, base);
    for (const lift of [0.7 * present, present, power.liftFor(0.8)]) {
      const computed = power.at(lift);
      const simulated = simulatedPower(compared, lift, n, m, base);
      expect(Math.abs(simulated - computed)).toBeLessThan(allowed(computed) + 1 / STAGES);
    }
  });

  it('at the smallest lift on expected counts is 50% to 55%, and 80% needs a lift 1.06 to 1.34 times as large', () => {
    for (const [n, m, errorRate] of stages.filter(([canary, control]) => canary === control)) {
      const base = baseOf(errorRate);
      const smallest = detectableLift(compared, n, m, base);
      const power = stagePower(compared, n, m, base);
      expect(power.at(smallest)).toBeGreaterThanOrEqual(0.5);
      expect(power.at(smallest)).toBeLessThan(0.55);
      expect(power.liftFor(0.8) / smallest).toBeGreaterThan(1.06);
      expect(power.liftFor(0.8) / smallest).toBeLessThan(1.34);
    }
  });

  it('is a little lower, and that factor larger, when the rest of the fleet is the control', () => {
    const base = baseOf(0.0006);
    const smallest = detectableLift(compared, 1_000, 99_000, base);
    const power = stagePower(compared, 1_000, 99_000, base);
    expect(power.at(smallest)).toBeGreaterThan(0.45);
    expect(power.at(smallest)).toBeLessThan(0.5);
    expect(power.liftFor(0.8) / smallest).toBeGreaterThan(1.34);
  });

  it('rises with the lift, and liftFor is its inverse', () => {
    const power = stagePower(compared, 5_000, 5_000, baseOf(0.001));
    const rising = [0, 0.001, 0.002, 0.004, 0.01, 0.1].map((lift) => power.at(lift));
    expect(rising).toEqual(rising.toSorted((a, b) => a - b));
    for (const wanted of [0.1, 0.5, 0.8, 0.99])
      expect(power.at(power.liftFor(wanted))).toBeCloseTo(wanted, 9);
  });

  it('of fixed thresholds is below one half where few requests make the limit coarse', () => {
    const base = { errorRate: 0.001, slowShare: 0 };
    const lift = detectableLift(fixed, 100, 100, base);
    const power = stagePower(fixed, 100, 100, base);
    expect(power.at(lift)).toBeLessThan(0.3);
    expect(Math.abs(power.at(lift) - simulatedPower(fixed, lift, 100, 100, base))).toBeLessThan(0.04);
    expect(power.at(power.liftFor(0.8))).toBeCloseTo(0.8, 9);
  });

  it('is 0 without requests, and no lift has 80% where not even failing requests only would be noticed', () => {
    const base = baseOf(0.001);
    expect(stagePower(compared, 0, 0, base).at(0.5)).toBe(0);
    for (const [judge, n] of [
      [compared, 2],
      [compared, 0],
      [fixed, 99],
    ] as const)
      expect(stagePower(judge, n, n, base).liftFor(0.8)).toBe(Number.POSITIVE_INFINITY);
  });

  it('takes a service without errors as it comes', () => {
    const power = stagePower(compared, 1_000, 1_000, { errorRate: 0, slowShare: 0 });
    expect(power.at(0)).toBe(0);
    expect(power.at(1)).toBe(1);
  });
});

describe('a ratio between the tolerated and the never-flagged one', () => {
  it('ends at ln(4/3) / ln(6/5) for a margin of 1.25 and a control of the same size', () => {
    expect(neverFlaggedUpTo(1.25)).toBeCloseTo(Math.log(4 / 3) / Math.log(6 / 5), 12);
    expect(neverFlaggedUpTo(1.25)).toBeGreaterThan(1.57);
  });

  it('is found less and less as traffic grows; a larger one is always found in the end', () => {
    const base = baseOf(0.001);
    for (const [n, m] of [
      [1_000_000, 1_000_000],
      [1_000_000, 99_000_000],
    ] as const) {
      const limit = neverFlaggedUpTo(1.25, n / m);
      const powerAt = (ratio: number, times: number): number =>
        stagePower(compared, times * n, times * m, base).at((ratio - 1) * base.errorRate);
      expect(powerAt(limit - 0.05, 30)).toBeLessThan(powerAt(limit - 0.05, 1));
      expect(powerAt(limit - 0.05, 30)).toBeLessThan(1e-3);
      expect(powerAt(limit + 0.05, 30)).toBeGreaterThan(0.999);
    }
  });

  it('does not depend on the false-alarm level', () => {
    const base = baseOf(0.01);
    const lax = alwaysValid({ alpha: 0.2, margin: 1.25 });
    const power = stagePower(lax, 3_000_000, 3_000_000, base);
    expect(power.at((neverFlaggedUpTo(1.25) - 1.05) * base.errorRate)).toBeLessThan(0.01);
    expect(power.at((neverFlaggedUpTo(1.25) - 0.95) * base.errorRate)).toBeGreaterThan(0.99);
  });
});
