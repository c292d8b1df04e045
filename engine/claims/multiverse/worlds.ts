/** A run set for each of the two published baselines; everything else as the reader set it. */
import type { StudyConfig } from '../../simulator/scenario.ts';
import { baseline942 } from '../../simulator/scenarios/baseline-942.ts';
import { parameters, withSettings } from '../../simulator/settings.ts';
import type { Option } from './choices.ts';

/** The run with the odds of a bad change that were solved for a baseline. */
export function configFor(config: StudyConfig, baseline: Option<'baseline'>): StudyConfig {
  const changes = baseline === '94.2' ? baseline942.changes : { badIntercept: parameters.badIntercept.value };
  return { ...config, scenario: 'custom', settings: withSettings(config.settings, changes) };
}
