/**
 * The acceleration of BCa intervals: the skewness of a statistic's influence, from the jackknife.
 */
import { namedStream } from '../random/streams.ts';
import { at, type Sample } from './sample.ts';

/** Up to this size every observation is left out in turn; beyond, this many random groups are. */
export const JACKKNIFE_GROUPS = 1_000;

/**
 * Acceleration: (1/6) Σ_s Σᵢ(U_{si}/n_s)³ / (Σ_s Σᵢ(U_{si}/n_s)²)^{3/2}, U_{si} = (n_s − 1)(mean − statistic
 * without i of sample s).
 *
 * Source: Efron & Tibshirani, An Introduction to the Bootstrap (1993), (14.15); several samples as in Davison &
 * Hinkley, Bootstrap Methods and their Application (1997), §5.4.2. Samples above 1,000 are cut into 1,000 random
 * groups, left out whole: a group of h has influence skewness lower by √h and there are h times fewer, so the
 * acceleration has the same expectation. A statistic that no deletion moves gives 0.
 */
export function acceleration(
  samples: readonly Sample[],
  statistic: (samples: readonly Float64Array[]) => number,
  seed: string,
  label: string,
): number {
  let squares = 0;
  let cubes = 0;
  samples.forEach((sample, s) => {
    const without: Float64Array[] = samples.map((each) => Float64Array.from(each));
    const order = sample.length > JACKKNIFE_GROUPS ? shuffled(sample, seed, `${label}/${s}`) : sample;
    const groups = Math.min(sample.length, JACKKNIFE_GROUPS);
    const values = Array.from({ length: groups }, (_, g) => {
      without[s] = leaveOut(order, g, groups);
      return statistic(without);
    });
    const center = values.reduce((sum, value) => sum + value, 0) / groups;
    for (const value of values) {
      const influence = ((groups - 1) * (center - value)) / groups;
      squares += influence * influence;
      cubes += influence * influence * influence;
    }
  });
  return squares === 0 ? 0 : cubes / (6 * squares * Math.sqrt(squares));
}

/** The observations at the positions that are not g modulo the number of groups. */
function leaveOut(order: Sample, g: number, groups: number): Float64Array {
  const kept = new Float64Array(order.length - Math.ceil((order.length - g) / groups));
  let k = 0;
  for (let i = 0; i < order.length; i++) if (i % groups !== g) kept[k++] = at(order, i);
  return kept;
}

/** Fisher–Yates, so that a sample that came sorted or in order of time falls into comparable groups. */
function shuffled(sample: Sample, seed: string, label: string): Float64Array {
  const uniform = namedStream(seed, label);
  const order = Float64Array.from(sample);
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    const value = at(order, i);
    order[i] = at(order, j);
    order[j] = value;
  }
  return order;
}
