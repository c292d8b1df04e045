/** Which settings a reader meets first; all others are folded by group. */
import { type ParameterKey, parameterGroups } from '../../../engine/simulator/settings.ts';

/** What changes a verdict most, or what the documents disagree about. */
export const firstKeys: readonly ParameterKey[] = [
  'enableContextRag',
  'enableRiskScoring',
  'enableCanary',
  'enableGovernance',
  'autonomy',
  'judge',
  'control',
  'bakeScale',
  'reviewerSensitivity',
  'badIntercept',
];

export interface SettingsGroup {
  readonly title: string;
  readonly keys: readonly ParameterKey[];
}

/** The groups of the model without what stands first. */
export const foldedGroups: readonly SettingsGroup[] = parameterGroups.map(({ title, parameters }) => ({
  title,
  keys: (Object.keys(parameters) as ParameterKey[]).filter((key) => !firstKeys.includes(key)),
}));
