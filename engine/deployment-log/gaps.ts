/** Cells that each row ought to have and some have not: told once a column, since a thousand of them are one fact. */

import { inWords } from '../errors.ts';
import type { ProblemList } from './problems.ts';

/** Guards the counts, by field. */
export class Gaps {
  readonly #counted = new Map<number, { readonly first: number; rows: number }>();

  add(field: number, row: number): void {
    const counted = this.#counted.get(field);
    if (counted === undefined) this.#counted.set(field, { first: row, rows: 1 });
    else counted.rows += 1;
  }

  /** @param column the column's name in the file @param mend what becomes of such a row */
  tell(field: number, column: string, mend: string, problems: ProblemList): void {
    const counted = this.#counted.get(field);
    if (counted === undefined) return;
    const { first: row, rows } = counted;
    const came = rows === 1 ? 'none' : `none in ${rows} rows, this the first`;
    problems.lead(
      { kind: 'missing', row, column, leftOut: false },
      'a value in each row',
      inWords(came),
      mend,
    );
  }
}
