/** Which scenario's search a run's settings come from: by the settings themselves, whatever the run calls itself. */
import type { Scenario } from '../scenario.ts';
import { isParameterKey, type Settings } from '../settings.ts';
import { scenarios } from './index.ts';

/** The scenario that was searched for its claims and whose every change the settings hold; null when there is none. */
export function constructedScenario(settings: Settings): Scenario | null {
  return (
    scenarios.find(
      ({ constructed, changes }) =>
        constructed.length > 0 &&
        Object.entries(changes).every(([key, value]) => isParameterKey(key) && settings[key] === value),
    ) ?? null
  );
}
