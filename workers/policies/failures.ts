/** Which changes of a study a condition failed on. */
import type { Comparison } from './contract.ts';

/** Counts changes and not evaluations: a rule is asked of one change many times. A class because it guards the counts. */
export class Failures {
  /** Rules that have failed on the change at hand, and why. */
  readonly #now = new Map<string, string>();
  readonly #rules = new Map<string, { changes: number; first: string }>();
  #changes = 0;

  note(rule: string, message: string): void {
    if (!this.#now.has(rule)) this.#now.set(rule, message);
  }

  /** What has failed since then was the change's; the next one begins. */
  book(): void {
    if (this.#now.size > 0) this.#changes += 1;
    for (const [rule, first] of this.#now) {
      const failed = this.#rules.get(rule) ?? { changes: 0, first };
      failed.changes += 1;
      this.#rules.set(rule, failed);
    }
    this.#now.clear();
  }

  /** What has failed since then was no change's of the study: the warm-up's, or a question asked in passing. */
  forget(): void {
    this.#now.clear();
  }

  counted(): Comparison['failures'] {
    const rules = [...this.#rules].map(([rule, failed]) => ({ rule, ...failed }));
    return { changes: this.#changes, rules };
  }
}
