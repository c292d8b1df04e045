/** Parameter values as readers see them. */

import type { Parameter, Unit } from '../../engine/simulator/parameters/index.ts';
import { decimal, percent } from './number.ts';

export const provenanceWords = {
  paper: 'paper or README',
  artifact: 'published code',
  literature: 'literature',
  assumption: 'assumption',
  calibrated: 'calibrated',
} as const;

/** The unit as it stands in a table; empty for choices and switches. */
export function unitText(parameter: Parameter): string {
  return parameter.kind === 'number' ? unitWord(parameter.unit) : '';
}

/** A number with its unit behind it: a narrow space between, none before a sign; `90%`, `2×`, `5 min`. */
export function withUnit(number: string, unit: string): string {
  return unit === '' || unit === '%' || unit === '×' ? `${number}${unit}` : `${number}\u00a0${unit}`;
}

export function unitWord(unit: Unit): string {
  return unit === 'ratio' ? '%' : unitNames[unit];
}

const unitNames: Readonly<Record<Exclude<Unit, 'ratio'>, string>> = {
  count: '',
  days: 'days',
  lines: 'lines',
  'log-odds': 'log-odds',
  minutes: 'min',
  multiple: '×',
  'per day': 'per day',
  'requests/min': 'requests/min',
  sd: 'SD',
  weight: 'weight',
};

/** Log-odds that are a chance, as that; null for every other input. */
export const chanceText = (key: string, value: number | string | boolean): string | null =>
  key === 'badIntercept' ? percent(1 / (1 + Math.exp(-Number(value)))) : null;

/** A value without its unit: ratios as percent, choices by name, switches as on or off. */
export function valueText(parameter: Parameter, value: number | string | boolean): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'string') return value.replaceAll('-', ' ');
  return numberText(parameter.kind === 'number' ? parameter.unit : null, value);
}

/** A number without its unit: ratios as percent. */
export function numberText(unit: Unit | null, value: number): string {
  const shown = unit === 'ratio' ? value * 100 : value;
  return decimal(shown, digitsOf(shown));
}

/** As many digits as the value was given with, three at most after the first that counts. */
function digitsOf(value: number): number {
  for (let digits = 0; digits < 4; digits++) {
    if (Math.abs(value - Number(value.toFixed(digits))) < 1e-9) return digits;
  }
  return Math.abs(value) >= 1 ? 2 : 4;
}

/** What a parameter may be: a range, or its options. */
export function rangeOfText(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'number': {
      const [low, high] = parameter.range;
      const start = valueText(parameter, low);
      return `${start}${low < 0 ? ' to ' : '–'}${valueText(parameter, high)}`;
    }
    case 'choice':
      return parameter.options.map((option) => option.replaceAll('-', ' ')).join(', ');
    case 'switch':
      return 'on, off';
  }
}
