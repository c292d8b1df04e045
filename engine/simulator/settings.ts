/** Every parameter of the study in one record, and the settings that a run takes. */
import { expected } from '../errors.ts';
import {
  canaryParameters,
  defectParameters,
  deliveryParameters,
  type Parameter,
  pillarParameters,
  trafficParameters,
  workloadParameters,
} from './parameters/index.ts';
import type { ValueOf } from './parameters/parameter.ts';

/** The parameters by room of the model, in the order in which a reader meets them. */
export const parameterGroups = [
  { title: 'Workload', parameters: workloadParameters },
  { title: 'Defects', parameters: defectParameters },
  { title: 'Traffic and noise', parameters: trafficParameters },
  { title: 'Delivery and people', parameters: deliveryParameters },
  { title: 'Pillars and policies', parameters: pillarParameters },
  { title: 'Canary', parameters: canaryParameters },
] as const;

/** Every parameter under its key. */
export const parameters = {
  ...workloadParameters,
  ...defectParameters,
  ...trafficParameters,
  ...deliveryParameters,
  ...pillarParameters,
  ...canaryParameters,
} as const;

export type ParameterKey = keyof typeof parameters;

/** One value for every parameter: numbers in the parameter's unit (ratios in [0, 1]), choices and switches. */
export type Settings = { readonly [K in ParameterKey]: ValueOf<(typeof parameters)[K]> };

/** The settings that a scenario or a reader changed; all others keep their defaults. */
export type SettingChanges = Partial<Settings>;

/** All parameters at their defaults: the scenario *equal changes*. */
export const defaultSettings: Settings = Object.freeze(
  Object.fromEntries(Object.entries(parameters).map(([key, p]) => [key, p.value])),
) as Settings;

/** Whether a text names a parameter. */
export function isParameterKey(key: string): key is ParameterKey {
  return Object.hasOwn(parameters, key);
}

/**
 * The defaults with some values changed.
 * @param changes values by parameter key; later records win
 * @throws ArgumentError for an unknown key, a value outside its range or not among its options
 */
export function withSettings(...changes: readonly SettingChanges[]): Settings {
  const settings: Record<string, unknown> = { ...defaultSettings };
  for (const change of changes) {
    for (const [key, value] of Object.entries(change)) {
      if (!isParameterKey(key)) {
        throw expected('settings', 'a known parameter', key, 'see the methods page for all parameters');
      }
      checkValue(key, value);
      settings[key] = value;
    }
  }
  return settings as Settings;
}

/** @throws ArgumentError when the value is not one that the parameter takes */
export function checkValue(key: ParameterKey, value: unknown): void {
  const parameter: Parameter = parameters[key];
  switch (parameter.kind) {
    case 'number': {
      const [low, high] = parameter.range;
      const whole = parameter.unit === 'count' ? 'whole number' : 'number';
      const fits = typeof value === 'number' && value >= low && value <= high;
      if (!fits || (parameter.unit === 'count' && !Number.isInteger(value))) {
        throw expected(key, `a ${whole} from ${low} to ${high}`, value);
      }
      return;
    }
    case 'choice':
      if (typeof value !== 'string' || !parameter.options.includes(value)) {
        throw expected(key, `one of ${parameter.options.join(', ')}`, value);
      }
      return;
    case 'switch':
      if (typeof value !== 'boolean') throw expected(key, 'true or false', value);
  }
}
