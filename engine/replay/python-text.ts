/**
 * How Python writes floats and JSON, where it differs from JavaScript: what is hashed must be spelled the same.
 */
import { expected } from '../errors.ts';

/** A value that JSON can carry. A whole number is written as Python's int: 1, not 1.0. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/**
 * `repr(float)`: the shortest decimal that reads back as the same double, with an exponent below 10^−4 and from 10^16
 * (JavaScript has it below 10^−6 and from 10^21), and `.0` after a whole number.
 */
export function pythonFloat(x: number): string {
  const size = Math.abs(x);
  if (size >= 1e-4 && size < 1e16) return Number.isInteger(x) ? `${x}.0` : String(x);
  if (x === 0) return Object.is(x, -0) ? '-0.0' : '0.0';
  if (Number.isNaN(x)) return 'nan';
  if (size === Infinity) return x > 0 ? 'inf' : '-inf';
  const [digits, exponent] = x.toExponential().split('e') as [string, string];
  return `${digits}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`;
}

/**
 * `json.dumps(value, sort_keys=True)`: keys by code point, `", "` and `": "` between, everything beyond ASCII escaped.
 *
 * @throws ArgumentError for NaN and infinities, which Python writes as words that are not JSON
 */
export function pythonJson(value: JsonValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return pythonString(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw expected('pythonJson', 'a finite number', value);
    return Number.isSafeInteger(value) ? String(value) : pythonFloat(value);
  }
  if (isList(value)) return `[${value.map(pythonJson).join(', ')}]`;
  const keys = Object.keys(value).toSorted(byCodePoint);
  return `{${keys.map((key) => `${pythonString(key)}: ${pythonJson(value[key] as JsonValue)}`).join(', ')}}`;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** JSON.stringify escapes quotes, backslashes and controls as Python does, but leaves DEL and what is beyond ASCII. */
function pythonString(text: string): string {
  return JSON.stringify(text).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Python compares code points; JavaScript's `<` compares UTF-16 units, which differs beyond U+FFFF. */
function byCodePoint(a: string, b: string): number {
  const left = Array.from(a);
  const right = Array.from(b);
  for (let i = 0; i < left.length && i < right.length; i++) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
