/** Apart from the steps, so that a page that puts partial results together loads no engine. */
import type { SweepColumns } from './contract.ts';

/** Empty columns for so many seeds. */
export function createColumns(seeds: number): SweepColumns {
  return {
    successful: new Uint32Array(seeds),
    rolledBack: new Uint32Array(seeds),
    caught: new Uint32Array(seeds),
    meanCycle: new Float64Array(seeds),
  };
}
