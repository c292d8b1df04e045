/**
 * The constants of the first release, in one record, so that an experiment can move any of them. Left as they are, a
 * replay is the released one, bit for bit.
 */
import { expected } from '../errors.ts';

/** What a draw lies between, both ends included; equal ends pin it, and the draw is taken all the same. */
export type Bounds = readonly [low: number, high: number];

/** What was released, and what a constant, or both ends of its bounds, must lie between. */
interface Constant<Value> {
  readonly released: Value;
  readonly low: number;
  readonly high: number;
  readonly whole: boolean;
}

const one = (released: number, low: number, high: number): Constant<number> => ({
  released,
  low,
  high,
  whole: false,
});
const pair = (released: Bounds, low: number, high: number): Constant<Bounds> => ({
  released,
  low,
  high,
  whole: false,
});
const wholePair = (...of: Parameters<typeof pair>): Constant<Bounds> => ({ ...pair(...of), whole: true });

const table = {
  /** Probability that a stage shows a spike beyond every threshold, whatever the change. */
  spikeProbability: one(0.0065, 0, 1),
  /** Probability that a deployment is given a fault at one of the first four stages. */
  injectionProbability: one(0.003, 0, 1),
  /** Each of the canary's thresholds times this; a spike is drawn as a multiple of the threshold. */
  thresholdScale: one(1, 0.01, 100),
  /** Recorded seconds of every canary stage, times this. */
  stageSecondsScale: one(1, 0, 10),
  /** Probability of a long change. */
  riskyProbability: one(0.08, 0, 1),
  /** Changed lines of a change that is not long, and of a long one. */
  lines: wholePair([10, 400], 1, 2000),
  riskyLines: wholePair([400, 1000], 1, 2000),
  /** Changed files of both. */
  files: wholePair([1, 15], 1, 255),
  riskyFiles: wholePair([15, 50], 1, 255),
  migrationProbability: one(0.08, 0, 1),
  configProbability: one(0.2, 0, 1),
  hotfixProbability: one(0.03, 0, 1),
  /** Hour of the day. */
  hour: wholePair([9, 15], 0, 23),
  /** 0 Monday to 6 Sunday. */
  weekday: wholePair([0, 3], 0, 6),
  /** Probability that a record of the history succeeded, before anything is taken off it. */
  historySuccess: one(0.94, 0, 1),
  /** A service's, ratios. */
  recentFailureRate: pair([0.005, 0.02], 0, 1),
  errorBudgetLeft: pair([0.5, 0.95], 0, 1),
  /** Around the tier's own availability, ratio. */
  availabilityScatter: pair([-0.02, 0.02], -0.12, 0.02),
  /** Drawn, and used by nothing. */
  deploymentsPerDay: pair([1, 10], 0, 1e6),
  /** Milliseconds; drawn, and used by nothing. */
  latencyMs: pair([20, 200], 0, 1e6),
  /** Cycle time, minutes: two parts drawn once, one drawn once and counted for every stage, and a scatter. */
  firstMinutes: pair([2, 5], -60, 60),
  secondMinutes: pair([1, 3], -60, 60),
  minutesPerStage: pair([2, 5], -60, 60),
  scatterMinutes: pair([-3, 5], -60, 60),
  /** What the sum is cut to, minutes. */
  shortestMinutes: one(10, 0, 71),
  longestMinutes: one(40, 0, 1e6),
};

type Key = keyof typeof table;

export type ReplayConstants = { readonly [K in Key]: (typeof table)[K]['released'] };

/** As released. */
export const PUBLISHED_CONSTANTS = Object.fromEntries(
  Object.entries(table).map(([key, { released }]) => [key, released]),
) as unknown as ReplayConstants;

/** Microseconds of a cycle time are kept in 32 bits. */
const LONGEST_KEPT = 71;

/**
 * Completes and checks constants.
 * @throws ArgumentError for an unknown name, a value outside its limits, or bounds the wrong way round
 */
export function checkConstants(changes: Partial<ReplayConstants>): ReplayConstants {
  for (const [name, value] of Object.entries(changes)) {
    if (!Object.hasOwn(table, name)) {
      throw expected('options.constants', 'a constant of the first release', name);
    }
    const where = `options.constants.${name}`;
    const { released, low, high, whole } = table[name as Key];
    const isPair = Array.isArray(released);
    const ends: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (ends.length !== (isPair ? 2 : 1)) throw expected(where, isPair ? 'two ends' : 'one number', value);
    const fits = (end: unknown): end is number =>
      typeof end === 'number' && end >= low && end <= high && (!whole || Number.isInteger(end));
    if (!ends.every(fits))
      throw expected(where, `${whole ? 'whole numbers' : 'numbers'} from ${low} to ${high}`, value);
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
