/** Writes a run as the part of an address after `?`. */
import { changedKeys, type Run } from './run.ts';

/**
 * `n=500&seed=42&scenario=equal-changes&alpha=0.05`: size, seed and scenario always, so that the link keeps its meaning
 * when a default moves; of the settings only what differs from the scenario.
 */
export function formatAddress(run: Run): string {
  const pairs: (readonly [string, string])[] = [
    ['n', String(run.deployments)],
    ['seed', run.seed],
    ['scenario', run.scenario],
    ...changedKeys(run).map((key) => [key, String(run.changes[key])] as const),
  ];
  return pairs.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&');
}
