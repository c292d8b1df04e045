/** What a parameter of the study is: a value with a unit, a range and a provenance, so that no assumption is hidden. */

/**
 * Where a value comes from.
 *
 * `paper` the paper or the project's README · `artifact` the published code · `literature` other published work ·
 * `assumption` ours, to be doubted within its range · `calibrated` solved so that one named quantity matches (that
 * quantity never counts as reproduced).
 */
export type ProvenanceKind = 'paper' | 'artifact' | 'literature' | 'assumption' | 'calibrated';

export interface Provenance {
  readonly kind: ProvenanceKind;
  /** The source, or for an assumption its reason, in one line. */
  readonly note: string;
}

/** The unit a value is shown in. Ratios are in [0, 1] inside and shown as percent. */
export type Unit =
  | 'count'
  | 'days'
  | 'lines'
  | 'log-odds'
  | 'minutes'
  | 'multiple'
  | 'per day'
  | 'ratio'
  | 'requests/min'
  | 'sd'
  | 'weight';

interface Described {
  readonly label: string;
  readonly provenance: Provenance;
}

/** A number, whole when `unit` is `count`. */
export interface NumberParameter extends Described {
  readonly kind: 'number';
  readonly unit: Unit;
  readonly value: number;
  /** The values that are accepted, both ends included: a sceptic's range, not ours. */
  readonly range: readonly [number, number];
}

/** One of a few named alternatives. */
export interface ChoiceParameter<Option extends string = string> extends Described {
  readonly kind: 'choice';
  readonly value: Option;
  readonly options: readonly Option[];
}

/** On or off. */
export interface SwitchParameter extends Described {
  readonly kind: 'switch';
  readonly value: boolean;
}

export type Parameter = NumberParameter | ChoiceParameter | SwitchParameter;

/** The type of value that a parameter takes. */
export type ValueOf<P> = P extends NumberParameter
  ? number
  : P extends ChoiceParameter<infer O>
    ? O
    : P extends SwitchParameter
      ? boolean
      : never;

export function number(
  label: string,
  unit: Unit,
  value: number,
  range: readonly [number, number],
  provenance: Provenance,
): NumberParameter {
  return { kind: 'number', label, unit, value, range, provenance };
}

export function choice<const Option extends string>(
  label: string,
  options: readonly Option[],
  value: NoInfer<Option>,
  provenance: Provenance,
): ChoiceParameter<Option> {
  return { kind: 'choice', label, options, value, provenance };
}

export function toggle(label: string, value: boolean, provenance: Provenance): SwitchParameter {
  return { kind: 'switch', label, value, provenance };
}

export const paper = (note: string): Provenance => ({ kind: 'paper', note });
export const artifact = (note: string): Provenance => ({ kind: 'artifact', note });
export const literature = (note: string): Provenance => ({ kind: 'literature', note });
export const assumption = (note: string): Provenance => ({ kind: 'assumption', note });
export const calibrated = (note: string): Provenance => ({ kind: 'calibrated', note });
