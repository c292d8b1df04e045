/** Lengths of time in bins of equal width on a log scale, and the outline of their bars. */
import { BINS_A_TENFOLD, binOf } from '../../workers/study/growing.ts';

export interface CycleTimeBin {
  /** Minutes. */
  readonly from: number;
  readonly to: number;
  /** Of the arm's deployments, ratio. */
  readonly share: number;
}

/** Edges that hold every value of all columns; a value below a tenth of a minute is counted in the first bin. */
export function edgesOver(columns: readonly Float64Array[]): readonly number[] {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const column of columns) {
    for (const minutes of column) {
      if (minutes < low) low = minutes;
      if (minutes > high) high = minutes;
    }
  }
  const first = binOf(low);
  const last = Math.max(Math.ceil(Math.log10(Math.max(high, 0.1)) * BINS_A_TENFOLD), first + 1);
  return Array.from({ length: last - first + 1 }, (_, i) => 10 ** ((first + i) / BINS_A_TENFOLD));
}

/** Which bin the first two edges bound. */
export const firstBin = (edges: readonly number[]): number =>
  Math.round(Math.log10(edges[0]!) * BINS_A_TENFOLD);

/** Shares of a column's values between edges of `edgesOver`. */
export function binned(column: Float64Array, edges: readonly number[]): readonly CycleTimeBin[] {
  const counts = new Uint32Array(edges.length - 1);
  const first = firstBin(edges);
  for (const minutes of column) {
    counts[Math.min(Math.max(binOf(minutes) - first, 0), counts.length - 1)]!++;
  }
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
