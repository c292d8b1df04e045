/**
 * Pillar 3 as the first release has it: five stages, each measured once (step 6 of part C of the draws).
 *
 * The published code has a second plan of seven stages for scores from .7. With the published weights no score gets
 * there: the largest that the drawn inputs allow is about .63. Experiments with other weights stay on this plan too,
 * so that they compare like with like.
 */
import type { CPythonRandom } from '../random/cpython.ts';
import { PUBLISHED_CONSTANTS, type ReplayConstants } from './constants.ts';

/** A stage of the rollout. */
export interface CanaryStage {
  readonly name: string;
  /** Share of the traffic, a ratio. */
  readonly trafficShare: number;
  /** Shortest and longest recorded time, seconds. */
  readonly seconds: readonly [number, number];
}

/** The plan for low and medium risk. The last stage is full traffic: what it stops counts as not caught. */
export const CANARY_STAGES: readonly CanaryStage[] = [
  { name: '1%', trafficShare: 0.01, seconds: [300, 600] },
  { name: '5%', trafficShare: 0.05, seconds: [300, 600] },
  { name: '25%', trafficShare: 0.25, seconds: [300, 900] },
  { name: '50%', trafficShare: 0.5, seconds: [300, 900] },
  { name: '100%', trafficShare: 1, seconds: [0, 0] },
];

/** The probability that a stage shows a spike that breaches every threshold, whatever the change. */
export const SPIKE_PROBABILITY = PUBLISHED_CONSTANTS.spikeProbability;

/** The thresholds of a stage: the three are upper bounds, `successRate` is a lower one. */
const CANARY_THRESHOLDS = { errorRate: 0.02, p50Ms: 150, p99Ms: 600, successRate: 0.98 } as const;
type Thresholds = Readonly<Record<keyof typeof CANARY_THRESHOLDS, number>>;

/** What a rollout goes by, worked out once a run. */
export interface CanaryPlan {
  readonly spikeProbability: number;
  readonly stages: readonly CanaryStage[];
  readonly limits: Thresholds;
}

/** The plan for given constants; as released, it holds the published numbers bit for bit. */
export function canaryPlan(constants: ReplayConstants): CanaryPlan {
  const { spikeProbability, thresholdScale, stageSecondsScale } = constants;
  const { errorRate, p50Ms, p99Ms, successRate } = CANARY_THRESHOLDS;
  return {
    spikeProbability,
    stages: CANARY_STAGES.map((stage) => ({
      ...stage,
      seconds: [
        Math.round(stage.seconds[0] * stageSecondsScale),
        Math.round(stage.seconds[1] * stageSecondsScale),
      ],
    })),
    limits: {
      errorRate: errorRate * thresholdScale,
      p50Ms: p50Ms * thresholdScale,
      p99Ms: p99Ms * thresholdScale,
      // the share that may fail scales, not the share that must succeed
      successRate: thresholdScale === 1 ? successRate : 1 - (1 - successRate) * thresholdScale,
    },
  };
}

/** What was measured at one stage. */
export interface StageMetrics {
  readonly stage: string;
  /** Recorded time, seconds. It is not part of the deployment's cycle time. */
  readonly seconds: number;
  /** Ratio. */
  readonly errorRate: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Ratio, 1 − error rate. */
  readonly successRate: number;
  /** Thresholds breached, 0–4. */
  readonly violations: number;
}

/** How a rollout ended. */
export interface CanaryRun {
  /** Stages run, 1–5. */
  readonly stagesRun: number;
  /** Recorded time of all stages run, seconds, 0–3,000. */
  readonly seconds: number;
  /** The stage (0–4) whose breach ended the rollout, or −1. */
  readonly breachedStage: number;
}

/**
 * Rolls one change out, stage by stage, until a breach.
 * @param score the risk score; it moves the error rate by at most 15%, far below any threshold
 * @param health the service's health, a ratio
 * @param injectedStage the stage that is given a fault, or −1
 * @param log where to write what was measured, or null
 * @param plan from `canaryPlan`
 */
export function runCanary(
  random: CPythonRandom,
  score: number,
  health: number,
  injectedStage: number,
  log: StageMetrics[] | null,
  { spikeProbability, stages, limits }: CanaryPlan,
): CanaryRun {
  const h = 0.9 + 0.1 * health;
  let total = 0;
  for (let index = 0; index < stages.length; index++) {
    const stage = stages[index] as CanaryStage;
    const spike = random.random() < spikeProbability;
    let errorRate = spike
      ? limits.errorRate * random.uniform(1.1, 2)
      : 0.003 * (1 + 0.15 * score) * random.uniform(0.8, 1.3);
    const p50Ms = spike ? limits.p50Ms * random.uniform(1.1, 1.5) : (50 / h) * random.uniform(0.9, 1.1);
    let p99Ms = spike ? limits.p99Ms * random.uniform(1.1, 1.5) : (150 / h) * random.uniform(0.9, 1.15);
    if (index === injectedStage) {
      errorRate = limits.errorRate * random.uniform(1.5, 5);
      p99Ms = limits.p99Ms * random.uniform(1.2, 3);
    }
    const successRate = 1 - errorRate;
    const violations =
      (errorRate > limits.errorRate ? 1 : 0) +
      (p50Ms > limits.p50Ms ? 1 : 0) +
      (p99Ms > limits.p99Ms ? 1 : 0) +
      (successRate < limits.successRate ? 1 : 0);
    const seconds = random.randint(stage.seconds[0], stage.seconds[1]);
    total += seconds;
    log?.push({ stage: stage.name, seconds, errorRate, p50Ms, p99Ms, successRate, violations });
    if (violations > 0) return { stagesRun: index + 1, seconds: total, breachedStage: index };
  }
  return { stagesRun: stages.length, seconds: total, breachedStage: -1 };
}
