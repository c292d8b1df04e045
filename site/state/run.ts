/** A run as the reader names it: what stands in the address, and nothing else. */
import { presets, type Scenario, type StudyConfig } from '../../engine/simulator/scenario.ts';
import {
  isParameterKey,
  type ParameterKey,
  type SettingChanges,
  type Settings,
  withSettings,
} from '../../engine/simulator/settings.ts';

export interface Run {
  /** Id of the scenario that it starts from. */
  readonly scenario: string;
  /** What differs from the scenario; never a value that the scenario has anyway. */
  readonly changes: SettingChanges;
  readonly seed: string;
  readonly deployments: number;
}

/** The run of an address that says nothing, and of one that cannot be read. */
export const defaultRun: Run = Object.freeze({
  scenario: 'equal-changes',
  changes: {},
  seed: '42',
  deployments: presets.study,
});

/** @throws Error when the scenario is none of these: the door (parseAddress, the run panel) lets no such run in */
export function scenarioOf(run: Run, scenarios: readonly Scenario[]): Scenario {
  const found = scenarios.find(({ id }) => id === run.scenario);
  if (found === undefined)
    throw new Error(`scenario ${run.scenario}: not among ${scenarios.length} known ones`);
  return found;
}

export function settingsOf(run: Run, scenarios: readonly Scenario[]): Settings {
  return withSettings(scenarioOf(run, scenarios).changes, run.changes);
}

export function configOf(run: Run, scenarios: readonly Scenario[]): StudyConfig {
  const { scenario, seed, deployments } = run;
  return { scenario, settings: settingsOf(run, scenarios), seed, deployments };
}

/** The settings that differ from the scenario's, in the order of the parameters. */
export function changesFrom(scenario: Scenario, settings: Settings): SettingChanges {
  const start: Settings = withSettings(scenario.changes);
  const differs = ([key, value]: [string, unknown]): boolean => start[key as ParameterKey] !== value;
  return Object.fromEntries(Object.entries(settings).filter(differs));
}

/** The run with some settings set; one that gets the scenario's value is no change any more. */
export function withChanges(run: Run, set: Partial<Settings>, scenarios: readonly Scenario[]): Run {
  const settings = { ...settingsOf(run, scenarios), ...set };
  return { ...run, changes: changesFrom(scenarioOf(run, scenarios), settings) };
}

/** Keys of the changed settings, in the order of the parameters. */
export function changedKeys(run: Run): readonly ParameterKey[] {
  return Object.keys(run.changes).filter(isParameterKey);
}
