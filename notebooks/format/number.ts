/**
 * Numbers as readers see them, in one convention: commas in thousands, a true minus, a no-break space before a unit, none before a percent sign.
 * Ratios are in [0, 1] everywhere else; percent exists only here. What is not a number is said in words, never `NaN`.
 */
const MINUS = '\u2212';
/** Shown instead of a missing number. */
export const NO_NUMBER = 'none';

/** By number of digits: to make one costs more than to use it a hundred times. */
const formats: Intl.NumberFormat[] = [];

function fixed(value: number, digits: number): string {
  formats[digits] ??= new Intl.NumberFormat('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const text = formats[digits].format(Math.abs(value));
  const isZero = Number(text.replaceAll(',', '')) === 0;
  return value < 0 && !isZero ? MINUS + text : text;
}

/** 15847 → `15,847`. */
export function count(value: number): string {
  return Number.isFinite(value) ? fixed(value, 0) : NO_NUMBER;
}

/** A number without a unit. */
export function decimal(value: number, digits = 2): string {
  return Number.isFinite(value) ? fixed(value, digits) : NO_NUMBER;
}

/** Ratio → `96.8%`; more digits are shown for values that would otherwise read as zero. */
export function percent(ratio: number, digits = percentDigits(ratio)): string {
  return Number.isFinite(ratio) ? `${fixed(ratio * 100, digits)}%` : NO_NUMBER;
}

/** One digit; two or three for a share below a tenth of a percent; none for exactly 0 or 1. */
function percentDigits(ratio: number): number {
  const size = Math.abs(ratio);
  if (size === 0 || size === 1) return 0;
  if (size < 0.0001) return 3;
  return size < 0.001 ? 2 : 1;
}

/** Difference of two ratios → `+7.8 points`. */
export function points(ratio: number, digits = 1): string {
  if (!Number.isFinite(ratio)) return NO_NUMBER;
  return `${signed(ratio * 100, digits)}\u00a0points`;
}

function signed(value: number, digits: number): string {
  const text = fixed(value, digits);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** A number of something, in the right number: `1 change`, `3 changes`. */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A whole share as a fraction of a count: `52 of 98`. */
export function outOf(part: number, whole: number): string {
  return `${count(part)} of ${count(whole)}`;
}

/** `21.6 MB`: a million bytes each. */
export function bytesText(bytes: number): string {
  if (bytes < 1e4) return plural(bytes, 'byte');
  return bytes < 1e6 ? `${decimal(bytes / 1e3, 0)}\u00a0kB` : `${decimal(bytes / 1e6, 1)}\u00a0MB`;
}
