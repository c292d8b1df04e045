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
import { rate, replayLabel } from './rates.ts';

const COMPLETED = REPLAY_STATUSES.indexOf('completed');
/** Up to here each deployment is a point; beyond, squares of a minute. */
const MOST_POINTS = 2000;
const [SHORTEST, LONGEST] = CYCLE_TIME_MINUTES;
/** The longest recorded canary, minutes. */
const LONGEST_CANARY = 50;

export function canaryTimeFigure(replay: Replay, options: FigureOptions): HTMLElement {
  const { rows, successful, canaryOutlastsCycle } = replay;
  if (rows === null || successful === 0) return emptyFigure('No deployment of this run completed.');
  const outlasting = rate(canaryOutlastsCycle, successful);
  const side = replay.deployments > MOST_POINTS ? 1 : 0;
  const chart: AgainstChart = {
    cells: side === 0 ? pointsOf(rows) : squaresOf(rows),
    side,
    x: { domain: [SHORTEST, LONGEST], label: 'cycle time, minutes' },
    y: { domain: [SHORTEST, LONGEST_CANARY], label: '↑ recorded canary time, minutes' },
    above: 'canary longer than the deployment',
    below: 'canary shorter',
  };
  return figure({
    ...options,
    label:
      'Recorded canary time and cycle time of each completed deployment, with the line where both are equal',
    chart: againstChart(chart, options),
    caption: `In ${outOf(canaryOutlastsCycle, successful)} completed deployments, ${withInterval('ratio', outlasting)}, the recorded canary takes longer than the whole deployment.`,
    run: replayLabel(replay),
    table: {
      title: 'Recorded canary time and cycle time of completed deployments, minutes',
      columns: ['time', ...numbers('shortest', 'mean', 'longest')],
      rows: [
        ['cycle time', ...spanOf(rows, (i) => minutesOf(rows.cycleTimeMicroseconds[i] ?? 0))],
        ['recorded canary time', ...spanOf(rows, (i) => (rows.canarySeconds[i] ?? 0) / 60)],
        ['deployments whose canary is longer', '', count(canaryOutlastsCycle), ''],
      ],
    },
  });
}

function pointsOf(rows: ReplayRows): readonly Cell[] {
  const cells: Cell[] = [];
  for (let i = 0; i < rows.length; i++) {
    if (rows.status[i] !== COMPLETED) continue;
    cells.push({
      x: minutesOf(rows.cycleTimeMicroseconds[i] ?? 0),
      y: (rows.canarySeconds[i] ?? 0) / 60,
      count: 1,
    });
  }
  return cells;
}

/** Completed deployments by minute of both times; the last minute of each scale holds its end. */
function squaresOf(rows: ReplayRows): readonly Cell[] {
  const [columns, lines] = [LONGEST - SHORTEST, LONGEST_CANARY - SHORTEST];
  const counts = new Uint32Array(columns * lines);
  const place = (minutes: number, most: number): number =>
    Math.min(Math.max(Math.floor(minutes) - SHORTEST, 0), most - 1);
  for (let i = 0; i < rows.length; i++) {
    if (rows.status[i] !== COMPLETED) continue;
    const x = place(minutesOf(rows.cycleTimeMicroseconds[i] ?? 0), columns);
    const y = place((rows.canarySeconds[i] ?? 0) / 60, lines);
    counts[y * columns + x] = (counts[y * columns + x] ?? 0) + 1;
  }
  return Array.from(counts, (n, k) => ({
    x: SHORTEST + (k % columns),
    y: SHORTEST + Math.floor(k / columns),
    count: n,
  }));
}

function spanOf(rows: ReplayRows, minutes: (i: number) => number): readonly string[] {
  let [low, high, sum, n] = [Number.POSITIVE_INFINITY, 0, 0, 0];
  for (let i = 0; i < rows.length; i++) {
    if (rows.status[i] !== COMPLETED) continue;
    const value = minutes(i);
    [low, high, sum, n] = [Math.min(low, value), Math.max(high, value), sum + value, n + 1];
  }
  return [low, sum / n, high].map((value) => decimal(value, 1));
}

/** A square of the plane and how many fall into it. */
interface Cell {
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

interface AgainstChart {
  /** Lower left corners. */
  readonly cells: readonly Cell[];
  /** Sides of the squares; 0 draws points. */
  readonly side: number;
  readonly x: { readonly domain: readonly [number, number]; readonly label: string };
  readonly y: { readonly domain: readonly [number, number]; readonly label: string };
  /** What lies above and below the line of equal lengths. */
  readonly above: string;
  readonly below: string;
}

function againstChart(chart: AgainstChart, { width }: { readonly width: number }): SVGElement {
  const { cells, side, x, y } = chart;
  const ends = [Math.max(x.domain[0], y.domain[0]), Math.min(x.domain[1], y.domain[1])] as const;
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
    x: { domain: [...x.domain], label: null },
    y: { domain: [...y.domain], label: null },
    marks: [
      Plot.gridX({ className: 'chart__grid' }),
      Plot.gridY({ className: 'chart__grid' }),
      Plot.axisX({ tickSize: 3, label: x.label, labelAnchor: 'center', labelOffset: 40 }),
      Plot.axisY({ tickSize: 3, label: y.label, labelOffset: 42 }),
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
      note(chart.above, 'top-left'),
      note(chart.below, 'bottom-right'),
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
