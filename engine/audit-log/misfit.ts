/** A value that does not fit its place in an event. Caught at the door of the codecs, where the place is known. */
export class Misfit extends Error {
  override readonly name = 'Misfit';
  readonly what: string;
  readonly came: unknown;
  /** Keys from the outermost in, such as `details`, `stages`, `3`. */
  readonly path: readonly (string | number)[];

  constructor(what: string, came: unknown, path: readonly (string | number)[] = []) {
    super(what);
    this.what = what;
    this.came = plainly(came);
    this.path = path;
  }
}

/** What was thrown inside a key: a misfit gets the key. */
export function within(key: string | number, error: unknown): unknown {
  return error instanceof Misfit ? new Misfit(error.what, error.came, [key, ...error.path]) : error;
}

/** A value for a message: records and lists by their kind, since what came from outside may not let itself be printed. */
export function plainly(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? 'a list' : 'a record';
}
