/**
 * A caller's mistakes, in one grammar: *where: what was expected, what came; how to fix it.* The parts are fields, so
 * that a page words them as it likes and never takes a message apart.
 */

/** The parts of a mistake: plain data that survives the way between threads. */
export interface Mistake {
  /** The argument, as the caller knows it: `deployments`, `wilsonInterval: trials`. */
  readonly where: string;
  /** What was expected: `a whole number from 1 to 1,000,000`. */
  readonly expected: string;
  /** What came, in print and cut to a length that fits a page. */
  readonly got: string;
  /** How to fix it; null where the expectation says it all. */
  readonly fix: string | null;
}

/** Thrown by the engine when an argument cannot be used. Outcomes of the domain are values, never errors. */
export class ArgumentError extends Error implements Mistake {
  override readonly name = 'ArgumentError';
  readonly where: string;
  readonly expected: string;
  readonly got: string;
  readonly fix: string | null;

  constructor(mistake: Mistake) {
    super(`${mistake.where}: ${complaint(mistake)}`);
    this.where = mistake.where;
    this.expected = mistake.expected;
    this.got = mistake.got;
    this.fix = mistake.fix;
  }

  /** The parts alone: an error loses its own on the way between threads. */
  get mistake(): Mistake {
    return { where: this.where, expected: this.expected, got: this.got, fix: this.fix };
  }
}

/** A mistake where a page says already which argument it is about: `expected …, got …; …`. */
export function complaint(mistake: Mistake): string {
  return `expected ${mistake.expected}, got ${mistake.got}${mistake.fix === null ? '' : `; ${mistake.fix}`}`;
}

/** What came, where that is no value to be quoted: `an empty file`, not `"an empty file"`. */
export const inWords = (words: string): { readonly toString: () => string } => ({ toString: () => words });

/** How long a printed value may get inside a message; a seed of 10,000 characters must not fill the page. */
const LONGEST = 60;

/**
 * Makes the error for a bad argument.
 * @param where the argument, as the caller knows it (`deployments`, `wilsonInterval: trials`)
 * @param what what was expected (`a whole number from 1 to 1,000,000`)
 * @param came the value that came; {@link inWords} for words instead of a value
 * @param fix how to fix it; left out where the expectation says it all
 */
export function expected(where: string, what: string, came: unknown, fix?: string): ArgumentError {
  return new ArgumentError({ where, expected: what, got: show(came), fix: fix ?? null });
}

function show(value: unknown): string {
  if (typeof value !== 'string') return printed(value).slice(0, LONGEST);
  if (value.length <= LONGEST) return JSON.stringify(value);
  return `${JSON.stringify(`${value.slice(0, LONGEST)}…`)} (${value.length} characters)`;
}

/** Values from a file may be objects that have a `toString` of their own, or lists too deep to print. */
function printed(value: unknown): string {
  try {
    return String(value);
  } catch {
    return Array.isArray(value) ? 'a list' : 'an object';
  }
}
