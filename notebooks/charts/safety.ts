/** What the number of safety violations of a run means, in words. */
import { safetyViolations } from '../../engine/claims/published/safety-violations.ts';
import { type SafetyReading, safetyReading } from '../../engine/simulator/measures/safety.ts';
import type { Study } from '../../engine/simulator/study.ts';
import { count, outOf, percent, plural } from '../format/number.ts';
import { ruleName, ruleNames } from '../format/words.ts';

/** How far the checker can be trusted, in the same words on every page. */
export const checkerShares =
  'The checker was written separately from the pipeline. Both use the same log format, clock and canary judges, so an error in those can hide from it.';

/**
 * Two or three sentences: the number with its bound, and how often each rule had to act.
 *
 * @param opening begins the first, where it stands among others
 */
export function safetySentence(reading: SafetyReading, opening = 'The checker'): string {
  const { violating, deployments, upper, enforced, rules, putOff, idle } = reading;
  const found =
    `${opening} finds a broken rule in ${outOf(violating, deployments)} deployments. With 95% confidence, at most ` +
    `${percent(upper)} of such deployments break one.`;
  if (!enforced) return `${found} No policy was in force to prevent them.`;
  const acted = rules
    .filter(({ applied }) => applied > 0)
    .map(({ policy, applied }) => `${ruleName(policy)} (${count(applied)})`);
  if (acted.length === 0)
    return `${found} No rule applied to any change, so this run does not test the rules.`;
  const exercised = `Changes that each rule applied to: ${acted.join(', ')}. ${plural(putOff, 'rollout was', 'rollouts were')} deferred. A change can meet more than one rule.`;
  const unused =
    idle.length === 0
      ? 'Each rule applied to at least one change.'
      : `${ruleNames(idle)} never applied, so this run does not test ${idle.length === 1 ? 'it' : 'them'}.`;
  return `${found} ${exercised} ${unused}`;
}

/** What more a run says of a claim than its number, by claim id: what no violations mean. */
export function remarksOf({ measures, config }: Study): ReadonlyMap<string, string> {
  return new Map([[safetyViolations.id, safetySentence(safetyReading(measures, config.settings))]]);
}
