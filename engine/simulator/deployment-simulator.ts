/** The study under the names that the published project documents. */
import { loadSha256 } from '../audit-log/index.ts';
import { CanaryRollout, publishedSLO, type SLOConfig } from '../canary-rollout/index.ts';
import { checkMonday, timestampOf } from '../domain/calendar.ts';
import { expected } from '../errors.ts';
import { rolloutConfig } from './arm-config.ts';
import { checkDeployments, checkSeed, presets } from './scenario.ts';
import { type SettingChanges, withSettings } from './settings.ts';
import { studySteps } from './simulate.ts';
import type { Study, StudyProgress } from './study.ts';

const DEFAULT_START = '2025-01-06';

/** README, *DeploymentSimulator*; `settings` are this project's own. */
export interface SimulationConfig {
  /** 1 to `MOST_DEPLOYMENTS`; default 500. */
  readonly numDeployments?: number;
  /** 1 to 1,000; default 20 up to 1,000 deployments, 127 above. */
  readonly numServices?: number;
  /** Extra injected canary faults, for demonstrations, ratio; default 0. */
  readonly failureInjectionRate?: number;
  /** Any whole number, or text; default 42. */
  readonly randomSeed?: number | string;
  /** The Monday on which minute 0 falls, `YYYY-MM-DD`; moves no outcome; default 2025-01-06. */
  readonly start?: string;
  readonly settings?: SettingChanges;
}

/**
 * Runs simulations.
 *
 * @example
 * const study = await new DeploymentSimulator({ numDeployments: 500, randomSeed: 42 }).run();
 * study.measures.genops.deployments; // 500
 */
export class DeploymentSimulator {
  readonly config: SimulationConfig;

  /** @throws ArgumentError for a number of deployments, a seed, a start, a rate or a setting outside its range */
  constructor(config: SimulationConfig = {}) {
    const { numDeployments = presets.default, randomSeed = 42 } = config;
    checkDeployments(numDeployments);
    if (typeof randomSeed === 'number' && !Number.isSafeInteger(randomSeed)) {
      throw expected('randomSeed', 'a whole number or text', randomSeed);
    }
    checkSeed(String(randomSeed));
    checkMonday(config.start ?? DEFAULT_START);
    withSettings(changesOf(config));
    this.config = config;
  }

  /** ISO 8601 timestamp of a minute of the ledger. */
  timestampAt(minute: number): string {
    return timestampOf(this.config.start ?? DEFAULT_START, minute);
  }

  /** Runs the study to its end. */
  async run(onProgress?: (progress: StudyProgress) => void): Promise<Study> {
    const { numDeployments = presets.default, randomSeed = 42 } = this.config;
    const settings = withSettings(changesOf(this.config));
    const steps = studySteps(
      { scenario: 'custom', settings, seed: String(randomSeed), deployments: numDeployments },
      await loadSha256(),
    );
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      onProgress?.(step.value);
    }
  }
}

function changesOf({ numServices, failureInjectionRate, settings }: SimulationConfig): SettingChanges {
  return {
    ...settings,
    ...(numServices === undefined ? {} : { serviceCount: numServices }),
    ...(failureInjectionRate === undefined ? {} : { failureInjectionRate }),
  };
}

// A canary rollout under the published README's names.

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
