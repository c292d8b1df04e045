/**
 * The exact probabilities that the draws imply: no run is needed for them, and no other input enters.
 *
 * With s the probability of a spike at a stage and f that of an injected fault (at one of the first four stages, evenly),
 * a deployment passes stages 0 … k−1 with probability (1−s)^k · (1 − f·min(k,4)/4).
 */
import { CANARY_STAGES, SPIKE_PROBABILITY } from './canary.ts';
import { INJECTABLE_STAGES, INJECTION_PROBABILITY } from './change.ts';

/** Probabilities of how one deployment ends, all pillars on. */
export interface ExactProbabilities {
  /** (1−s)^5·(1−f) = .96502…. */
  readonly completedPerDeployment: number;
  readonly rolledBackPerDeployment: number;
  /** By stage, in the order of `CANARY_STAGES`. */
  readonly rolledBackAtStage: readonly number[];
  /** Rolled back with less than all of the traffic. */
  readonly caughtPerDeployment: number;
  /** The catch rate by the published code's own definition, as a ratio of probabilities; nothing ever fails. */
  readonly caughtPerRolledBackOrFailed: number;
}

/**
 * The probabilities for given chances; left out, the published ones.
 *
 * @param spike s, a ratio
 * @param injection f, a ratio
 */
export function exactProbabilities(
  spike: number = SPIKE_PROBABILITY,
  injection: number = INJECTION_PROBABILITY,
): ExactProbabilities {
  const passed = [1];
  let noSpike = 1;
  for (let k = 1; k <= CANARY_STAGES.length; k++) {
    noSpike *= 1 - spike;
    passed.push(noSpike * (1 - (injection * Math.min(k, INJECTABLE_STAGES)) / INJECTABLE_STAGES));
  }
  const at = (k: number): number => passed[k] as number;
  const rolledBackAtStage = CANARY_STAGES.map((_, stage) => at(stage) - at(stage + 1));
  const firstFull = CANARY_STAGES.findIndex(({ trafficShare }) => trafficShare === 1);
  const completedPerDeployment = at(CANARY_STAGES.length);
  return {
    completedPerDeployment,
    rolledBackPerDeployment: 1 - completedPerDeployment,
    rolledBackAtStage,
    caughtPerDeployment: 1 - at(firstFull),
    caughtPerRolledBackOrFailed: (1 - at(firstFull)) / (1 - completedPerDeployment),
  };
}
