/**
 * Mistakes of a caller, said in one grammar: *where: what was expected, what came; how to mend it.*
 */

/** Thrown by the engine when an argument cannot be used. Outcomes of the domain are values, never errors. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
}

/** How long a printed value may get inside a message; a seed of 10,000 characters must not fill the page. */
const LONGEST = 60;

/**
 * Makes the error for a bad argument.
 *
 * @param where the argument, as the caller knows it (`deployments`, `wilsonInterval: trials`)
 * @param what what was expected (`a whole number from 1 to 1,000,000`)
 * @param came the value that came
 * @param mend how to mend it; left out where the expectation says it all
 */
export function expected(where: string, what: string, came: unknown, mend?: string): ArgumentError {
  return new ArgumentError(
    `${where}: expected ${what}, got ${show(came)}${mend === undefined ? '' : `; ${mend}`}`,
  );
}

function show(value: unknown): string {
  if (typeof value !== 'string') return String(value).slice(0, LONGEST);
  if (value.length <= LONGEST) return JSON.stringify(value);
  return `${JSON.stringify(`${value.slice(0, LONGEST)}…`)} (${value.length} characters)`;
}
