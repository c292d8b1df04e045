/**
 * The 2 × 2 table that compares a yes/no outcome between two groups.
 */
import { expected } from '../errors.ts';
import { requireCount } from './arguments.ts';

/** [a, b, c, d]: the first group has a with the outcome and b without, the second c with and d without. */
export type TwoByTwo = readonly [a: number, b: number, c: number, d: number];

/** The sums of a table's rows (groups) and columns (outcomes), and of all of it. */
export interface Margins {
  readonly rowOne: number;
  readonly rowTwo: number;
  readonly columnOne: number;
  readonly columnTwo: number;
  readonly total: number;
}

/**
 * The margins of a table, once it is one.
 *
 * @throws ArgumentError on other than four whole numbers ≥ 0, or on a group of nobody
 */
export function margins(where: string, table: TwoByTwo): Margins {
  if (table.length !== 4)
    throw expected(where, 'four counts [a, b, c, d]', String((table as readonly number[]).length));
  table.forEach((count, i) => {
    requireCount(`${where}[${i}]`, count);
  });
  const [a, b, c, d] = table;
  if (a + b === 0 || c + d === 0) {
    throw expected(where, 'two groups of at least one each', `[${table.join(', ')}]`, 'a row is one group');
  }
  return { rowOne: a + b, rowTwo: c + d, columnOne: a + c, columnTwo: b + d, total: a + b + c + d };
}

/**
 * a·d − b·c of whole numbers, to the last bit: beyond 2⁵³ the two products would be rounded before they cancel, which
 * cost the z test of a billion a group its last eight digits.
 */
export function crossDifference(a: number, b: number, c: number, d: number): number {
  const [ad, bc] = [a * d, b * c];
  return Number.isSafeInteger(ad) && Number.isSafeInteger(bc)
    ? ad - bc
    : Number(BigInt(a) * BigInt(d) - BigInt(b) * BigInt(c));
}
