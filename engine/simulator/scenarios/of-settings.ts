/** Which scenario a run's settings come from: by the settings themselves, whatever the run calls itself. */
import type { Scenario } from '../scenario.ts';
import { isParameterKey, type ParameterKey, parameters, type Settings, withSettings } from '../settings.ts';
import { scenarios } from './index.ts';

/** The scenario with exactly these settings; null when a setting was edited. */
export function scenarioOf(settings: Settings): Scenario | null {
  return (
    scenarios.find(({ changes }) =>
      Object.entries(withSettings(changes)).every(
        ([key, value]) => isParameterKey(key) && settings[key] === value,
      ),
    ) ?? null
  );
}

/** Whether a calibrated input still has a value that it was solved for: its default, or that of a scenario that solved it again. */
export function isAtSolvedValue(settings: Settings, key: ParameterKey): boolean {
  return (
    settings[key] === parameters[key].value ||
    scenarios.some(({ solved, changes }) => solved.includes(key) && changes[key] === settings[key])
  );
}

/** The scenario that was searched for claims and whose every change the settings hold, others edited or not; null if no scenario fits. */
export function constructedScenario(settings: Settings): Scenario | null {
  return (
    scenarios.find(
      ({ constructed, changes }) =>
        constructed.length > 0 &&
        Object.entries(changes).every(([key, value]) => isParameterKey(key) && settings[key] === value),
    ) ?? null
  );
}
