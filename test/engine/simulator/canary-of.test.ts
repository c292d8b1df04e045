import { expect, it } from 'vitest';
import { canaryRollout, publishedSLO } from '../../../engine/index.ts';
import { defaultSettings } from '../../../engine/simulator/settings.ts';

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
