/** A scenario: settings with a reason. */
import type { ParameterKey, SettingChanges, Settings } from './settings.ts';

export interface Scenario {
  /** As it stands in the address. */
  readonly id: string;
  readonly title: string;
  /** One sentence: what it varies, and why. */
  readonly varies: string;
  readonly changes: SettingChanges;
  /** The published success rate of the traditional arm that the odds of a bad change were solved for, ratio: .89 or .942. */
  readonly baseline: number;
  /** Calibrated inputs that were solved again for this scenario: its values of them are solved values too. */
  readonly solved: readonly ParameterKey[];
  /** Claims that were targets when all these settings were searched: their verdicts are by construction. */
  readonly constructed: readonly string[];
}

/** A run: a value that an address can hold. */
export interface StudyConfig {
  /** The scenario's id; `custom` when its settings come from nowhere else. */
  readonly scenario: string;
  readonly settings: Settings;
  /** Any text up to `LONGEST_SEED` characters. */
  readonly seed: string;
  /** 1 to `MOST_DEPLOYMENTS`. */
  readonly deployments: number;
}

/** Sizes by name; the last is the study's. */
export const presets = { quick: 100, default: 500, full: 1000, study: 15_847 } as const;
export type PresetName = keyof typeof presets;
