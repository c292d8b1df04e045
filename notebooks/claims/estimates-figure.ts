/** Numbers of ours for one claim, a row each, against the claim’s printed figures and the values for which it holds. */
import { type Claim, type ClaimUnit, rangesOf } from '../../engine/claims/claim.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import type { Hole } from '../authoring/html.ts';
import { emptyFigure, type FigureOptions, figure, numbers } from '../charts/figure.ts';
import type { Owner } from '../charts/marks.ts';
import { claimFlags } from '../charts/printed.ts';
import { rowsChart } from '../charts/rows.ts';
import { roundDomain } from '../charts/svg.ts';
import { interval, inUnit, withInterval } from '../format/estimate.ts';
import { count, decimal } from '../format/number.ts';
import { ownerOf } from './lens-badge.ts';

interface EstimateRow {
  readonly label: string;
  readonly estimate: Estimate;
  /** Whose number it is, where not that of whom the claim speaks. */
  readonly owner?: Owner;
  /** Further cells of the row in the table. */
  readonly more?: readonly Hole[];
}

export interface EstimateGroup {
  readonly heading: string;
  readonly rows: readonly EstimateRow[];
}

export interface EstimatesFigure {
  readonly label: string;
  readonly groups: readonly EstimateGroup[];
  /** The finding. */
  readonly title: Hole;
  readonly subtitle?: string;
  readonly caption?: Hole;
  readonly run: string;
  /** Heads of the rows’ further cells. */
  readonly more?: readonly string[];
}

export function estimatesFigure(
  claim: Claim,
  { label, groups, title, subtitle = `${label}.`, caption = '', run, more = [] }: EstimatesFigure,
  options: FigureOptions,
): HTMLElement {
  const rows = groups.flatMap((group) => group.rows);
  if (rows.every(({ estimate }) => !Number.isFinite(estimate.value))) {
    return emptyFigure(`There is nothing to count for ${claim.printed} here: the figure has no denominator.`);
  }
  const { unit } = claim;
  const owner = ownerOf(claim);
  const [range] = rangesOf(claim);
  const domain = domainOf(
    claim,
    rows.map(({ estimate }) => estimate),
  );
  return figure({
    ...options,
    label,
    chart: rowsChart(
      {
        groups: groups.map(({ heading, rows: own }) => ({
          heading,
          rows: own.map((row) => ({ owner, ...row, value: valueText(unit, row.estimate) })),
        })),
        domain,
        tick: (value) => tickText(unit, value, domain),
        bars: false,
        flags: claimFlags(claim),
        band: range ?? null,
      },
      options,
    ),
    title,
    subtitle,
    caption,
    run,
    table: {
      title: label,
      columns: ['what', ...numbers('value', '95% interval', 'counted over'), 'estimator', ...more],
      rows: groups.flatMap(({ heading, rows: own }) =>
        own.map(({ label: name, estimate, more: cells = [] }) => [
          heading === '' ? name : `${heading}: ${name}`,
          inUnit(unit, estimate.value),
          isExact(estimate) ? 'none' : interval(unit, estimate.lower, estimate.upper),
          estimate.n === 0 ? '' : count(estimate.n),
          estimate.method,
          ...cells,
        ]),
      ),
    },
  });
}

/** A constant has no interval. */
const isExact = ({ lower, upper }: Estimate): boolean => lower === upper;

function valueText(unit: ClaimUnit, estimate: Estimate): string {
  return isExact(estimate) ? inUnit(unit, estimate.value) : withInterval(unit, estimate);
}

/** Holds everything that is drawn; an end that is open has none. */
function domainOf(claim: Claim, estimates: readonly Estimate[]): readonly [number, number] {
  const values = [
    ...claimFlags(claim).map(({ value }) => value),
    ...rangesOf(claim).flatMap(({ lower, upper }) => [lower, upper]),
    ...estimates.flatMap(({ value, lower, upper }) => [value, lower, upper]),
  ].filter(Number.isFinite);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low) * 0.08 || Math.abs(high) * 0.1 || 0.01;
  const isShare = claim.unit === 'ratio' && low >= 0 && high <= 1;
  const from = low < 0 ? low - room : Math.max(low - room, 0);
  return roundDomain([from, high + room], isShare ? { most: 1 } : {});
}

/** As many digits as tell the ticks apart; the unit where it is short. */
function tickText(unit: ClaimUnit, value: number, [low, high]: readonly [number, number]): string {
  const times = unit === 'ratio' || unit === 'points' ? 100 : 1;
  const step = ((high - low) * times) / 6;
  const digits = Math.min(Math.max(Math.ceil(-Math.log10(step)), 0), 5);
  const sign = unit === 'points' && value > 0 ? '+' : '';
  return `${sign}${decimal(value * times, digits)}${unit === 'ratio' ? '%' : unit === 'minutes' ? '\u00a0min' : ''}`;
}
