/**
 * Fisher's exact test of a 2 × 2 table.
 */
import { margins, type TwoByTwo } from './two-by-two.ts';

/** Tables this much more probable than the observed one still count as equally probable, as in R's fisher.test. */
const TIE = 1 + 1e-7;

/**
 * Two-sided exact test: p = Σ P(x) over the tables with the same margins for which P(x) ≤ P(a), x hypergeometric.
 *
 * Source: Fisher (1935), "The logic of inductive inference", JRSS 98:39–82; two-sided by probability, as in R and
 * SciPy. Never above the nominal level, and mostly below it. Where the outcome never or always occurs, p is 1.
 *
 * Weights come from the ratio of neighbours, (r₁ − x)(c₁ − x)/((x + 1)(r₂ − c₁ + x + 1)), outward from the mode:
 * products of ratios need no logarithm and lose no digits to differences of large ones (5·10⁻¹⁵ at p = 4·10⁻¹⁶⁹,
 * against a 50-digit sum). O(number of tables). Limit: below about 10⁻³⁰⁰ the weights underflow and p becomes 0.
 *
 * @param table [a, b, c, d], one row a group
 * @throws ArgumentError on a table that is not four counts, or with an empty group
 */
export function fisherExact(table: TwoByTwo): { readonly p: number } {
  const { rowOne, rowTwo, columnOne, total } = margins('fisherExact: table', table);
  const least = Math.max(0, columnOne - rowTwo);
  const most = Math.min(rowOne, columnOne);
  const mode = Math.min(most, Math.max(least, Math.floor(((rowOne + 1) * (columnOne + 1)) / (total + 2))));
  const weights = new Float64Array(most - least + 1);
  weights[mode - least] = 1;
  for (let x = mode, weight = 1; x < most && weight > 0; x++) {
    weight *= ((rowOne - x) * (columnOne - x)) / ((x + 1) * (rowTwo - columnOne + x + 1));
    weights[x + 1 - least] = weight;
  }
  for (let x = mode, weight = 1; x > least && weight > 0; x--) {
    weight *= (x * (rowTwo - columnOne + x)) / ((rowOne - x + 1) * (columnOne - x + 1));
    weights[x - 1 - least] = weight;
  }
  const limit = (weights[table[0] - least] as number) * TIE;
  let all = 0;
  let extreme = 0;
  for (const weight of weights) {
    all += weight;
    if (weight <= limit) extreme += weight;
  }
  return { p: extreme === all ? 1 : extreme / all };
}
