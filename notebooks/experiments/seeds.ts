/** One claim over many seeds: a dot a seed, their mean, the run's own seed among them; and what pairing the arms saves. */
import { pairedDifference, rankAmong } from '../../engine/claims/over-seeds.ts';
import { monteCarloError, replicated } from '../../engine/claims/replications.ts';
import { quantile } from '../../engine/statistics/index.ts';
import { csvText } from '../authoring/csv.ts';
import type { StudyView } from '../authoring/define.ts';
import { emptyFigure, type FigureOptions, figure, numbers } from '../charts/figure.ts';
import { drawBand, drawEstimate, drawFlags, FLAG_ROW, type Flag, flagRows } from '../charts/marks.ts';
import { flagsOf, rangeOf } from '../charts/printed.ts';
import { drawAxis, drawing, linearScale, roomyTicks, roundDomain, svg, textWidth } from '../charts/svg.ts';
import { errorText, interval, inUnit, withInterval } from '../format/estimate.ts';
import { count, outOf, percent, plural } from '../format/number.ts';
import { differencesChart } from './ablations.ts';
import { type AveragedClaim, averagedClaims, type SeedsResult } from './runs.ts';

const HEIGHT = 150;
const BELOW = 30;
const AXIS = 24;

const sizeText = ({ config, done }: SeedsResult): string =>
  `${plural(done, 'seed')} from ${config.seed} on, n\u00a0=\u00a0${count(config.deployments)} each.`;

export function seedsFigure(
  { rows }: StudyView,
  claim: AveragedClaim,
  result: SeedsResult | null,
  options: FigureOptions,
): HTMLElement {
  const column = result?.columns[claim.test.quantity] ?? [];
  const mean = replicated(column);
  if (result === null || !Number.isFinite(mean.value)) {
    return emptyFigure('From two seeds on, this chart shows them. It fills in while they run.');
  }
  const values = column.filter(Number.isFinite);
  const at = (p: number): string => inUnit(claim.unit, quantile(values, p));
  const error = errorText(claim.unit, monteCarloError(mean));
  const own = column[0]!;
  return figure({
    ...options,
    id: 'over-seeds',
    label: `${claim.sentence} A dot for each seed, with their mean and its interval`,
    title: `Over ${plural(values.length, 'seed')}, the mean is ${withInterval(claim.unit, mean)}; single seeds range from ${at(0)} to ${at(1)}${insideText(values, rangeOf(rows, claim.id))}.`,
    subtitle: `Claim: ${claim.sentence} A dot is a seed, the mark below the dots their mean, the band the accepted range.`,
    caption: `The Monte Carlo error of the mean is ${error}. ${typicalText(result)}${result.stopped ? ' The runs stopped because the interval was narrow enough; such intervals cover about 93% instead of 95%.' : ''}`,
    chart: dotsChart(
      {
        values,
        own,
        ownName: `seed ${result.config.seed}`,
        mean,
        flags: flagsOf(rows, claim.id),
        band: rangeOf(rows, claim.id),
        text: (value) => inUnit(claim.unit, value),
      },
      options,
    ),
    run: sizeText(result),
    table: {
      title: `${claim.printed} over seeds`,
      columns: ['over seeds', ...numbers('value')],
      rows: [
        ['seeds', count(values.length)],
        ['mean', inUnit(claim.unit, mean.value)],
        ['95% interval of the mean (Student’s t)', interval(claim.unit, mean.lower, mean.upper)],
        ['Monte Carlo error of the mean', error],
        ...(['least', '2.5%', 'median', '97.5%', 'greatest'] as const).map((name, k) => [
          name,
          at([0, 0.025, 0.5, 0.975, 1][k]!),
        ]),
        [`seed ${result.config.seed}`, inUnit(claim.unit, own)],
        [`rank of seed ${result.config.seed}`, percent(rankAmong(column, own), 0)],
      ],
    },
  });
}

function insideText(values: readonly number[], range: ReturnType<typeof rangeOf>): string {
  if (range === null) return '';
  const inside = values.filter((value) => value >= range.lower && value <= range.upper).length;
  return `, ${inside === 0 ? 'none' : count(inside)} in the accepted range`;
}

/** Whether the run's own seed lies among the middle 95% of seeds, claim by claim. */
export function typicalText({ config, columns, done }: SeedsResult): string {
  if (done < 40) return `Run at least 40 seeds to see whether seed ${config.seed} is typical.`;
  const ranked = averagedClaims.flatMap(({ printed, sentence, test }) => {
    const column = columns[test.quantity];
    const rank = rankAmong(column, column[0]!);
    return Number.isFinite(rank)
      ? [{ name: `${sentence.replace(/\.$/, '')} (printed: ${printed})`, rank }]
      : [];
  });
  const outside = ranked.filter(({ rank }) => rank < 0.025 || rank > 0.975);
  return outside.length === 0
    ? `Seed ${config.seed} is typical: all ${count(ranked.length)} numbers lie in the middle 95% of seeds.`
    : `Seed ${config.seed} lies in the middle 95% of seeds in ${outOf(ranked.length - outside.length, ranked.length)} numbers; not in: ${outside.map(({ name, rank }) => `${name}, rank ${percent(rank, 1)}`).join('; ')}. One in twenty is expected.`;
}

interface Dots {
  readonly values: readonly number[];
  readonly own: number;
  readonly ownName: string;
  readonly mean: { readonly value: number; readonly lower: number; readonly upper: number };
  readonly flags: readonly Flag[];
  readonly band: { readonly lower: number; readonly upper: number } | null;
  readonly text: (value: number) => string;
}

/** So many dots lie where their values are; more lie in columns as wide as a dot. */
const FEW = 100;

/** Each dot in the lowest row in which it covers no other. */
function stackedDots(places: readonly number[], radius: number): readonly { x: number; row: number }[] {
  const ends: number[] = [];
  const wide = 2 * radius;
  return places
    .map((x) => (places.length <= FEW ? x : wide * Math.round(x / wide)))
    .toSorted((a, b) => a - b)
    .map((x) => {
      const free = ends.findIndex((end) => x - end >= wide - 1e-9);
      const row = free < 0 ? ends.length : free;
      ends[row] = x;
      return { x, row };
    });
}

const RADII = [4, 3, 2.2, 1.6, 1.1, 0.8, 0.5, 0.3];

function dotsChart(
  { values, own, ownName, mean, flags, band, text }: Dots,
  { width }: FigureOptions,
): SVGSVGElement {
  const ends = band === null ? [] : [band.lower, band.upper];
  const domain = roundDomain([...values, ...flags.map(({ value }) => value), ...ends]);
  const scale = linearScale(domain, [8, width - 8]);
  const placed = flags.map(({ printed, value }) => ({ printed, x: scale(value) }));
  const top = flagRows(placed, width) * FLAG_ROW + 4;
  const bottom = top + HEIGHT;
  // the largest dots whose highest pile fits
  const piles = (radius: number): ReturnType<typeof stackedDots> =>
    stackedDots(
      values.map((value) => scale(value)),
      radius,
    );
  const fits = (r: number): boolean => Math.max(...piles(r).map(({ row }) => row + 1)) * 2 * r <= HEIGHT - 22;
  const radius = RADII.find(fits) ?? RADII.at(-1)!;
  const dots = piles(radius).map(
    ({ x: at, row }) => `M${at.toFixed(1)} ${(bottom - radius * (2 * row + 1)).toFixed(1)}h0`,
  );
  const x = scale(own);
  const name = textWidth(ownName) / 2;
  const tip = `${ownName}: ${text(own)}`;
  return drawing(
    width,
    bottom + BELOW + AXIS,
    ...(band === null ? [] : [drawBand(scale, band, top, bottom)]),
    drawAxis(scale, roomyTicks(scale, text), text, { top, bottom, label: bottom + BELOW + 14, width }),
    drawFlags(placed, { chartTop: top, bottom, right: width }),
    svg('path', {
      d: dots.join(''),
      class: 'seed-dots',
      'stroke-width': 2 * radius,
      'data-tip': `${plural(values.length, 'seed')}, one dot each`,
    }),
    ...(Number.isFinite(own)
      ? [
          svg('line', { x1: x, x2: x, y1: top + 16, y2: bottom, class: 'seed-own', 'data-tip': tip }),
          svg(
            'text',
            { x: Math.min(Math.max(x, name), width - name), y: top + 11, class: 'row__label seed-name' },
            ownName,
          ),
        ]
      : []),
    drawEstimate(
      'genops',
      mean,
      scale,
      bottom + 12,
      scale.range,
      `mean: ${text(mean.value)}, 95% interval ${text(mean.lower)} to ${text(mean.upper)}`,
    ),
  );
}

const pairs = [
  ['Success', 'points', 'successGenops', 'successTraditional'],
  ['Failure', 'points', 'failureGenops', 'failureTraditional'],
  ['Median cycle time', 'minutes', 'medianCycleGenops', 'medianCycleTraditional'],
] as const;

/** The arms share their changes: what that saves, difference by difference. */
export function pairsFigure(result: SeedsResult | null, options: FigureOptions): HTMLElement {
  const found = pairs.flatMap(([name, unit, genops, traditional]) => {
    const difference =
      result === null ? null : pairedDifference(result.columns[genops], result.columns[traditional]);
    return difference === null ? [] : [{ name, unit, ...difference }];
  });
  const [success] = found;
  if (result === null || success === undefined)
    return emptyFigure('The paired differences follow from two seeds on.');
  const inPoints = found
    .filter(({ unit }) => unit === 'points')
    .map(({ name, unit, value, lower, upper, independentHalfWidth: half }) => ({
      heading: `${name}, GenOps minus traditional`,
      rows: [
        { label: 'the same changes', estimate: { value, lower, upper } },
        { label: 'independent arms', estimate: { value, lower: value - half, upper: value + half } },
      ].map((row) => ({ ...row, owner: 'both' as const, value: withInterval(unit, row.estimate) })),
    }));
  const worth = 1 / (1 - success.saved);
  return figure({
    ...options,
    id: 'common-random-numbers',
    label: 'Differences between the arms with paired intervals, and with the intervals of independent arms',
    title:
      success.saved > 0
        ? `Because both pipelines get the same changes, ${plural(success.seeds, 'seed')} are about as precise as ${count(Math.round(success.seeds * worth))} with separate changes (${percent(success.saved, 0)} of the variance of the success difference is saved).`
        : `Giving both pipelines the same changes saves no variance of the success difference here (${percent(success.saved, 0)}).`,
    subtitle:
      'Mean difference over seeds with its 95% interval: paired by seed, and as if each arm had seeds of its own.',
    chart: differencesChart(inPoints, 'points', options),
    run: sizeText(result),
    table: {
      title: 'What common random numbers save',
      columns: [
        'difference',
        ...numbers('GenOps minus traditional', '95% interval, paired', '± if independent', 'variance saved'),
      ],
      rows: found.map(({ name, unit, value, lower, upper, independentHalfWidth, saved }) => [
        name,
        inUnit(unit, value),
        interval(unit, lower, upper),
        inUnit(unit, independentHalfWidth),
        percent(saved, 0),
      ]),
    },
  });
}

/** Every seed and every number, for other programs. */
export function seedsCsv({ config, columns, done }: SeedsResult, seedOf: (k: number) => string): string {
  const numbersOf = (k: number) =>
    Object.entries(columns).map(([name, { [k]: value = Number.NaN }]) => [
      name,
      Number.isFinite(value) ? value : null,
    ]);
  return csvText(
    Array.from({ length: done }, (_, k) => ({
      seed: seedOf(k),
      deployments: config.deployments,
      ...(Object.fromEntries(numbersOf(k)) as Record<string, number | null>),
    })),
  );
}
