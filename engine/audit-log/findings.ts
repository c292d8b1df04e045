/** Findings of a verification, gathered. */
import { ArgumentError } from '../errors.ts';
import { type LogCheck, type LogFinding, MOST_FINDINGS } from './log-report.ts';

/** Keeps the first findings of each check, and counts all. A class because it guards that count. */
export class Findings {
  readonly kept: LogFinding[] = [];
  readonly #counts = new Map<LogCheck, number>();

  get count(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  of(check: LogCheck): number {
    return this.#counts.get(check) ?? 0;
  }

  /** @param message asked for only if it is kept */
  add(check: LogCheck, event: number | null, message: string | (() => string)): void {
    const count = this.of(check) + 1;
    this.#counts.set(check, count);
    if (count > MOST_FINDINGS) return;
    this.kept.push({ check, event, message: typeof message === 'string' ? message : message() });
  }
}

/** What the work gives, or null and its complaint told. */
export function attempt<T>(work: () => T, tell: (message: string) => void): T | null {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    tell(error.message);
    return null;
  }
}
