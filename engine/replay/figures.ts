/** The figures of the first release, and beside each the one that its name promises. */
import { CANARY_STAGES, SPIKE_PROBABILITY } from './canary.ts';
import { MICROSECONDS_A_MINUTE, minutesOf } from './cycle-time.ts';
import type { ReplayStatus } from './rows.ts';
import { INJECTABLE_STAGES, INJECTION_PROBABILITY } from './world.ts';

/** The baseline is two constants in the published code; nothing is run for it. */
export const PUBLISHED_BASELINE = { cycleTimeMinutes: 52.8, completedPerDeployment: 0.89 } as const;

/** What one run comes to. */
export interface ReplayFigures {
  /** Deployments completed. */
  readonly successful: number;
  readonly rolledBack: number;
  readonly failed: number;
  /** Rollbacks at a stage with less than all of the traffic. */
  readonly canaryCaught: number;
  /** Completed deployments that violated a blocking policy: a block ends a deployment first, so always 0. */
  readonly safetyViolations: number;
  /** Minutes, the sum over all deployments, rolled back and failed ones too. */
  readonly totalCycleTimeMinutes: number;
  /** Minutes: what the published code calls the median, total ÷ count, an arithmetic mean. */
  readonly reportedMedianMinutes: number;
  /** Minutes: the middle cycle time, or the mean of the middle two. */
  readonly trueMedianMinutes: number;
  /** Rollbacks by stage, in the order of `CANARY_STAGES`. */
  readonly rollbacksByStage: readonly number[];
  /** Completed deployments whose recorded canary time is longer than their whole cycle time. */
  readonly canaryOutlastsCycle: number;
}

/** How one deployment ended, as the figures see it. */
export interface Ending {
  readonly status: ReplayStatus;
  /** Index into `CANARY_STAGES`, or −1. */
  readonly rollbackStage: number;
  readonly cycleTimeMicroseconds: number;
  readonly canarySeconds: number;
  /** Whether a blocking policy was violated. */
  readonly blocked: boolean;
}

/** Counts deployments as they come. Sums in the order of the run: the last bit of the total depends on it. */
export class Tally {
  readonly #microseconds: Uint32Array;
  readonly #rollbacksByStage = CANARY_STAGES.map(() => 0);
  #count = 0;
  #successful = 0;
  #rolledBack = 0;
  #failed = 0;
  #safetyViolations = 0;
  #canaryOutlastsCycle = 0;
  #totalMinutes = 0;

  constructor(deployments: number) {
    this.#microseconds = new Uint32Array(deployments);
  }

  add({ status, rollbackStage, cycleTimeMicroseconds, canarySeconds, blocked }: Ending): void {
    this.#microseconds[this.#count++] = cycleTimeMicroseconds;
    this.#totalMinutes += minutesOf(cycleTimeMicroseconds);
    switch (status) {
      case 'completed':
        this.#successful++;
        if (blocked) this.#safetyViolations++;
        if (canarySeconds * 1_000_000 > cycleTimeMicroseconds) this.#canaryOutlastsCycle++;
        break;
      case 'rolled_back':
        this.#rolledBack++;
        this.#rollbacksByStage[rollbackStage] = (this.#rollbacksByStage[rollbackStage] as number) + 1;
        break;
      case 'failed':
        this.#failed++;
        break;
    }
  }

  /** The figures of all deployments; call once, after the last. */
  figures(): ReplayFigures {
    return {
      successful: this.#successful,
      rolledBack: this.#rolledBack,
      failed: this.#failed,
      canaryCaught: this.#rollbacksByStage.reduce(
        (sum, rollbacks, stage) => sum + ((CANARY_STAGES[stage]?.trafficShare ?? 1) < 1 ? rollbacks : 0),
        0,
      ),
      safetyViolations: this.#safetyViolations,
      totalCycleTimeMinutes: this.#totalMinutes,
      reportedMedianMinutes: this.#totalMinutes / this.#count,
      trueMedianMinutes: middleMinutes(this.#microseconds.sort()),
      rollbacksByStage: this.#rollbacksByStage,
      canaryOutlastsCycle: this.#canaryOutlastsCycle,
    };
  }
}

/** Halves microseconds before the one division, so that the result is the double nearest to the median. */
function middleMinutes(sorted: Uint32Array): number {
  const half = sorted.length >> 1;
  const upper = sorted[half] as number;
  const lower = sorted.length % 2 === 1 ? upper : (sorted[half - 1] as number);
  return (lower + upper) / 2 / MICROSECONDS_A_MINUTE;
}

/** The catch rate by the published code's own definition: rollbacks before full traffic ÷ (rolled back + failed); null without any. */
export function catchRate({ rolledBack, failed, canaryCaught }: ReplayFigures): number | null {
  return rolledBack + failed === 0 ? null : canaryCaught / (rolledBack + failed);
}

// The exact probabilities that the draws imply; they need no run and no other input.
//
// With s the probability of a spike at a stage and f that of an injected fault (at one of the first four stages, evenly),
// a deployment passes stages 0 … k−1 with probability (1−s)^k · (1 − f·min(k,4)/4).

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
