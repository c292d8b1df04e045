/** One quantity over several seeds. */
import type { Estimate, StudyMeasures } from '../simulator/measures/measures.ts';
import { mean, meanInterval } from '../statistics/index.ts';
import type { QuantityName } from './claim.ts';
import { quantityOf } from './quantities.ts';

/** The method of an estimate over seeds; its n counts seeds. */
export const REPLICATIONS = 'mean over seeds, Student t';

/**
 * Mean over replications with its 95 % interval (Student t): what the model says, the luck of one seed taken out.
 *
 * Half the interval's width over t is the Monte Carlo standard error. Runs in which the quantity has no denominator
 * are left out; with fewer than two left, the value is NaN.
 *
 * @param replications measures of one config under different seeds
 */
export function replicated(name: QuantityName, replications: readonly StudyMeasures[]): Estimate {
  const values = replications
    .map((measures) => quantityOf(name, measures).value)
    .filter((v) => Number.isFinite(v));
  const n = values.length;
  if (n < 2) return { value: Number.NaN, lower: Number.NaN, upper: Number.NaN, method: REPLICATIONS, n };
  const { lower, upper } = meanInterval(values, 0.95);
  return { value: mean(values), lower, upper, method: REPLICATIONS, n };
}
