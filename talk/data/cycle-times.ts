/** How both arms' cycle times fill their histograms in the course of a run. */
import type { Study } from '../../engine/simulator/study.ts';
import { binOf } from '../../workers/study/growing.ts';
import type { Engine } from './engine.ts';

const arms = ['genops', 'traditional'] as const;
export type ArmName = (typeof arms)[number];

interface ArmTimes {
  /** Deployments by bin, at each mark of the run. */
  readonly counts: readonly (readonly number[])[];
  /** Median so far at each mark, minutes. */
  readonly medians: readonly number[];
  /** Of the deployments that are seen to fall, minutes, in their order. */
  readonly falling: readonly number[];
  readonly median: { readonly value: number; readonly lower: number; readonly upper: number };
}

export interface CycleTimes extends Readonly<Record<ArmName, ArmTimes>> {
  readonly deployments: number;
  /** The bin that the first count is of, as `binOf` names it. */
  readonly firstBin: number;
}

/** Marks of a run at which its histograms are known; between them they grow evenly. */
const MARKS = 20;
/** One of so many deployments is seen to fall. */
export const ONE_IN = 66;

export async function cycleTimesOf({ ledger, measures }: Study, { breathe }: Engine): Promise<CycleTimes> {
  const n = ledger.deployments;
  const all = arms.flatMap((arm) => [lowest(ledger[arm].cycleMinutes), highest(ledger[arm].cycleMinutes)]);
  const firstBin = binOf(Math.min(...all));
  const bins = binOf(Math.max(...all)) - firstBin + 1;
  const timesOf = async (arm: ArmName): Promise<ArmTimes> => {
    const column = ledger[arm].cycleMinutes;
    const counts: number[][] = [];
    const medians: number[] = [];
    const sofar = Array.from({ length: bins }, () => 0);
    let done = 0;
    for (let mark = 1; mark <= MARKS; mark++) {
      const end = Math.round((n * mark) / MARKS);
      for (; done < end; done++) sofar[binOf(column[done]!) - firstBin]!++;
      counts.push([...sofar]);
      medians.push(rounded(medianOf(column.slice(0, end))));
      await breathe();
    }
    const falling = Array.from({ length: Math.ceil(n / ONE_IN) }, (_, k) => rounded(column[k * ONE_IN]!));
    const { value, lower, upper } = measures[arm].medianCycleMinutes;
    return { counts, medians, falling, median: { value, lower, upper } };
  };
  return {
    deployments: n,
    firstBin,
    genops: await timesOf('genops'),
    traditional: await timesOf('traditional'),
  };
}

const lowest = (column: Float64Array): number => column.reduce((a, b) => Math.min(a, b));
const highest = (column: Float64Array): number => column.reduce((a, b) => Math.max(a, b));
/** Of a copy, which it sorts. */
function medianOf(copy: Float64Array): number {
  copy.sort();
  const middle = copy.length >> 1;
  return copy.length % 2 === 1 ? copy[middle]! : (copy[middle - 1]! + copy[middle]!) / 2;
}
/** A hundredth of a minute is finer than any screen. */
const rounded = (minutes: number): number => Math.round(minutes * 100) / 100;
