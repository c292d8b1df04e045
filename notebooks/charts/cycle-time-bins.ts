/** Lengths of time in bins of equal width on a log scale, and the outline of their bars. */
import { BINS_A_TENFOLD, binOf } from '../../workers/study/growing.ts';

export interface CycleTimeBin {
  /** Minutes. */
  readonly from: number;
  readonly to: number;
  /** Of the arm's deployments, ratio. */
  readonly share: number;
}

/** Where a column's values lie: the ends, and how many each bin holds. */
interface Tally {
  readonly low: number;
  readonly high: number;
  /** The first bin of `counts`. */
  readonly first: number;
  readonly counts: Uint32Array;
}

/** A million logarithms take 30 ms: counted once for a column, however often it is drawn. Columns of a run never change. */
const tallies = new WeakMap<Float64Array, Tally>();

function tallyOf(column: Float64Array): Tally {
  const known = tallies.get(column);
  if (known !== undefined) return known;
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (let i = 0; i < column.length; i++) {
    const minutes = column[i]!;
    if (minutes < low) low = minutes;
    if (minutes > high) high = minutes;
  }
  const first = binOf(Math.min(low, high));
  const counts = new Uint32Array(binOf(high) - first + 1);
  for (let i = 0; i < column.length; i++) counts[binOf(column[i]!) - first]!++;
  const tally = { low, high, first, counts };
  tallies.set(column, tally);
  return tally;
}

/** Edges that hold every value of all columns; a value below a tenth of a minute is counted in the first bin. */
export function edgesOver(columns: readonly Float64Array[]): readonly number[] {
  const ends = columns.map(tallyOf);
  const first = binOf(Math.min(...ends.map(({ low }) => low)));
  const high = Math.max(0, ...ends.map((tally) => tally.high));
  const last = Math.max(Math.ceil(Math.log10(Math.max(high, 0.1)) * BINS_A_TENFOLD), first + 1);
  return Array.from({ length: last - first + 1 }, (_, i) => 10 ** ((first + i) / BINS_A_TENFOLD));
}

/** Which bin the first two edges bound. */
export const firstBin = (edges: readonly number[]): number =>
  Math.round(Math.log10(edges[0]!) * BINS_A_TENFOLD);

/** Shares of a column's values between edges of `edgesOver`. */
export function binned(column: Float64Array, edges: readonly number[]): readonly CycleTimeBin[] {
  const counts = new Uint32Array(edges.length - 1);
  const shift = tallyOf(column).first - firstBin(edges);
  for (const [k, n] of tallyOf(column).counts.entries())
    counts[Math.min(Math.max(k + shift, 0), counts.length - 1)]! += n;
  return Array.from(counts, (n, i) => ({
    from: edges[i]!,
    to: edges[i + 1]!,
    share: column.length === 0 ? 0 : n / column.length,
  }));
}

/** The upper edge of the bars, in one line. */
export function outline(
  bins: readonly CycleTimeBin[],
  x: (minutes: number) => number,
  y: (share: number) => number,
): string {
  const at = (value: number): string => value.toFixed(1);
  const steps = bins.map(({ to, share }) => `V${at(y(share))}H${at(x(to))}`);
  return `M${at(x(bins[0]?.from ?? 1))},${at(y(0))}${steps.join('')}V${at(y(0))}`;
}
