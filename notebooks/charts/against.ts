/** Two lengths of time of one thing against each other: points while they are few, squares by number when they are many. */
import * as Plot from '@observablehq/plot';

/** A square of the plane and how many fall into it. */
export interface Cell {
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

export interface AgainstChart {
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

export function againstChart(chart: AgainstChart, { width }: { readonly width: number }): SVGElement {
  const { cells, side, x, y } = chart;
  const ends = [Math.max(x.domain[0], y.domain[0]), Math.min(x.domain[1], y.domain[1])] as const;
  const many = side > 0;
  const most = Math.max(...cells.map(({ count }) => count), 1);
  const shown = many ? cells.filter(({ count }) => count > 0) : cells;
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
          })
        : Plot.dot(shown, { x: 'x', y: 'y', r: 2.4, fill: 'var(--arm-genops)', fillOpacity: 0.55 }),
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
