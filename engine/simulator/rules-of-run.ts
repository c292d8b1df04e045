/**
 * The rules that one run is held against: with the cutoff that its warm-up has given it, where it has one, and with the
 * number of its deployments.
 */
import type { RulesInForce } from '../log-checker/index.ts';
import { auditOrigin } from './audit-events.ts';
import { checkConfig } from './check-config.ts';
import { rulesInForce } from './rules-in-force.ts';
import type { StudyConfig } from './scenario.ts';
import { setStage } from './simulate.ts';
import type { StudyProgress } from './study.ts';

/**
 * Plays the warm-up where the percentile rule needs it.
 *
 * @throws ArgumentError for a bad config
 */
export function* rulesOfRun(config: StudyConfig): Generator<StudyProgress, RulesInForce, void> {
  checkConfig(config);
  const { settings, deployments } = config;
  const run = { deployments, origin: auditOrigin(config) };
  if (settings.reviewRule !== 'percentile') return { ...rulesInForce(settings), run };
  const { genops } = yield* setStage(config);
  return { ...rulesInForce(settings, genops.cutoff.score), run };
}
