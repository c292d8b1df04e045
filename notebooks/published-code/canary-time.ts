/** The canary's recorded time against the whole cycle time, deployment by deployment. */
import * as Plot from '@observablehq/plot';
import {
  CYCLE_TIME_MINUTES,
  minutesOf,
  REPLAY_STATUSES,
  type Replay,
  type ReplayRows,
} from '../../engine/replay/index.ts';
import { emptyFigure, type FigureOptions, figure, numbers } from '../charts/figure.ts';
import { withInterval } from '../format/estimate.ts';
import { count, decimal, outOf } from '../format/number.ts';
import { rate, replayLabel, spanOf } from './rates.ts';

const COMPLETED = REPLAY_STATUSES.indexOf('completed');
/** Up to here each deployment is a point; beyond, squares of a minute. */
const MOST_POINTS = 2000;
const [SHORTEST, LONGEST] = CYCLE_TIME_MINUTES;
/** The longest recorded canary, minutes. */
const LONGEST_CANARY = 50;

/** In parts: of a million deployments each takes as long as a page may be still. */
export async function canaryTimeFigure(
  replay: Replay,
  options: FigureOptions,
  breathe: () => Promise<void>,
): Promise<HTMLElement> {
  const { rows, successful, canaryOutlastsCycle } = replay;
  if (rows === null || successful === 0) return emptyFigure('No deployment of this run completed.');
  const outlasting = rate(canaryOutlastsCycle, successful);
  await breathe();
  const times = completedIn(rows);
  await breathe();
  const side = replay.deployments > MOST_POINTS ? 1 : 0;
  const cells = side === 0 ? pointsOf(times) : squaresOf(times);
  await breathe();
  const spans = { cycle: spanTexts(times.cycle), canary: spanTexts(times.canary) };
  return figure({
    ...options,
    label:
      'Recorded canary time and cycle time of each completed deployment, with the line where both are equal',
    chart: againstChart(cells, side, options),
    caption: `In ${outOf(canaryOutlastsCycle, successful)} completed deployments, ${withInterval('ratio', outlasting)}, the recorded canary takes longer than the whole deployment.`,
    run: replayLabel(replay),
    table: {
      title: 'Recorded canary time and cycle time of completed deployments, minutes',
      columns: ['time', ...numbers('shortest', 'mean', 'longest')],
      rows: [
        ['cycle time', ...spans.cycle],
        ['recorded canary time', ...spans.canary],
        ['deployments whose canary is longer', '', count(canaryOutlastsCycle), ''],
      ],
    },
  });
}

/** Both times of the completed deployments, minutes. */
function completedIn({ status, cycleTimeMicroseconds, canarySeconds }: ReplayRows) {
  const cycle = new Float64Array(status.length);
  const canary = new Float64Array(status.length);
  let completed = 0;
  for (let i = 0; i < status.length; i++) {
    if (status[i] !== COMPLETED) continue;
    cycle[completed] = minutesOf(cycleTimeMicroseconds[i]!);
    canary[completed++] = canarySeconds[i]! / 60;
  }
  return { cycle: cycle.subarray(0, completed), canary: canary.subarray(0, completed) };
}
type Times = ReturnType<typeof completedIn>;

function pointsOf({ cycle, canary }: Times): readonly Cell[] {
  return Array.from(cycle, (x, k) => ({ x, y: canary[k]!, count: 1 }));
}

/** By minute of both times; the last minute of each scale holds its end. */
function squaresOf({ cycle, canary }: Times): readonly Cell[] {
  const [columns, lines] = [LONGEST - SHORTEST, LONGEST_CANARY - SHORTEST];
  const counts = new Uint32Array(columns * lines);
  const place = (minutes: number, most: number): number =>
    Math.min(Math.max(Math.floor(minutes) - SHORTEST, 0), most - 1);
  for (let k = 0; k < cycle.length; k++)
    counts[place(canary[k]!, lines) * columns + place(cycle[k]!, columns)]!++;
  return Array.from(counts, (n, k) => ({
    x: SHORTEST + (k % columns),
    y: SHORTEST + Math.floor(k / columns),
    count: n,
  }));
}

function spanTexts(minutes: Float64Array): readonly string[] {
  const { shortest, mean, longest } = spanOf(minutes);
  return [shortest, mean, longest].map((value) => decimal(value, 1));
}

/** A square of the plane by its lower left corner, and how many fall into it. */
interface Cell {
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

/** @param side of the squares; 0 draws points */
function againstChart(
  cells: readonly Cell[],
  side: number,
  { width }: { readonly width: number },
): SVGElement {
  const ends = [SHORTEST, Math.min(LONGEST, LONGEST_CANARY)] as const;
  const many = side > 0;
  const most = Math.max(...cells.map((cell) => cell.count), 1);
  const shown = many ? cells.filter((cell) => cell.count > 0) : cells;
  return Plot.plot({
    width,
    height: Math.min(Math.max(width * 0.62, 300), 470),
    marginLeft: 44,
    marginBottom: 42,
    marginTop: 26,
    marginRight: 10,
    className: 'plot',
    x: { domain: [SHORTEST, LONGEST], label: null },
    y: { domain: [SHORTEST, LONGEST_CANARY], label: null },
    marks: [
      Plot.gridX({ className: 'chart__grid' }),
      Plot.gridY({ className: 'chart__grid' }),
      Plot.axisX({ tickSize: 3, label: 'cycle time, minutes', labelAnchor: 'center', labelOffset: 40 }),
      Plot.axisY({ tickSize: 3, label: '↑ recorded canary time, minutes', labelOffset: 42 }),
      many
        ? Plot.rect(shown, {
            x1: 'x',
            y1: 'y',
            x2: (cell: Cell) => cell.x + side,
            y2: (cell: Cell) => cell.y + side,
            fill: 'var(--arm-genops)',
            fillOpacity: (cell: Cell) => 0.1 + 0.9 * Math.sqrt(cell.count / most),
            inset: 0.3,
            title: (cell: Cell) =>
              `canary ${cell.y}–${cell.y + side} of ${cell.x}–${cell.x + side} min: ${count(cell.count)}`,
          })
        : Plot.dot(shown, {
            x: 'x',
            y: 'y',
            r: 2.4,
            fill: 'var(--arm-genops)',
            fillOpacity: 0.55,
            title: (cell: Cell) => `canary ${decimal(cell.y, 1)} of ${decimal(cell.x, 1)} min`,
          }),
      Plot.link([0], {
        x1: ends[0],
        y1: ends[0],
        x2: ends[1],
        y2: ends[1],
        stroke: 'var(--ink)',
        strokeWidth: 1.75,
      }),
      note('canary longer than the deployment', 'top-left'),
      note('canary shorter', 'bottom-right'),
    ],
  }) as SVGElement;
}

function note(text: string, anchor: 'top-left' | 'bottom-right'): Plot.Markish {
  return Plot.text([text], {
    text: String,
    frameAnchor: anchor,
    dx: anchor === 'top-left' ? 6 : -6,
    dy: anchor === 'top-left' ? 6 : -6,
    className: 'chart__heading',
    fontSize: 12.5,
    stroke: 'var(--paper)',
    strokeWidth: 4,
    fill: 'var(--ink)',
  });
}
