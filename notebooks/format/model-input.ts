/** Inputs of a model and their values as readers see them. */
import type { Effect, InputValue, ModelInput } from '../../engine/claims/construction/index.ts';
import { numberText, unitWord, withUnit } from './parameter.ts';

/** A value with its unit: `0%`, `2×`, `off`, `always −3 min`. */
export function inputValueText({ unit }: ModelInput, value: InputValue): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  // between letters a hyphen parts the words of an option; before a digit it is a minus
  if (typeof value === 'string')
    return value.replaceAll(/-(?=\d)/g, '\u2212').replaceAll(/(?<=[a-z])-(?=[a-z])/g, ' ');
  return withUnit(numberText(unit, value), unit === null ? '' : unitWord(unit));
}

const PINNED = 'always ';

/** Where an input is moved to: both ends, or the first and last of more values. */
export function movesText(input: ModelInput): string {
  const { others } = input;
  const [first, last] = [others[0]!, others.at(-1)!];
  if (others.length === 1) return inputValueText(input, first);
  const joined = others.length > 2 ? ' … ' : ' or ';
  // a draw is pinned at both ends: said once
  const end = inputValueText(input, last).replace(PINNED, '');
  return `${inputValueText(input, first)}${joined}${end}`;
}

export const effectWords: Readonly<Record<Effect, string>> = {
  follows: 'follows',
  chance: 'within chance or precision',
  still: 'the same, bit for bit',
};
