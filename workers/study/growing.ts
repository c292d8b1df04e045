/** What a run of the study has counted so far, for histograms that grow with it: cycle times in bins, and never a row. */
import type { Ledger } from '../../engine/simulator/ledger.ts';
import type { Study } from '../../engine/simulator/study.ts';
import type { CycleTimeCounts, Steps } from '../core/task.ts';

/** Bins a tenfold: 12 keeps the dip between the day's peak and the night's without making noise of 100 deployments. */
export const BINS_A_TENFOLD = 12;
/** The bin that starts at a tenth of a minute; what is shorter is counted there. */
const FIRST = -BINS_A_TENFOLD;
/** From a tenth of a minute to two years: what is longer is counted in the last. */
const BINS = 7 * BINS_A_TENFOLD;

/** The bin of a length, counted from one minute. */
export const binOf = (minutes: number): number =>
  Math.floor(Math.log10(Math.max(minutes, 0.1)) * BINS_A_TENFOLD);

/** How many a bin holds, named as `binOf` does. */
export const countIn = (counts: Uint32Array, bin: number): number => counts[bin - FIRST] ?? 0;

/**
 * The steps of a run, each with the counts of its rows so far.
 *
 * @param run starts it, and hands over the ledger that it fills
 */
export function* growingSteps(run: (watch: (ledger: Ledger) => void) => Steps<Study>): Steps<Study> {
  let ledger: Ledger | null = null;
  const steps = run((given) => {
    ledger = given;
  });
  const cycleTimes = { genops: new Uint32Array(BINS), traditional: new Uint32Array(BINS) };
  let counted = 0;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    count(ledger, counted, step.value.done, cycleTimes);
    counted = step.value.done;
    yield { ...step.value, cycleTimes };
  }
}

function count(ledger: Ledger | null, from: number, to: number, into: CycleTimeCounts): void {
  if (ledger === null) return;
  for (const arm of ['genops', 'traditional'] as const) {
    const { cycleMinutes } = ledger[arm];
    for (let i = from; i < to; i++) into[arm][Math.min(binOf(cycleMinutes[i]!) - FIRST, BINS - 1)]!++;
  }
}
