/** Small studies for tests: everything not named is at its default. */
import { loadSha256, type SettingChanges, type Study, studySteps, withSettings } from '../../engine/index.ts';
import { LeafWriter } from '../../engine/pipeline/index.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import {
  type Delivered,
  deliveriesOn,
  type PreparedRun,
  prepareRun,
} from '../../engine/simulator/simulate.ts';
import { toItsEnd as finish } from '../../engine/steps.ts';

export { finish };

export const sha256 = await loadSha256();

export function configOf(deployments: number, changes: SettingChanges = {}, seed = 'test'): StudyConfig {
  return { scenario: 'custom', settings: withSettings(changes), seed, deployments };
}

export function studyOf(deployments: number, changes: SettingChanges = {}, seed = 'test'): Study {
  return finish(studySteps(configOf(deployments, changes, seed), sha256));
}

/** A delivery as the arms recorded it, with a copy of its uniforms and of its audit leaf. */
export interface Kept extends Delivered {
  readonly leaf: Uint8Array;
}

/** Every delivery of a study from inside, with the stage that it was played on. */
export function deliveriesOf(
  deployments: number,
  changes: SettingChanges = {},
  seed = 'test',
): { readonly stage: PreparedRun; readonly deliveries: readonly Kept[] } {
  const config = configOf(deployments, changes, seed);
  const stage = finish(prepareRun(config));
  const writer = new LeafWriter();
  const deliveries: Kept[] = [];
  for (const delivered of deliveriesOn(stage, config)) {
    const { drawn, service, genops } = delivered;
    deliveries.push({ ...delivered, leaf: writer.write(drawn.change, service.tier, genops).slice() });
  }
  return { stage, deliveries };
}
