/**
 * Pearson's chi-square test of a 2 × 2 table.
 */
import { chiSquareSurvival } from './chi-square.ts';
import { crossDifference, margins, type TwoByTwo } from './two-by-two.ts';

/**
 * Pearson's test that two groups have the same proportion: χ² = N(|ad − bc| − y)²/(r₁r₂c₁c₂), one degree of
 * freedom, with y = N/2 under Yates's correction (never beyond |ad − bc|) and 0 without.
 *
 * Source: Pearson (1900); Yates (1934), Suppl. JRSS 1(2). p is two-sided and asymptotic: with an expected count
 * under 5 take {@link fisherExact}. Without correction, χ² is the square of {@link twoProportionZ}'s z. Where an
 * outcome never or always occurs in both groups there is no difference to test: statistic 0, p 1.
 *
 * @param table [a, b, c, d], one row a group
 * @param options `yates` false without a word: the correction makes the test conservative
 * @throws ArgumentError on a table that is not four counts, or with an empty group
 */
export function chiSquare2x2(
  table: TwoByTwo,
  options: { readonly yates?: boolean } = {},
): { readonly statistic: number; readonly p: number } {
  const { rowOne, rowTwo, columnOne, columnTwo, total } = margins('chiSquare2x2: table', table);
  if (columnOne === 0 || columnTwo === 0) return { statistic: 0, p: 1 };
  const [a, b, c, d] = table;
  const difference = Math.abs(crossDifference(a, b, c, d));
  const corrected = options.yates === true ? Math.max(0, difference - total / 2) : difference;
  const statistic = (((corrected / rowOne) * corrected) / rowTwo / columnOne / columnTwo) * total;
  return { statistic, p: chiSquareSurvival(statistic, 1) };
}
