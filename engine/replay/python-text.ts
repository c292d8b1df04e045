/**
 * How Python writes floats and JSON, where it differs from JavaScript: what is hashed or printed must be spelled the same.
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
 * `format(x, '.1f')`: the decimal nearest to the double's exact value, and of two that are equally near the even one
 * (JavaScript's `toFixed` takes the larger one).
 * @param decimals digits after the point, 0 … 20
 * @throws ArgumentError on NaN, an infinity, a size from 10^21, or decimals out of range
 */
export function pythonFixed(x: number, decimals: number): string {
  if (!(Math.abs(x) < 1e21)) throw expected('pythonFixed', 'a number below 10^21 in size', x);
  if (!(Number.isInteger(decimals) && decimals >= 0 && decimals <= 20)) {
    throw expected('pythonFixed: decimals', 'a whole number from 0 to 20', decimals);
  }
  const sign = x < 0 || Object.is(x, -0) ? '-' : '';
  const size = Math.abs(x);
  const text = size.toFixed(decimals);
  // halfway is an odd multiple of 1/(2·10^d); a double, a whole number over a power of 2, is that if ×2^(d+1) is odd
  const halfway = (size * (2 << decimals)) % 2 === 1;
  const odd = Number(text.at(-1)) % 2 === 1;
  if (!odd || !halfway) return sign + text;
  const lower = BigInt(text.replace('.', '')) - 1n;
  const digits = String(lower).padStart(decimals + 1, '0');
  return sign + (decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`);
}

/**
 * `json.dumps(value, sort_keys=True)`: keys by code point, `", "` and `": "` between, everything beyond ASCII escaped.
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
