/** A scenario: settings with a reason. */

import { expected } from '../errors.ts';
import { deploymentsInWords, LONGEST_SEED, MOST_DEPLOYMENTS, seedInWords } from '../limits.ts';
import {
  checkValue,
  isParameterKey,
  type ParameterKey,
  parameters,
  type SettingChanges,
  type Settings,
} from './settings.ts';

export interface Scenario {
  /** As it stands in the address. */
  readonly id: string;
  readonly title: string;
  /** What it varies, in at most three short sentences. */
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

// Validation of a run's config.

/** @throws ArgumentError unless it is a whole number from 1 to `MOST_DEPLOYMENTS` */
export function checkDeployments(deployments: unknown): asserts deployments is number {
  if (
    typeof deployments !== 'number' ||
    !Number.isInteger(deployments) ||
    deployments < 1 ||
    deployments > MOST_DEPLOYMENTS
  ) {
    throw expected('deployments', deploymentsInWords, deployments);
  }
}

/** Half of a surrogate pair: text that has no bytes of its own. */
const HALF_CHARACTER = /\p{Surrogate}/u;

/** @throws ArgumentError unless it is well-formed text of 1 to `LONGEST_SEED` characters */
export function checkSeed(seed: unknown): asserts seed is string {
  if (
    typeof seed !== 'string' ||
    seed.length === 0 ||
    seed.length > LONGEST_SEED ||
    HALF_CHARACTER.test(seed)
  ) {
    throw expected('seed', seedInWords, seed);
  }
}

/** @throws ArgumentError for a bad number of deployments, seed or setting */
export function checkConfig(config: StudyConfig): void {
  checkDeployments(config.deployments);
  checkSeed(config.seed);
  for (const key of Object.keys(parameters)) {
    if (isParameterKey(key)) checkValue(key, config.settings[key]);
  }
}
