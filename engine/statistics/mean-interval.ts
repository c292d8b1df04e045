/**
 * A confidence interval for a mean: how an average over replications is reported.
 */
import { type Interval, tailProbability } from './interval.ts';
import { requireSample, type Sample } from './sample.ts';
import { studentTCritical } from './student-t.ts';
import { mean, variance } from './summaries.ts';

/**
 * Student's interval for the mean: x̄ ± t·s/√n, t of n − 1 degrees of freedom.
 *
 * Source: Student (1908), Biometrika 6(1); for independent replications of a simulation, Law, Simulation Modeling
 * and Analysis (5th ed.), §4.5. In the sample's unit. Exact for normal observations; replications' averages are
 * close to it. Equal observations give an interval of width 0.
 *
 * @throws ArgumentError on fewer than two observations, NaN or ±∞, or unless 0 < confidence < 1
 */
export function meanInterval(sample: Sample, confidence: number): Interval {
  requireSample('meanInterval: sample', sample, 2);
  tailProbability('meanInterval', confidence);
  const center = mean(sample);
  const half = studentTCritical(confidence, sample.length - 1) * Math.sqrt(variance(sample) / sample.length);
  return { lower: center - half, upper: center + half };
}
