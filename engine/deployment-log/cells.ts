/** One cell at a time: from text to a value, or to what was expected instead. Empty cells never get here. */
import { weekdays } from '../domain/clock.ts';
import { bareName } from './fields.ts';

const NUMERAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** A decimal number; NaN for anything else. @param decimalComma in files whose cells are parted by semicolons */
export function numberIn(text: string, decimalComma: boolean): number {
  const plain = decimalComma ? text.replace(',', '.') : text;
  const value = Number(plain);
  // most cells are digits; `Number` takes 0x1f and Infinity as well, and those have a letter early on
  if (value - value === 0 && !(plain.charCodeAt(1) > 64)) return value;
  return NUMERAL.test(plain) ? value : Number.NaN;
}

const NOTHING = new Set([
  'none',
  'null',
  'nil',
  'na',
  'n/a',
  '#n/a',
  '<na>',
  'nan',
  'nat',
  '-',
  '--',
  '–',
  '—',
]);
/** The longest of them. */
const LONGEST_NOTHING = 4;

/** Whether a cell holds nothing: it is empty, or has a word that tools write for that. @param text trimmed */
export function isNothing(text: string): boolean {
  if (text.length > LONGEST_NOTHING) return false;
  const c = text.charCodeAt(0);
  // nearly all cells begin otherwise, and a look into the set costs ten times as much
  if (c > 46 && c < 8000 && (c | 32) !== 110 && c !== 60) return false;
  return text === '' || NOTHING.has(text.toLowerCase());
}

const YES = new Set(['true', 'yes', 'y', '1', 't', 'on']);
const NO = new Set(['false', 'no', 'n', '0', 'f', 'off']);

/** Null for what is neither. */
export function switchIn(text: string): boolean | null {
  const word = text.toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}

/** 0 Monday … 6 Sunday, from a name, its first three letters, or such a number; null for anything else. */
export function weekdayIn(text: string): number | null {
  if (/^[0-6]$/.test(text)) return Number(text);
  const word = text.toLowerCase();
  const at = weekdays.findIndex(
    (day) => day.toLowerCase() === word || day.slice(0, 3).toLowerCase() === word,
  );
  return at < 0 ? null : at;
}

/** The option that a text names, whatever its case; null when it names none. */
export function choiceIn(text: string, options: readonly string[]): string | null {
  const word = bareName(text);
  return options.find((option) => bareName(option) === word) ?? null;
}
