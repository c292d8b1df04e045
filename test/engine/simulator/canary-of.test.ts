import { describe, expect, it } from 'vitest';
import { canaryRollout, publishedSLO } from '../../../engine/index.ts';
import { neverFlagged, usualStages } from '../../../engine/simulator/arm-config.ts';
import { defaultSettings, withSettings } from '../../../engine/simulator/settings.ts';
import { buildWorld } from '../../../engine/simulator/world.ts';

const base = { errorRate: 0.001, slowShare: 0.001 };

it('takes its limits from the SLO, and the study’s defaults are the published ones', () => {
  expect(defaultSettings.errorRateThreshold).toBe(publishedSLO.errorRateThreshold);
  expect(defaultSettings.successThreshold).toBe(publishedSLO.successRateThreshold);
  const strict = canaryRollout().config.judge;
  const lax = canaryRollout({ ...publishedSLO, errorRateThreshold: 0.05, successRateThreshold: 0.95 }).config
    .judge;
  expect(strict.canSee(0.02, 1000, 1000, base)).toBe(true);
  expect(lax.canSee(0.02, 1000, 1000, base)).toBe(false);
});

it('refuses latencies that the model does not know', () =>
  expect(() => canaryRollout({ ...publishedSLO, latencyP99ThresholdMs: 300 })).toThrow(
    /SLOConfig: latencyP99ThresholdMs: expected 500/,
  ));

const settings = withSettings({});
const services = buildWorld(settings, 127);
const usual = usualStages(settings, services);

describe('the stages of a usual service', () => {
  it('are those before full traffic, and each detects a smaller lift than the one before', () => {
    expect(usual.map(({ share }) => share)).toEqual([0.01, 0.05, 0.25, 0.5]);
    for (const key of ['lift', 'liftAtUsualPower'] as const) {
      const lifts = usual.map((stage) => stage[key]);
      expect(lifts).toEqual(lifts.toSorted((a, b) => b - a));
    }
  });

  it('have a power of about one half at the smallest lift, and need a larger lift for 80%', () => {
    for (const { lift, power, liftAtUsualPower } of usual) {
      expect(power).toBeGreaterThan(0.49);
      expect(power).toBeLessThan(0.56);
      expect(liftAtUsualPower).toBeGreaterThan(lift);
    }
  });

  it('detect less with shorter bakes', () => {
    const short = usualStages({ ...settings, bakeScale: 0.1 }, services);
    short.forEach(({ lift }, k) => expect(lift).toBeGreaterThan(usual[k]!.lift));
  });
});

describe('the ratio that is never flagged', () => {
  it('is one with a control of the same size, and differs by stage when the rest of the fleet is the control', () => {
    const [least, most] = neverFlagged(settings)!;
    expect(least).toBe(most);
    expect(least).toBeGreaterThan(settings.margin);
    const [first, last] = neverFlagged(withSettings({ control: 'rest-of-fleet' }))!;
    expect(last).toBeGreaterThan(first);
  });

  it('is unknown of fixed thresholds, which tolerate no ratio', () =>
    expect(neverFlagged(withSettings({ judge: 'fixed-thresholds' }))).toBeNull());
});
