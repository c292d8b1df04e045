/**
 * Named random streams: one generator per decision label, so that no decision can disturb another's draws.
 *
 * A run's seed and a label (`study/defect`, `genops/canary/stage-2`) key a generator of their own. Every change takes
 * the same number of uniforms from each label, in order of change. Switching a pillar off, or reordering code, then
 * leaves every other label's draws as they were (common random numbers; Law, Simulation Modeling and Analysis, §11.2).
 *
 * The generator is seedrandom's tychei: 53-bit doubles, no correlation between keyed streams in PractRand to 4 GiB,
 * where alea and xor128 fail.
 */
import seedrandom from 'seedrandom';

/** A source of uniforms on the open interval (0, 1), 53 bits each. */
export type Uniforms = () => number;

const HALF_STEP = 1 / 18_014_398_509_481_984; // 2^-54: a zero would send an inverse transform to minus infinity

/**
 * The stream of one label under one seed.
 *
 * @param seed the run's seed, any text
 * @param label the decision that the stream is for, such as `study/defect`
 */
export function namedStream(seed: string, label: string): Uniforms {
  const generator = seedrandom.tychei(`${seed}\n${label}`);
  return () => {
    const u = generator.double();
    return u === 0 ? HALF_STEP : u;
  };
}
