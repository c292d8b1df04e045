/** Cycle time: both arms' distributions on one log scale, their medians with intervals, the published ones as flags. */
import * as Plot from '@observablehq/plot';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import { withInterval } from '../format/estimate.ts';
import { percent } from '../format/number.ts';
import { span, tick } from '../format/time.ts';
import { type Arm, armNames } from './estimate-mark.ts';
import type { Flag } from './paper-mark.ts';
import { estimates, paperFlags } from './plot-marks.ts';

export interface CycleTimeBin {
  /** Minutes. */
  readonly from: number;
  readonly to: number;
  /** Of the arm's deployments, ratio. */
  readonly share: number;
}

export interface CycleTimeArm {
  readonly arm: Arm;
  readonly bins: readonly CycleTimeBin[];
  readonly median: Estimate;
  readonly p90: number;
  readonly printed: readonly Flag[];
}

const TICKS = [1, 2, 5, 10, 20, 30, 60, 120, 240, 480, 1440, 2880, 5760, 14_400, 43_200];
const FEW_TICKS = [1, 3, 10, 30, 60, 240, 1440, 5760, 43_200];
/** Each panel, top to bottom: heading, flags, bars, the row of the median. */
const PANEL = { heading: 22, flags: 22, bars: 130, median: 22, gap: 14 } as const;

export function cycleTimeChart(
  arms: readonly CycleTimeArm[],
  { width }: { readonly width: number },
): SVGElement {
  const bins = arms.flatMap(({ arm, bins: own }) => own.map((bin) => ({ arm, ...bin })));
  const domain = [bins[0]?.from ?? 1, bins.at(-1)?.to ?? 10] as const;
  const top = Math.max(...bins.map(({ share }) => share), 0.01);
  const panel = PANEL.heading + PANEL.flags + PANEL.bars + PANEL.median + PANEL.gap;
  const flags = arms.flatMap(({ arm, printed }) => printed.map((flag) => ({ arm, ...flag })));
  const medians = arms.map(({ arm, median }) => ({ arm, owner: arm, estimate: median }));
  const narrow = width < 560;
  const levels = levelsUnder(top).flatMap((share): Level[] => arms.map(({ arm }) => ({ arm, share })));
  return Plot.plot({
    width,
    height: arms.length * panel + 34,
    marginTop: 0,
    marginBottom: 34,
    marginLeft: 1,
    marginRight: 1,
    className: 'plot',
    x: { type: 'log', domain: [...domain], label: null },
    y: {
      domain: [0, top],
      insetTop: PANEL.heading + PANEL.flags,
      insetBottom: PANEL.median + PANEL.gap,
      axis: null,
    },
    fy: { domain: arms.map(({ arm }) => arm), axis: null, padding: 0 },
    marks: [
      Plot.axisX(within(narrow ? FEW_TICKS : TICKS, domain), {
        anchor: 'bottom',
        text: tick, // not tickFormat: a log scale would leave most labels out
        tickSize: 4,
        label: narrow ? 'cycle time (log scale) →' : 'cycle time, from start to end of rollout (log scale) →',
        labelOffset: 34,
      }),
      Plot.ruleY(levels, { y: 'share', fy: 'arm', className: 'chart__grid' }),
      paperFlags(flags, { fy: ({ arm }) => arm, lift: 2 }),
      ...arms.map(({ arm }) =>
        Plot.rectY(
          bins.filter((bin) => bin.arm === arm),
          {
            fy: 'arm',
            x1: 'from',
            x2: 'to',
            y: 'share',
            fill: `var(--arm-${arm})`,
            fillOpacity: 0.6,
            insetLeft: 0.5,
            insetRight: 0.5,
          },
        ),
      ),
      Plot.text(levels, {
        y: 'share',
        fy: 'arm',
        frameAnchor: 'right',
        textAnchor: 'end',
        dy: -7,
        text: ({ share, arm }: Level) =>
          `${percent(share, 0)}${narrow || arm !== arms[0]?.arm ? '' : ' of deployments'}`,
        className: 'chart__note',
      }),
      Plot.ruleY([0], { className: 'baseline' }),
      estimates(medians, { fy: ({ arm }) => arm, drop: 12 }),
      ...arms.flatMap((each) => headings(each, narrow)),
    ],
  }) as SVGElement;
}

interface Level {
  readonly arm: Arm;
  readonly share: number;
}

/** Two or three rules to read heights by, the same in both panels. */
function levelsUnder(top: number): readonly number[] {
  const step = [0.02, 0.05, 0.1, 0.2, 0.5].find((size) => top / size < 3.5) ?? 0.5;
  return Array.from({ length: Math.floor(top / step) }, (_, i) => step * (i + 1));
}

/** The arm's name in its colour, and beside it the numbers that the row of the median shows. */
function headings({ arm, median, p90 }: CycleTimeArm, narrow: boolean): Plot.Markish[] {
  const spread = Number.isFinite(p90) && !narrow ? `; nine in ten within ${span(p90)}` : '';
  const anchor = { fy: () => arm, frameAnchor: 'top-left', dy: 3 } as const;
  return [
    Plot.text([armNames[arm]], {
      ...anchor,
      text: String,
      fill: `var(--arm-${arm}-ink)`,
      className: 'chart__heading',
    }),
    Plot.text([`median ${withInterval('minutes', median)}${spread}`], {
      ...anchor,
      text: String,
      dx: 96,
      className: 'chart__note',
    }),
  ];
}

function within(ticks: readonly number[], [low, high]: readonly [number, number]): readonly number[] {
  return ticks.filter((minutes) => minutes >= low && minutes <= high);
}
