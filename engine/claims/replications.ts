/**
 * The claims over several seeds. Not behind the room's door: it brings the special functions of Student's t along, which
 * a page should load only when it is asked for several seeds.
 */
import type { Estimate, StudyMeasures } from '../simulator/measures/measures.ts';
import type { Settings } from '../simulator/settings.ts';
import { mean, meanInterval, studentTCritical } from '../statistics/index.ts';
import type { Claim, QuantityName } from './claim.ts';
import { judgeClaim, REPLICATIONS } from './judge.ts';
import { publishedClaims } from './published/index.ts';
import { quantityOf } from './quantities.ts';
import type { Judgment } from './verdict.ts';

const CONFIDENCE = 0.95;

/**
 * Mean over replications with its 95% interval (Student t): what the model says, the luck of one seed taken out.
 *
 * Half the interval's width over t is the Monte Carlo standard error. Runs in which the quantity has no denominator are
 * left out; with fewer than two left, the value is NaN.
 * @param column one number a seed, of one config
 */
export function replicated(column: readonly number[]): Estimate {
  const values = column.filter((v) => Number.isFinite(v));
  const n = values.length;
  if (n < 2) return { value: Number.NaN, lower: Number.NaN, upper: Number.NaN, method: REPLICATIONS, n };
  const { lower, upper } = meanInterval(values, CONFIDENCE);
  return { value: mean(values), lower, upper, method: REPLICATIONS, n };
}

/**
 * The verdicts over several seeds: the same rules, each interval that of the mean over replications.
 * @param replications measures of two runs or more, of one config under different seeds
 */
export function judgeReplications(
  replications: readonly StudyMeasures[],
  settings: Settings,
  claims: readonly Claim[] = publishedClaims,
): Judgment[] {
  const columnOf = (name: QuantityName): number[] => replications.map((each) => quantityOf(name, each).value);
  return judgeColumns(columnOf, replications.length, settings, claims);
}

/** The same on numbers that were read before. @param columnOf one number a seed */
export function judgeColumns(
  columnOf: (name: QuantityName) => readonly number[],
  size: number,
  settings: Settings,
  claims: readonly Claim[],
): Judgment[] {
  const estimateOf = (name: QuantityName): Estimate => replicated(columnOf(name));
  const evidence = { estimateOf, settings, size };
  return claims.map((claim) => (claim.unit === 'p' ? notAveraged(claim) : judgeClaim(claim, evidence)));
}

function notAveraged(claim: Claim): Judgment {
  const why = 'A mean of p-values over seeds says nothing: each run has its own.';
  return { claim, kind: 'untestable', estimate: null, why, deploymentsToDecide: null };
}

/** Standard error of a mean over seeds, in the quantity's unit: half its interval over Student's t. */
export function monteCarloError({ lower, upper, n }: Estimate): number {
  return n < 2 ? Number.NaN : (upper - lower) / 2 / studentTCritical(CONFIDENCE, n - 1);
}
