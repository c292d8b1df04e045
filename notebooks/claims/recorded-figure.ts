/**
 * Claims about runs of the published code that name neither seed nor size: the search is made again in the reader's browser,
 * and drawn with what was printed.
 */
import type { Claim, RecordedAnswer } from '../../engine/claims/claim.ts';
import { replayRecord } from '../../engine/claims/lenses/recorded.ts';
import {
  PUBLISHED_BASELINE,
  printedFigures,
  printedPercent,
  pythonFixed,
} from '../../engine/replay/index.ts';
import type { ReplayClient } from '../../workers/replay/pool.ts';
import type { Sweep, SweepRequest } from '../../workers/replay/sweep.ts';
import { emptyFigure, type FigureOptions, figure, numbers } from '../charts/figure.ts';
import { binned, spreadChart } from '../charts/spread.ts';
import { failureText } from '../charts/variants.ts';
import { count, outOf, percent } from '../format/number.ts';
import { withReceipt } from '../receipt/offer.ts';

interface NamedRun {
  readonly deployments: number;
  readonly seed: number;
  readonly what: string;
}

interface Search {
  readonly seeds: SweepRequest;
  /** Single runs that are named. */
  readonly runs: readonly NamedRun[];
  /** What is drawn. */
  readonly of: 'success' | 'improvement';
}

/** Of runs found by searching, a few are enough to see. */
const SHOWN = 4;

const { default: own, small, sweeps } = replayRecord;
const released: NamedRun = { deployments: own.deployments, seed: own.seed, what: 'the code’s default run' };
const found = (seeds: readonly number[]): readonly NamedRun[] =>
  seeds.slice(0, SHOWN).map((seed) => ({ deployments: small.deployments, seed, what: 'found by searching' }));
const atOwnSize: SweepRequest = {
  firstSeed: 1,
  seeds: sweeps[0]?.seeds ?? 0,
  deployments: own.deployments,
};

const searches: Readonly<Record<RecordedAnswer, Search>> = {
  'latest-success': { seeds: atOwnSize, runs: [released], of: 'success' },
  'latest-improvement': { seeds: atOwnSize, runs: [released, ...found(small.latest)], of: 'improvement' },
  'reports-run': {
    seeds: { firstSeed: 1, seeds: small.seeds, deployments: small.deployments },
    runs: found(small.reports),
    of: 'success',
  },
  'seeds-stable': { seeds: atOwnSize, runs: [released], of: 'success' },
};

/** The improvement as the code computes it: from the rounded time. */
const improvement = (minutes: number): number =>
  1 - Number(pythonFixed(minutes, 1)) / PUBLISHED_BASELINE.cycleTimeMinutes;

/** One seed's three figures, printed. */
function printedOf({ request, columns }: Sweep, k: number): readonly string[] {
  const { deployments: n } = request;
  const [good, back] = [columns.successful[k] ?? 0, columns.rolledBack[k] ?? 0];
  return [
    printedPercent(good / n),
    printedPercent(improvement(columns.meanCycle[k] ?? Number.NaN)),
    printedPercent((n - good - back) / n),
  ];
}

/** Nothing is read from the record but which runs are named and how many seeds were searched. */
export async function recordedFigure(
  claim: Claim,
  answer: RecordedAnswer,
  client: () => Promise<ReplayClient>,
  options: FigureOptions,
): Promise<HTMLElement> {
  const pool = await client();
  const { seeds, runs, of } = searches[answer];
  const [swept, ...outcomes] = await Promise.all([
    pool.sweep(seeds),
    ...runs.map(({ deployments, seed }) => pool.replay({ deployments, seed }, { keep: 'figures' })),
  ]);
  const rows: (readonly string[])[] = [];
  for (const [k, outcome] of outcomes.entries()) {
    if (outcome.kind === 'failed') return notReplayed(outcome.failure);
    const { successRate, improvement: shorter, failureRate } = printedFigures(outcome.value);
    const { deployments, seed, what } = runs[k]!;
    rows.push([what, count(deployments), String(seed), successRate, shorter, failureRate]);
  }
  if (swept.kind === 'failed') return notReplayed(swept.failure);
  const sweep = swept.value;
  const column = of === 'success' ? 3 : 4;
  const n = seeds.deployments;
  const values = Array.from({ length: seeds.seeds }, (_, k) =>
    of === 'success'
      ? (sweep.columns.successful[k] ?? 0) / n
      : improvement(sweep.columns.meanCycle[k] ?? Number.NaN),
  );
  const points = rows.map((row, k) => ({ value: ratio(row[column]!), run: runs[k]! }));
  const [first = ''] = claim.printed.split(', ');
  const flags = Number.isFinite(ratio(first)) ? [{ printed: first, value: ratio(first) }] : [];
  const band =
    claim.replay.kind === 'replayed' && typeof claim.replay.range === 'object' ? claim.replay.range : null;
  const step = of === 'success' ? Math.max(1 / n, 0.005) : 0.1 / PUBLISHED_BASELINE.cycleTimeMinutes;
  const all = [
    ...values,
    ...[...points, ...flags].map(({ value }) => value),
    ...(band === null ? [] : [band.lower, band.upper]),
  ];
  const low = Math.min(...all) - 3.5 * step;
  const high = Math.min(Math.max(...all) + 3.5 * step, 1 + step / 2);
  const name = of === 'success' ? 'success rate' : 'improvement';
  const drawn = figure({
    ...options,
    label: `Distribution of the ${name} over seeds of the published code, with the named runs and the printed figure`,
    title: titleOf(claim, sweep, values, band),
    subtitle: `The ${name} that each seed of the published code prints, replayed in your browser just now.`,
    chart: spreadChart(
      {
        bins: binned(values, low, high, step),
        domain: [low, high],
        points: points.map(({ value, run: { deployments, seed, what } }) => ({
          label: `${what === released.what ? 'default run' : `seed ${seed}`}, n\u00a0=\u00a0${count(deployments)}: ${percent(value)}`,
          owner: 'genops',
          estimate: { value, lower: value, upper: value },
        })),
        flags,
        band,
        tick: (value) => percent(value, high - low < 0.1 ? 1 : 0),
        label: `${name} of a seed`,
        height: 90,
      },
      options,
    ),
    run: `Seeds 1–${count(seeds.seeds)}, n\u00a0=\u00a0${count(n)} each.`,
    table: {
      title: 'Named runs of the published code, replayed',
      columns: ['run', ...numbers('deployments', 'seed', 'success', 'improvement', 'failures')],
      rows: [
        ...rows,
        ...(['least', 'most'] as const).map((end) => [
          `${end} of ${count(seeds.seeds)} seeds`,
          count(n),
          '',
          ...(of === 'improvement' ? [''] : []),
          percent(end === 'least' ? Math.min(...values) : Math.max(...values)),
          ...(of === 'improvement' ? [''] : ['', '']),
        ]),
      ],
    },
  });
  const made = async () => (await import('../receipt/seeds-of-code.ts')).madeSweep(sweep);
  return withReceipt(drawn, 'sweep over seeds of the published code', made);
}

/** How many seeds print what the document prints; all its figures, where it has several. */
function titleOf(
  { printed }: Claim,
  sweep: Sweep,
  values: readonly number[],
  band: { readonly lower: number; readonly upper: number } | null,
): string {
  const searched = values.length;
  if (band !== null) {
    const inside = values.filter((value) => value >= band.lower && value <= band.upper).length;
    return `${outOf(inside, searched)} seeds lie between ${percent(band.lower, 0)} and ${percent(band.upper, 0)}.`;
  }
  const wanted = printed.split(', ');
  const same = values.filter((value, k) =>
    wanted.length === 1 ? printedPercent(value) === printed : printedOf(sweep, k).join(', ') === printed,
  ).length;
  const together = wanted.length === 1 ? '' : ' together';
  return same === 0
    ? `None of ${count(searched)} seeds at ${count(sweep.request.deployments)} deployments prints ${printed}.`
    : `${outOf(same, searched)} seeds at ${count(sweep.request.deployments)} deployments print ${printed}${together}.`;
}

/** `97.0%` → 0.97; NaN for other words. */
const ratio = (printed: string): number =>
  /^[\d.]+%$/.test(printed) ? Number.parseFloat(printed) / 100 : Number.NaN;

const notReplayed = (failure: Parameters<typeof failureText>[0]): HTMLElement =>
  emptyFigure(`The published code could not be replayed: ${failureText(failure)}.`);
