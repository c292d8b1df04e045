/** A claim's own map in small: its number over all plausible settings, with the accepted range, the printed figure and this run. */
import { committedSummary } from '../../engine/belief/in-range.ts';
import type { ClaimValues } from '../../engine/belief/summary.ts';
import committed from '../../engine/belief/summary-values.json' with { type: 'json' };
import { type Claim, rangesOf } from '../../engine/claims/claim.ts';
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import type { StudyView } from '../authoring/define.ts';
import { type FigureOptions, figure, numbers, runName } from '../charts/figure.ts';
import { drawEstimate, drawFlags, FLAG_ROW, flagRows } from '../charts/marks.ts';
import { claimFlags } from '../charts/printed.ts';
import {
  drawing,
  type LinearScale,
  labeled,
  linearScale,
  logScale,
  logTicks,
  roomyTicks,
  svg,
  textWidth,
  tickLabel,
} from '../charts/svg.ts';
import { interval, inUnit, rangeText, withInterval } from '../format/estimate.ts';
import { count, percent } from '../format/number.ts';
import { ownerOf } from './lens-badge.ts';

const byClaim: Readonly<Record<string, ClaimValues>> = committed;

const BARS = 84;
const POINT = 24;
const AXIS = 20;

interface AssumptionsRead {
  readonly run: StudyView;
  readonly row: LedgerRow;
}

/** Null where draws measure nothing of the claim. */
export function assumptionsFigure({ run, row }: AssumptionsRead, options: FigureOptions): HTMLElement | null {
  const { claim } = row;
  const values = byClaim[claim.id];
  if (values === undefined) return null;
  const { unit } = claim;
  const ranges = rangesOf(claim).map(({ lower, upper }) => rangeText(unit, lower, upper));
  const { outside, middle } = values;
  const { draws } = committedSummary;
  const [below, above] = outside.map((n) => percent(n / draws));
  return figure({
    ...options,
    id: 'assumptions',
    label: `Values of this number over ${count(draws)} plausible settings, with the accepted range and the printed figure`,
    title: `The middle 90% of plausible settings give ${interval(unit, middle[0]!, middle[1]!)}; accepted ${ranges.length > 1 ? 'are' : 'is'} ${ranges.join(' and ')}.`,
    subtitle: `Bars: our model at ${count(draws)} plausible settings; ${below} give less and ${above} more than is drawn. Band: accepted range. Flag: printed.`,
    chart: valuesChart(row, values, options.width),
    run: `Point: this run, ${runName(run.study)}.`,
    table: {
      title: 'Values over plausible settings',
      columns: ['value', ...numbers('settings', 'share')],
      rows: [
        [`below ${inUnit(unit, values.low)}`, outside[0]!] as const,
        ...binsOf(claim, values).map(({ text, n }) => [text, n] as const),
        [`above ${inUnit(unit, values.high)}`, outside[1]!] as const,
      ].map(([text, n]) => [text, count(n), percent(n / draws)]),
    },
  });
}

interface Bin {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly text: string;
}

/** Of equal width; of minutes, on a log scale. */
function binsOf({ unit }: Claim, { low, high, counts }: ClaimValues): readonly Bin[] {
  const edge = (k: number): number => {
    const at = k / counts.length;
    return unit === 'minutes' ? low * (high / low) ** at : low + (high - low) * at;
  };
  return counts.map((n, k) => ({
    from: edge(k),
    to: edge(k + 1),
    n,
    text: interval(unit, edge(k), edge(k + 1)),
  }));
}

function valuesChart({ claim, estimate }: LedgerRow, values: ClaimValues, width: number): SVGSVGElement {
  const { unit } = claim;
  const scale: LinearScale = (unit === 'minutes' ? logScale : linearScale)(
    [values.low, values.high],
    [10, width - 10],
  );
  const into = (value: number): number => scale(Math.min(Math.max(value, values.low), values.high));
  const flags = claimFlags(claim).map(({ printed, value }) => ({ printed, x: into(value) }));
  const top = Math.max(flagRows(flags, width), 1) * FLAG_ROW + 2;
  const floor = top + BARS;
  const bottom = floor + POINT;
  const bins = binsOf(claim, values);
  const most = Math.max(...bins.map(({ n }) => n));
  const text = (value: number): string => inUnit(unit, value).replace(/\s*points$/, '');
  const ticks =
    unit === 'minutes'
      ? logTicks(scale.domain, width / (1.6 * textWidth(text(values.high), 12)))
      : roomyTicks(scale, text);
  return drawing(
    width,
    bottom + AXIS,
    ...rangesOf(claim).map(({ lower, upper }) => {
      const [from, to] = [into(lower), into(upper)];
      return svg('rect', {
        x: from,
        y: top,
        width: Math.max(to - from, 2),
        height: bottom - top,
        class: 'band',
        'data-tip': `accepted range: ${rangeText(unit, lower, upper)}`,
      });
    }),
    ...bins.map(({ from, to, n, text: name }) => {
      const height = (BARS * n) / most;
      return svg('rect', {
        x: scale(from) + 0.4,
        y: floor - height,
        width: Math.max(scale(to) - scale(from) - 0.8, 1),
        height,
        fill: 'color-mix(in oklab, var(--ink) 34%, var(--paper))',
        'data-tip': `${name}: ${percent(n / committedSummary.draws)} of settings`,
      });
    }),
    svg('line', { x1: 0, x2: width, y1: floor, y2: floor, class: 'baseline' }),
    ...labeled(ticks, text).map((tick) => tickLabel(tick.text, scale(tick.value), bottom + 14, width)),
    drawFlags(flags, { chartTop: top, bottom, right: width }),
    ...(estimate === null
      ? []
      : [
          drawEstimate(
            ownerOf(claim),
            estimate,
            into,
            floor + POINT / 2,
            scale.range,
            `this run: ${withInterval(unit, estimate)}`,
          ),
        ]),
  );
}
