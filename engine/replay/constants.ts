/**
 * The constants of the first release, in one record, so that an experiment can move any of them. Left as they are, a
 * replay is the released one, bit for bit.
 */
import { expected } from '../errors.ts';

/** What a draw lies between, both ends included; equal ends pin it, and the draw is taken all the same. */
export type Bounds = readonly [low: number, high: number];

export interface ReplayConstants {
  /** Probability that a stage shows a spike beyond every threshold, whatever the change. */
  readonly spikeProbability: number;
  /** Probability that a deployment is given a fault at one of the first four stages. */
  readonly injectionProbability: number;
  /** Each of the canary's thresholds times this; a spike is drawn as a multiple of the threshold. */
  readonly thresholdScale: number;
  /** Recorded seconds of every canary stage, times this. */
  readonly stageSecondsScale: number;
  /** Probability of a long change. */
  readonly riskyProbability: number;
  /** Changed lines of a change that is not long, and of a long one; 1–2,000. */
  readonly lines: Bounds;
  readonly riskyLines: Bounds;
  /** Changed files of both; 1–255. */
  readonly files: Bounds;
  readonly riskyFiles: Bounds;
  readonly migrationProbability: number;
  readonly configProbability: number;
  readonly hotfixProbability: number;
  /** Hour of the day, 0–23. */
  readonly hour: Bounds;
  /** 0 Monday to 6 Sunday. */
  readonly weekday: Bounds;
  /** Probability that a record of the history succeeded, before anything is taken off it. */
  readonly historySuccess: number;
  /** A service's, ratios. */
  readonly recentFailureRate: Bounds;
  readonly errorBudgetLeft: Bounds;
  /** Around the tier's own availability, ratio. */
  readonly availabilityScatter: Bounds;
  /** Drawn, and used by nothing. */
  readonly deploymentsPerDay: Bounds;
  /** Milliseconds; drawn, and used by nothing. */
  readonly latencyMs: Bounds;
  /** Cycle time, minutes: two parts drawn once, one drawn once and counted for every stage, and a scatter. */
  readonly firstMinutes: Bounds;
  readonly secondMinutes: Bounds;
  readonly minutesPerStage: Bounds;
  readonly scatterMinutes: Bounds;
  /** What the sum is cut to, minutes. */
  readonly shortestMinutes: number;
  readonly longestMinutes: number;
}

/** As released. */
export const PUBLISHED_CONSTANTS: ReplayConstants = {
  spikeProbability: 0.0065,
  injectionProbability: 0.003,
  thresholdScale: 1,
  stageSecondsScale: 1,
  riskyProbability: 0.08,
  lines: [10, 400],
  riskyLines: [400, 1000],
  files: [1, 15],
  riskyFiles: [15, 50],
  migrationProbability: 0.08,
  configProbability: 0.2,
  hotfixProbability: 0.03,
  hour: [9, 15],
  weekday: [0, 3],
  historySuccess: 0.94,
  recentFailureRate: [0.005, 0.02],
  errorBudgetLeft: [0.5, 0.95],
  availabilityScatter: [-0.02, 0.02],
  deploymentsPerDay: [1, 10],
  latencyMs: [20, 200],
  firstMinutes: [2, 5],
  secondMinutes: [1, 3],
  minutesPerStage: [2, 5],
  scatterMinutes: [-3, 5],
  shortestMinutes: 10,
  longestMinutes: 40,
};

type Key = keyof ReplayConstants;

/** What a constant, or both ends of its bounds, must lie between. */
const LIMITS: Readonly<Record<Key, readonly [low: number, high: number, whole?: 'whole']>> = {
  spikeProbability: [0, 1],
  injectionProbability: [0, 1],
  thresholdScale: [0.01, 100],
  stageSecondsScale: [0, 10],
  riskyProbability: [0, 1],
  lines: [1, 2000, 'whole'],
  riskyLines: [1, 2000, 'whole'],
  files: [1, 255, 'whole'],
  riskyFiles: [1, 255, 'whole'],
  migrationProbability: [0, 1],
  configProbability: [0, 1],
  hotfixProbability: [0, 1],
  hour: [0, 23, 'whole'],
  weekday: [0, 6, 'whole'],
  historySuccess: [0, 1],
  recentFailureRate: [0, 1],
  errorBudgetLeft: [0, 1],
  availabilityScatter: [-0.12, 0.02],
  deploymentsPerDay: [0, 1e6],
  latencyMs: [0, 1e6],
  firstMinutes: [-60, 60],
  secondMinutes: [-60, 60],
  minutesPerStage: [-60, 60],
  scatterMinutes: [-60, 60],
  shortestMinutes: [0, 71],
  longestMinutes: [0, 1e6],
};

/** Microseconds of a cycle time are kept in 32 bits. */
const LONGEST_KEPT = 71;

/**
 * Completes and checks constants.
 * @throws ArgumentError for an unknown name, a value outside its limits, or bounds the wrong way round
 */
export function checkConstants(changes: Partial<ReplayConstants>): ReplayConstants {
  for (const [name, value] of Object.entries(changes)) {
    if (!Object.hasOwn(LIMITS, name)) {
      throw expected('options.constants', 'a constant of the first release', name);
    }
    const where = `options.constants.${name}`;
    const [low, high, whole] = LIMITS[name as Key];
    const isPair = Array.isArray(PUBLISHED_CONSTANTS[name as Key]);
    const ends: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (ends.length !== (isPair ? 2 : 1)) throw expected(where, isPair ? 'two ends' : 'one number', value);
    const fits = (end: unknown): end is number =>
      typeof end === 'number' && end >= low && end <= high && (whole === undefined || Number.isInteger(end));
    if (!ends.every(fits))
      throw expected(
        where,
        `${whole === undefined ? 'numbers' : 'whole numbers'} from ${low} to ${high}`,
        value,
      );
    if (isPair && ends[0]! > ends[1]!) throw expected(where, 'the lower end first', value);
  }
  const constants = { ...PUBLISHED_CONSTANTS, ...changes };
  const { firstMinutes, secondMinutes, minutesPerStage, scatterMinutes } = constants;
  const sum = firstMinutes[1] + secondMinutes[1] + 5 * Math.max(minutesPerStage[1], 0) + scatterMinutes[1];
  const { shortestMinutes, longestMinutes } = constants;
  if (shortestMinutes > longestMinutes) {
    throw expected('options.constants.shortestMinutes', `at most ${longestMinutes}`, shortestMinutes);
  }
  if (Math.min(sum, longestMinutes) > LONGEST_KEPT) {
    throw expected('options.constants', `cycle times of at most ${LONGEST_KEPT} minutes`, sum);
  }
  return constants;
}
