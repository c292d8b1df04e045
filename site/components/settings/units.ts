/** A parameter's value as a reader types and reads it: ratios as percent, everything else in its own unit. */
import type { NumberParameter, Parameter, Unit } from '../../../engine/simulator/parameters/index.ts';

/** Shown after the number; empty where the label says it all. */
const suffixes: Readonly<Record<Unit, string>> = {
  count: '',
  days: 'days',
  lines: 'lines',
  'log-odds': 'log-odds',
  minutes: 'min',
  multiple: '×',
  'per day': 'a day',
  ratio: '%',
  'requests/min': 'requests/min',
  sd: 'SD',
  weight: 'weight',
};

export function suffixOf({ unit }: NumberParameter): string {
  return suffixes[unit];
}

/** `0.25` of a ratio → `25`. */
export function typedText({ unit }: NumberParameter, value: number): string {
  return unit === 'ratio' ? String(shifted(String(value), 2)) : String(value);
}

/** `25` for a ratio → `0.25`; NaN when it is no number. */
export function typedValue({ unit }: NumberParameter, text: string): number {
  const plain = text.trim();
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return Number.NaN;
  return unit === 'ratio' ? shifted(plain, -2) : Number(plain);
}

/** Moves the decimal point in the text, not in the float: 0.28% must be the number that 0.0028 is. */
function shifted(text: string, places: number): number {
  const [digits = '', exponent = '0'] = text.toLowerCase().split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** `0.05 to 3×`, `5 to 90%`. */
export function rangeText(parameter: NumberParameter): string {
  const [low, high] = parameter.range.map((end) => grouped(typedText(parameter, end)));
  return `${low} to ${high}${spaced(suffixOf(parameter))}`;
}

/** A value in words: `25%`, `off`, `same-size`. */
export function valueText(parameter: Parameter, value: unknown): string {
  switch (parameter.kind) {
    case 'number':
      return `${grouped(typedText(parameter, Number(value)))}${spaced(suffixOf(parameter))}`;
    case 'choice':
      return optionText(String(value));
    case 'switch':
      return value === true ? 'on' : 'off';
  }
}

/** `same-size` → `same size`. */
export function optionText(option: string): string {
  return option.replaceAll('-', ' ');
}

/** How far an arrow key nudges: a fiftieth of the range, as 1, 2 or 5 times a power of ten. */
export function stepOf(parameter: NumberParameter): number {
  const [low = 0, high = 1] = parameter.range.map((end) => Number(typedText(parameter, end)));
  if (parameter.unit === 'count') return 1;
  const raw = Math.min((high - low) / 50, 1);
  const power = 10 ** Math.floor(Math.log10(raw));
  const lead = raw / power;
  const nice = lead >= 5 ? 5 : lead >= 2 ? 2 : 1;
  return Number((nice * power).toPrecision(1));
}

function spaced(suffix: string): string {
  return suffix === '' || suffix === '%' || suffix === '×' ? suffix : `\u00a0${suffix}`;
}

function grouped(text: string): string {
  return /^\d{5,}$/.test(text) ? Number(text).toLocaleString('en-GB') : text.replace(/^-/, '\u2212');
}
