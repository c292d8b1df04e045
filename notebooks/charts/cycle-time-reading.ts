/** Both arms' cycle times as shares of deployments in bins of equal width on a log scale. */
import type { Study } from '../../engine/simulator/study.ts';
import type { CycleTimeArm, CycleTimeBin } from './cycle-time.ts';
import type { Arm } from './estimate-mark.ts';
import type { Flag } from './paper-mark.ts';

/** Bins a tenfold: 12 keeps the dip between the day's peak and the night's without making noise of 100 deployments. */
const BINS_A_TENFOLD = 12;

export function cycleTimes(
  { ledger, measures }: Study,
  printed: Readonly<Record<Arm, readonly Flag[]>>,
): readonly CycleTimeArm[] {
  const edges = edgesOver([ledger.genops.cycleMinutes, ledger.traditional.cycleMinutes]);
  return (['genops', 'traditional'] as const).map((arm) => ({
    arm,
    bins: binned(ledger[arm].cycleMinutes, edges),
    median: measures[arm].medianCycleMinutes,
    p90: measures[arm].p90CycleMinutes,
    printed: printed[arm],
  }));
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
  const first = Math.floor(Math.log10(Math.max(low, 0.1)) * BINS_A_TENFOLD);
  const last = Math.max(Math.ceil(Math.log10(Math.max(high, 0.1)) * BINS_A_TENFOLD), first + 1);
  return Array.from({ length: last - first + 1 }, (_, i) => 10 ** ((first + i) / BINS_A_TENFOLD));
}

/** Shares of a column's values between edges of `edgesOver`. */
export function binned(column: Float64Array, edges: readonly number[]): readonly CycleTimeBin[] {
  const counts = new Uint32Array(edges.length - 1);
  const start = Math.log10(edges[0]!) * BINS_A_TENFOLD;
  for (const minutes of column) {
    const at = Math.floor(Math.log10(minutes) * BINS_A_TENFOLD - start);
    counts[Math.min(Math.max(at, 0), counts.length - 1)]!++;
  }
  return Array.from(counts, (n, i) => ({
    from: edges[i]!,
    to: edges[i + 1]!,
    share: column.length === 0 ? 0 : n / column.length,
  }));
}
