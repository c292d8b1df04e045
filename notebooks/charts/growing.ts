/**
 * Histograms of cycle time that grow while a run is under way: its bars so far, over the outline of the last result. Numbers,
 * verdicts, axes and flags stay the last result's until the run is done and all is drawn anew.
 */
import type { CycleTimeCounts } from '../../workers/core/task.ts';
import { binOf, countIn } from '../../workers/study/growing.ts';
import { type CycleTimeBin, firstBin } from './cycle-time-bins.ts';
import type { Arm } from './marks.ts';
import { type LinearScale, svg } from './svg.ts';

/** How bars stand in a drawing, as it is written on them: what the build has drawn grows too. */
interface Bars {
  /** Bins from here to there. */
  readonly first: number;
  readonly last: number;
  /** Of the first bin's start, and of a bin, pixels. */
  readonly x: number;
  readonly width: number;
  readonly floor: number;
  /** Of all deployments in one bin, and of the highest bar that there is room for, pixels. */
  readonly whole: number;
  readonly most: number;
}

const names = ['first', 'last', 'x', 'width', 'floor', 'whole', 'most'] as const satisfies (keyof Bars)[];

/** Bars of a result that grow with the next run. @param bins all that the scale holds */
export function growable(
  arm: Arm,
  bins: readonly CycleTimeBin[],
  x: LinearScale,
  { floor, whole, most }: Pick<Bars, 'floor' | 'whole' | 'most'>,
  ...bars: readonly SVGElement[]
): SVGGElement {
  const first = firstBin([bins[0]?.from ?? 1]);
  const [left, right] = x.range;
  const width = (right - left) / bins.length;
  const place: Bars = { first, last: first + bins.length - 1, x: left, width, floor, whole, most };
  const scale = names.map((name) => place[name].toFixed(2)).join(' ');
  return svg('g', { class: `grows grows--${arm}`, 'data-arm': arm, 'data-scale': scale }, ...bars);
}

/** Shows how far a run has come; null: none is under way. */
export type Growth = (run: { readonly total: number; readonly cycleTimes?: CycleTimeCounts } | null) => void;

/** Between two drawings, milliseconds: a few times a second are enough. */
const PAUSE = 200;

/** @param now milliseconds, monotone */
export function createGrowth(root: ParentNode, now: () => number = () => performance.now()): Growth {
  let due = 0;
  return (run) => {
    const counts = run?.cycleTimes;
    if (run === null || counts === undefined) {
      for (const path of root.querySelectorAll('.grows__now')) path.remove();
      due = 0;
      return;
    }
    if (now() < due) return;
    due = now() + PAUSE;
    for (const bars of root.querySelectorAll<SVGGElement>('.grows')) {
      const { arm, scale = '' } = bars.dataset;
      const values = scale.split(' ').map(Number);
      const place = Object.fromEntries(names.map((name, i) => [name, values[i]])) as unknown as Bars;
      const path = bars.querySelector('.grows__now') ?? svg('path', { class: 'grows__now' });
      path.setAttribute('d', heights(counts[arm as Arm], run.total, place));
      if (!path.isConnected) bars.append(path);
    }
  };
}

/** The upper edge of the bars so far; what lies beyond the drawing is counted at its ends. */
function heights(counts: Uint32Array, total: number, { first, last, ...place }: Bars): string {
  const { x, width, floor, whole, most } = place;
  const held = new Float64Array(last - first + 1);
  for (let bin = SHORTEST; bin < SHORTEST + counts.length; bin++) {
    held[Math.min(Math.max(bin, first), last) - first]! += countIn(counts, bin);
  }
  const steps = Array.from(held, (n, i) => {
    const top = floor - Math.min((n / total) * whole, most);
    return `V${top.toFixed(1)}H${(x + (i + 1) * width).toFixed(1)}`;
  });
  return `M${x},${floor}${steps.join('')}V${floor}Z`;
}

const SHORTEST = binOf(0);
