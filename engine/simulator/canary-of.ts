/** A canary rollout under the README's names. */
import { CanaryRollout, publishedSLO, type SLOConfig } from '../canary-rollout/index.ts';
import { expected } from '../errors.ts';
import { rolloutConfig } from './arm-config.ts';
import { withSettings } from './settings.ts';

/**
 * README, *SLO configuration*: a rollout that is judged by fixed limits; all else as in the study.
 *
 * @param slo the published limits when left out. Requests of this model are slow or not, by the published 100 and 500 ms:
 * other latencies would mean nothing and are refused
 * @throws ArgumentError for a latency other than the published one, or a rate outside [0, 1]
 * @example
 * const canary = canaryRollout({ ...publishedSLO, errorRateThreshold: 0.02 });
 */
export function canaryRollout(slo: SLOConfig = publishedSLO): CanaryRollout {
  for (const key of ['latencyP50ThresholdMs', 'latencyP99ThresholdMs'] as const) {
    if (slo[key] !== publishedSLO[key]) {
      throw expected(`SLOConfig: ${key}`, `${publishedSLO[key]}, the latency that the model knows`, slo[key]);
    }
  }
  return new CanaryRollout(
    rolloutConfig(
      withSettings({
        judge: 'fixed-thresholds',
        errorRateThreshold: slo.errorRateThreshold,
        successThreshold: slo.successRateThreshold,
      }),
    ),
  );
}
