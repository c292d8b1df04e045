/** Deployments of the run fall into two histograms, and the medians land next to the printed ones. */
import { logScale, svg } from '../../notebooks/charts/svg.ts';
import { inUnit } from '../../notebooks/format/estimate.ts';
import { count } from '../../notebooks/format/number.ts';
import { tick } from '../../notebooks/format/time.ts';
import { BINS_A_TENFOLD } from '../../workers/study/growing.ts';
import { box, defineBeat } from '../beat.ts';
import { type ArmName, type CycleTimes, cycleTimesOf, ONE_IN } from '../data/cycle-times.ts';
import { claimNamed, rangeNamed } from '../draw/claims.ts';
import { flag, line, stageDrawing, words } from '../draw/marks.ts';
import { createRain } from '../draw/rain.ts';

const rows = [
  { arm: 'genops', name: 'GenOps', claim: 'cycle-time-genops', floor: 300 },
  { arm: 'traditional', name: 'Traditional', claim: 'cycle-time-baseline', floor: 640 },
] as const;
/** Of the highest bar. */
const HIGH = 220;
const LENGTH = 7000;
const TICKS = [1, 10, 60, 600, 6000, 60_000];

const landed = (facts: CycleTimes): boolean =>
  rows.every(({ arm, claim }) => {
    const { lower, upper } = rangeNamed(claim);
    const { value } = facts[arm].median;
    return value >= lower && value <= upper;
  });
const medianOf = (facts: CycleTimes, arm: ArmName): string => inUnit('minutes', facts[arm].median.value);

export const histograms = defineBeat<CycleTimes>({
  id: 'histograms',
  seconds: 40,
  load: async (engine) => cycleTimesOf(await engine.study(), engine),
  title: (facts) =>
    `Run the study, and the medians land ${landed(facts) ? 'on' : 'near'} the printed ones: ${medianOf(facts, 'genops')} and ${medianOf(facts, 'traditional')}.`,
  notes: (facts) => [
    `Press R: ${count(facts.deployments)} deployments go through both pipelines, in this browser. Each dot is one in ${ONE_IN} of them.`,
    `The scale is logarithmic: the second hill of the traditional pipeline is changes that wait for the next morning.`,
    ...rows.map(
      ({ arm, name, claim }) =>
        `${name}: median ${medianOf(facts, arm)}, printed ${claimNamed(claim).printed}.`,
    ),
    'N takes another seed: the medians hardly move.',
  ],
  label: (facts) =>
    rows
      .map(
        ({ arm, name, claim }) =>
          `${name}: median ${medianOf(facts, arm)}, printed ${claimNamed(claim).printed}`,
      )
      .join('; '),
  draw({ place }, facts) {
    const { firstBin, genops } = facts;
    const bins = genops.counts[0]!.length;
    const from = 10 ** (firstBin / BINS_A_TENFOLD);
    const to = 10 ** ((firstBin + bins) / BINS_A_TENFOLD);
    const x = logScale([from, to], [0, box.width]);
    const root = stageDrawing(place, histograms.label(facts));
    const most = Math.max(...rows.flatMap(({ arm }) => facts[arm].counts.at(-1)!));
    const rain = createRain(
      place,
      rows.map(({ arm, floor }) => ({ arm, floor, top: floor - HIGH - 60, minutes: facts[arm].falling })),
      x,
      LENGTH,
    );
    const painted = rows.map(({ arm, name, claim, floor }) => {
      const { counts, medians, median } = facts[arm];
      const bars = svg('path', { class: `fill--${arm}` });
      const { printed, value } = claimNamed(claim);
      const { node } = flag({ printed, x: x(value ?? 0), top: floor - HIGH - 62, bottom: floor, size: 40 });
      const mark = svg('path', { class: `median median--${arm}` });
      const text = words('', 0, 0, `large strong at-end ink--${arm}`);
      root.append(
        bars,
        line(0, floor, box.width, floor, 'baseline'),
        node,
        mark,
        words(name, box.width, floor - HIGH + 20, `large strong at-end ink--${arm}`),
        text,
      );
      text.setAttribute('x', String(box.width));
      text.setAttribute('y', String(floor - HIGH + 76));
      return (time: number): void => {
        const at = Math.min(Math.max(time / LENGTH, 0), 1) * counts.length;
        const [low, high] = [Math.floor(at), Math.min(Math.ceil(at), counts.length)];
        const heights = counts[0]!.map((_, bin) => {
          const [a, b] = [low === 0 ? 0 : counts[low - 1]![bin]!, high === 0 ? 0 : counts[high - 1]![bin]!];
          return ((a + (b - a) * (at - low)) / most) * HIGH;
        });
        bars.setAttribute('d', steps(heights, floor));
        const now = high === counts.length && at === high ? median.value : (medians[high - 1] ?? Number.NaN);
        const seen = Number.isFinite(now);
        mark.setAttribute('d', seen ? pointer(x(now), floor + 6) : '');
        text.textContent = seen ? `median ${inUnit('minutes', now)}` : '';
      };
    });
    for (const minutes of TICKS) {
      if (minutes < from || minutes > to) continue;
      root.append(words(tick(minutes), Math.max(x(minutes), 40), 712, 'muted at-middle'));
    }
    return {
      stops: [0, LENGTH],
      paint(time) {
        for (const paint of painted) paint(time);
        rain(time);
      },
    };

    function steps(heights: readonly number[], floor: number): string {
      const width = box.width / bins;
      const path = heights.map(
        (height, bin) => `V${(floor - height).toFixed(1)}H${((bin + 1) * width).toFixed(1)}`,
      );
      return `M0,${floor}${path.join('')}V${floor}Z`;
    }
  },
});

/** Points at the axis from below. */
const pointer = (x: number, y: number): string => `M${x.toFixed(1)},${y}l16,30h-32Z`;
