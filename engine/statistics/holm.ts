/**
 * Holm's correction for several tests at once.
 */
import { requireProbability } from './arguments.ts';

/**
 * Adjusted p-values: p̃₍ᵢ₎ = max over j ≤ i of min(1, (m − j + 1)p₍ⱼ₎); rejecting those ≤ α keeps the probability
 * of any false rejection at most α, however the tests depend on one another.
 *
 * Source: Holm (1979), Scandinavian Journal of Statistics 6(2):65–70, in the adjusted form of Wright (1992),
 * Biometrics 48:1005–1013. In the order of the input; no p-values give none.
 *
 * @throws ArgumentError unless every p-value is in [0, 1]
 */
export function holmCorrection(pValues: readonly number[]): readonly number[] {
  pValues.forEach((p, i) => {
    requireProbability(`holmCorrection: pValues[${i}]`, p);
  });
  const ascending = pValues.map((p, index) => ({ p, index })).sort((x, y) => x.p - y.p || x.index - y.index);
  const adjusted = Array.from<number>({ length: pValues.length });
  let running = 0;
  ascending.forEach(({ p, index }, i) => {
    running = Math.max(running, Math.min(1, (pValues.length - i) * p));
    adjusted[index] = running;
  });
  return adjusted;
}
