/** Shares in bins of equal width. */
import type { SpreadBin } from '../charts/spread.ts';

/** Bins from `low` to `high`, each `step` wide; what lies outside is counted in the bin at that end. */
export function binned(
  values: ArrayLike<number>,
  low: number,
  high: number,
  step: number,
): readonly SpreadBin[] {
  const counts = new Uint32Array(Math.max(1, Math.round((high - low) / step)));
  for (let i = 0; i < values.length; i++) {
    const at = Math.floor(((values[i] ?? low) - low) / step + 1e-9);
    const bin = Math.min(Math.max(at, 0), counts.length - 1);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return Array.from(counts, (n, i) => ({
    from: low + i * step,
    to: low + (i + 1) * step,
    share: values.length === 0 ? 0 : n / values.length,
  }));
}
