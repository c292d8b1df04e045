/**
 * Pearson's chi-square test of a 2 × 2 table.
 */
import { normalSurvival } from './normal.ts';
import { crossDifference, margins, type TwoByTwo } from './two-by-two.ts';

/**
 * Pearson's test that two groups have the same proportion: χ² = N(ad − bc)²/(r₁r₂c₁c₂), one degree of
 * freedom, without continuity correction; p = 2Q(√χ²).
 *
 * Source: Pearson (1900). p is two-sided and asymptotic: doubtful with an expected count under 5. χ² is the square of
 * {@link twoProportionZ}'s z. Where an outcome never or always occurs in both groups there is no difference to test:
 * statistic 0, p 1.
 *
 * @param table [a, b, c, d], one row a group
 * @throws ArgumentError on a table that is not four counts, or with an empty group
 */
export function chiSquare2x2(table: TwoByTwo): { readonly statistic: number; readonly p: number } {
  const { rowOne, rowTwo, columnOne, columnTwo, total } = margins('chiSquare2x2: table', table);
  if (columnOne === 0 || columnTwo === 0) return { statistic: 0, p: 1 };
  const [a, b, c, d] = table;
  const difference = Math.abs(crossDifference(a, b, c, d));
  const statistic = (((difference / rowOne) * difference) / rowTwo / columnOne / columnTwo) * total;
  return { statistic, p: 2 * normalSurvival(Math.sqrt(statistic)) };
}
