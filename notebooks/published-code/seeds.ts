/** Many seeds of the published code: how their figures spread, and where the seeds with a name lie among them. */

import type { Claim } from '../../engine/claims/claim.ts';
import { canaryCatch } from '../../engine/claims/published/canary-catch.ts';
import { cycleTimeGenops } from '../../engine/claims/published/cycle-time-genops.ts';
import { successGenops } from '../../engine/claims/published/success-genops.ts';
import { exactProbabilities, PUBLISHED_DEFAULTS, printedPercent } from '../../engine/replay/index.ts';
import type { Sweep } from '../../workers/replay/sweep.ts';
import { emptyFigure, type FigureOptions, figure, numbers, stacked } from '../charts/figure.ts';
import { ownFlag } from '../charts/printed.ts';
import { binned, spreadChart } from '../charts/spread.ts';
import { count, decimal, outOf, percent } from '../format/number.ts';
import { minutes } from '../format/time.ts';
import { fixed, meanOf } from './rates.ts';

/** The published default, and that of `run_study_simulation`. */
export const namedSeeds = [PUBLISHED_DEFAULTS.seed, 42] as const;
interface Quantity {
  readonly name: string;
  readonly of: (sweep: Sweep, k: number) => number;
  readonly text: (value: number) => string;
  readonly tick: (value: number) => string;
  readonly label: string;
  readonly domain: readonly [number, number];
  /** Width of a bin, and where the first begins. */
  readonly step: number;
  readonly low: number;
  readonly high: number;
  readonly claim: Claim;
  readonly exact?: number;
}

function quantitiesOf({ request: { deployments: n } }: Sweep): readonly Quantity[] {
  const exact = exactProbabilities();
  // five standard errors on either side of what is expected
  const reach = 5 * Math.sqrt((exact.completedPerDeployment * exact.rolledBackPerDeployment) / n);
  const least = Math.floor((exact.completedPerDeployment - reach) * n);
  const share = (value: number): string => percent(value, 1);
  return [
    {
      name: 'success rate',
      of: ({ columns }, k) => (columns.successful[k] ?? 0) / n,
      text: share,
      tick: (value) => percent(value, 0),
      label: 'success rate of a seed',
      domain: [(least - 0.5) / n, 1 + 0.5 / n],
      step: 1 / n,
      low: (least - 0.5) / n,
      high: 1 + 0.5 / n,
      claim: successGenops,
      exact: exact.completedPerDeployment,
    },
    {
      name: 'mean cycle time',
      of: ({ columns }, k) => columns.meanCycle[k] ?? Number.NaN,
      text: (value) => minutes(value, 1),
      tick: (value) => decimal(value, 1),
      label: 'mean cycle time of a seed, minutes (reported as median)',
      domain: [22.4, 25],
      step: 0.05,
      low: 22.4,
      high: 25,
      claim: cycleTimeGenops,
    },
    {
      name: 'catch rate',
      of: ({ columns }, k) => (columns.caught[k] ?? 0) / (columns.rolledBack[k] ?? 0),
      text: share,
      tick: (value) => percent(value, 0),
      label: 'canary catch rate of a seed, its own definition',
      domain: [0, 1.02],
      step: 0.04,
      low: 0,
      high: 1.04,
      claim: canaryCatch,
      exact: exact.caughtPerRolledBackOrFailed,
    },
  ];
}

/** What is known of a quantity so far: values in ascending order; seeds without one (nothing to catch) are left out. */
export function valuesIn(sweep: Sweep, { of }: Pick<Quantity, 'of'>): Float64Array {
  const values: number[] = [];
  sweep.known.forEach((known, k) => {
    const value = known === 1 ? of(sweep, k) : Number.NaN;
    if (Number.isFinite(value)) values.push(value);
  });
  return Float64Array.from(values).sort();
}

/** Share of values below, and half of those that are equal: a percentile as a ratio. */
export function rankOf(sorted: Float64Array, value: number): number {
  let below = 0;
  let equal = 0;
  for (const other of sorted) {
    if (other < value) below++;
    else if (other === value) equal++;
  }
  return sorted.length === 0 ? Number.NaN : (below + equal / 2) / sorted.length;
}

/** How many seeds print the published success rate. */
export function asPublished(sweep: Sweep): { readonly seeds: number; readonly of: number } {
  const rates = valuesIn(sweep, {
    of: ({ columns, request }, k) => (columns.successful[k] ?? 0) / request.deployments,
  });
  return {
    seeds: rates.filter((rate) => printedPercent(rate) === successGenops.printed).length,
    of: rates.length,
  };
}

export function seedsFigure(sweep: Sweep | null, options: FigureOptions): HTMLElement {
  if (sweep === null || sweep.done < 2) {
    return emptyFigure('No seeds have run yet. The charts fill in while they run.');
  }
  const { request, done } = sweep;
  const columns = options.width >= 1000 ? 3 : 1;
  const width = Math.floor((options.width - (columns - 1) * 32) / columns);
  const read = quantitiesOf(sweep).map((quantity) => {
    const sorted = valuesIn(sweep, quantity);
    const mean = meanOf(sorted);
    const named = namedSeeds.flatMap((seed) => {
      const k = seed - request.firstSeed;
      const value = sweep.known[k] === 1 ? quantity.of(sweep, k) : Number.NaN;
      return Number.isFinite(value) ? [{ seed, value, rank: rankOf(sorted, value) }] : [];
    });
    return { quantity, sorted, mean, named };
  });
  const place = stacked(
    ...read.map(({ quantity, sorted, mean, named }) =>
      spreadChart(
        {
          bins: binned(sorted, quantity.low, quantity.high, quantity.step),
          domain: quantity.domain,
          points: [
            ...named.map(({ seed, value, rank }) => ({
              label: `seed ${seed}: ${quantity.text(value)} (${ordinal(rank)} percentile)`,
              owner: 'genops' as const,
              estimate: fixed(value),
            })),
            {
              label: `mean: ${quantity.text(mean.value)}`,
              owner: 'both',
              estimate: mean,
            },
          ],
          flags: ownFlag(quantity.claim),
          tick: quantity.tick,
          label: quantity.label,
          ...(quantity.exact === undefined ? {} : { exact: quantity.exact }),
        },
        { width },
      ),
    ),
  );
  place.classList.add('split');
  const same = asPublished(sweep);
  const success = read[0];
  const ranks = (success?.named ?? []).map(
    ({ seed, rank }) => `seed ${seed} is at the ${ordinal(rank)} percentile`,
  );
  return figure({
    ...options,
    label:
      'Distributions over seeds of success rate, mean cycle time and catch rate, with the named seeds and the printed figures',
    chart: place,
    title: `${outOf(same.seeds, same.of)} seeds (${percent(same.seeds / same.of)}) print a success rate of ${successGenops.printed}.`,
    caption: `The mean over seeds is ${percent(success?.mean.value ?? Number.NaN, 2)}; the exact expected rate is ${percent(success?.quantity.exact ?? Number.NaN, 3)}. In success rate, ${ranks.join(' and ')}.`,
    run: `Seeds ${request.firstSeed}–${count(request.seeds)}, ${done < request.seeds ? `${count(same.of)} so far, ` : ''}n\u00a0=\u00a0${count(request.deployments)} each; 95% interval of the mean.`,
    table: {
      title: 'Figures over seeds',
      columns: [
        'figure',
        ...numbers('mean', '2.5th percentile', 'median', '97.5th percentile'),
        ...numbers(...namedSeeds.map((seed) => `seed ${seed}`)),
        ...numbers('seeds'),
      ],
      rows: read.map(({ quantity, sorted, mean, named }) => [
        quantity.name,
        quantity.text(mean.value),
        ...[0.025, 0.5, 0.975].map((p) =>
          quantity.text(sorted[Math.floor(p * (sorted.length - 1))] ?? Number.NaN),
        ),
        ...namedSeeds.map((seed) => {
          const found = named.find((each) => each.seed === seed);
          return found === undefined
            ? 'not run yet'
            : `${quantity.text(found.value)} (${ordinal(found.rank)})`;
        }),
        count(sorted.length),
      ]),
    },
  });
}

/** 0.816 → `82nd`. */
export function ordinal(ratio: number): string {
  const n = Math.round(ratio * 100);
  const teen = n % 100 > 10 && n % 100 < 14;
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}
