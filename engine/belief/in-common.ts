/** What the settings have in common in which a claim comes true, and how much the priors matter for how many there are. */
import { parameters } from '../simulator/settings.ts';
import { type Interval, wilsonInterval } from '../statistics/index.ts';
import { type Accepted, countOf, reached, type Share, shareOf } from './acceptance.ts';
import { type BeliefDraws, drawnSettings, pointsOf } from './belief.ts';
import { defaultPlaces, optionAt, placeIn, valueAt } from './draw.ts';
import type { Prior } from './priors.ts';

/** Places of all draws: a column a prior, each in (0, 1). */
export type Places = readonly Float64Array<ArrayBuffer>[];

/** Computed once for draws; some tens of milliseconds for 16,384. */
export function placesOf({ plan, count }: BeliefDraws): Places {
  const points = pointsOf(plan);
  const columns = plan.priors.map(() => new Float64Array(count));
  for (let i = 0; i < count; i++) points.at(i).forEach((place, k) => (columns[k]![i] = place));
  return columns;
}

const BINS = 10;

/** One parameter among accepted draws and among all that count. */
export interface Parting {
  readonly prior: Prior;
  /** Largest distance of the two cumulative distributions (Kolmogorov–Smirnov), over places; ratio. */
  readonly largest: number;
  /** Area between them, over places; ratio. Partings are sorted by it, widest first. */
  readonly area: number;
  /** The largest distance that chance alone exceeds in 1 of 20 parameters: 1.36 / √accepted. */
  readonly byChance: number;
  /** Shares of the accepted and of all by tenth of the interval, or by option. */
  readonly accepted: readonly number[];
  readonly all: readonly number[];
  /** 5%, 50% and 95% of the accepted values, in the parameter's unit; empty for options. */
  readonly middle: readonly number[];
}

/** Sorted by how far accepted draws part from all. Inputs that a comparison solved are left out: they are no assumptions. */
export function partings(draws: BeliefDraws, places: Places, accepted: Accepted): Parting[] {
  const counts = reached(draws);
  const inAll = countOf(counts);
  const inAccepted = countOf(accepted);
  if (inAccepted === 0) return [];
  const found = draws.plan.priors.flatMap((prior, k): Parting[] => {
    if (isSolved(draws, prior)) return [];
    const column = places[k]!;
    const chosen = column.filter((_, i) => accepted[i] === 1).sort();
    const rest = column.filter((_, i) => counts[i] === 1).sort();
    const bins = prior.kind === 'options' ? prior.options.length : BINS;
    const byBin = (of: Float64Array): number[] => {
      const sums = Array.from({ length: bins }, () => 0);
      for (const place of of) sums[optionAt(bins, place)]! += 1;
      return sums.map((sum) => sum / of.length);
    };
    const [accept, all] = [byBin(chosen), byBin(rest)];
    const { largest, area } = prior.kind === 'options' ? variation(accept, all) : distance(chosen, rest);
    const middle =
      prior.kind === 'options'
        ? []
        : [0.05, 0.5, 0.95].map((p) => valueAt(prior, chosen[optionAt(inAccepted, p)]!) as number);
    return [
      {
        prior,
        largest,
        area,
        byChance: (1.36 / Math.sqrt(inAccepted)) * Math.sqrt(1 - inAccepted / inAll),
        accepted: accept,
        all,
        middle,
      },
    ];
  });
  return found.sort((a, b) => b.area - a.area);
}

/** Inputs that a comparison solves or fixes: what was drawn for them is not used, so they are no assumptions. */
export function isSolved({ plan: { comparison } }: Pick<BeliefDraws, 'plan'>, { key }: Prior): boolean {
  if (comparison.kind === 'free') return false;
  if (key === 'badIntercept' || key === 'attentionMedian') return true;
  return (
    comparison.kind === 'strict' && (key === 'operationalFailuresGenops' || key === 'unattributedEscapes')
  );
}

/** Of two sorted samples on (0, 1). */
function distance(a: Float64Array, b: Float64Array): { readonly largest: number; readonly area: number } {
  let [i, j, at, largest, area] = [0, 0, 0, 0, 0];
  while (i < a.length || j < b.length) {
    const next = Math.min(a[i] ?? 1, b[j] ?? 1);
    const apart = Math.abs(i / a.length - j / b.length);
    area += apart * (next - at);
    at = next;
    while (i < a.length && a[i]! <= at) i += 1;
    while (j < b.length && b[j]! <= at) j += 1;
    largest = Math.max(largest, Math.abs(i / a.length - j / b.length));
  }
  return { largest, area };
}

/** Total variation of two sets of shares, and half of it, which an interval's area comes to when two options part. */
function variation(
  a: readonly number[],
  b: readonly number[],
): { readonly largest: number; readonly area: number } {
  const largest = a.reduce((sum, share, k) => sum + Math.abs(share - b[k]!), 0) / 2;
  return { largest, area: largest / 2 };
}

/** What would have to be moved from its default, and how far. */
export interface Move {
  readonly prior: Prior;
  /** As the parameter's `label` and unit have them. */
  readonly from: number | string | boolean;
  readonly to: number | string | boolean;
  /** Of the interval; for options 1/2. */
  readonly far: number;
}

/** The accepted draw that is nearest to the defaults: least Σ far² over the priors, solved inputs for free. */
export interface NearestDraw {
  readonly index: number;
  readonly distance: number;
  /** Farthest first. */
  readonly moves: readonly Move[];
}

/** @returns null when no draw is accepted */
export function nearestAccepted(draws: BeliefDraws, places: Places, accepted: Accepted): NearestDraw | null {
  const { plan } = draws;
  const home = defaultPlaces(plan.priors);
  const far = (prior: Prior, k: number, i: number): number => {
    if (isSolved(draws, prior)) return 0;
    const place = places[k]![i]!;
    if (prior.kind === 'interval') return Math.abs(place - home[k]!);
    const { length } = prior.options;
    return optionAt(length, place) === optionAt(length, home[k]!) ? 0 : 0.5;
  };
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  accepted.forEach((yes, i) => {
    if (yes === 0) return;
    const sum = plan.priors.reduce((total, prior, k) => {
      const away = far(prior, k, i);
      return total + away * away;
    }, 0);
    if (sum < least) [best, least] = [i, sum];
  });
  if (best < 0) return null;
  const settings = drawnSettings(plan, pointsOf(plan), best, drawRow(draws, best));
  const moves = plan.priors.map((prior, k): Move => {
    const from = parameters[prior.key].value;
    return { prior, from, to: settings[prior.key] ?? from, far: far(prior, k, best) };
  });
  return {
    index: best,
    distance: Math.sqrt(least),
    moves: moves.filter((move) => move.far > 0).sort((a, b) => b.far - a.far),
  };
}

/** A draw's row out of the columns. */
export function drawRow({ data }: BeliefDraws, index: number): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(data).map(([name, column]) => [name, column[index]!]));
}

/** A move in words, such as `Reviewers reject a bad change: 88% instead of 25%`. */
export function moveInWords({ prior, from, to }: Move): string {
  const parameter = parameters[prior.key];
  const shown = (value: Move['to']): string => {
    if (typeof value === 'boolean') return value ? 'on' : 'off';
    if (typeof value === 'string') return value;
    const unit = parameter.kind === 'number' ? parameter.unit : null;
    if (unit === 'ratio') return `${Number((100 * value).toPrecision(2))}%`;
    const digits = String(Number(value.toPrecision(2)));
    return unit === 'minutes' ? `${digits} min` : unit === 'multiple' ? `${digits} ×` : digits;
  };
  return `${parameter.label}: ${shown(to)} instead of ${shown(from)}`;
}

// How much a prior matters: the same draws, read under another interval.

/** What the share of accepted draws becomes when one interval is halved or doubled about its middle. */
export interface PriorEffect {
  readonly prior: Prior;
  /** Draws in the middle half of the interval only: a subset, nothing is assumed. */
  readonly halved: Share;
  /**
   * The draws weighted anew: what lies beyond the interval is taken to be like its outermost eighth on that side. An
   * extrapolation; within what the engine accepts. `of` is the effective number of draws, (Σw)² / Σw².
   */
  readonly doubled: { readonly share: number; readonly of: number } & Interval;
  /** The share among draws with each option alone; empty for intervals, and the two above are of no use for options. */
  readonly byOption: readonly Share[];
}

const EIGHTH = 1 / 8;

export function priorEffects(draws: BeliefDraws, places: Places, accepted: Accepted): PriorEffect[] {
  const counts = reached(draws);
  return draws.plan.priors.flatMap((prior, k): PriorEffect[] => {
    if (isSolved(draws, prior)) return [];
    const column = places[k]!;
    const among = (isIn: (place: number) => boolean): Share => {
      let [yes, of] = [0, 0];
      column.forEach((place, i) => {
        if (counts[i] !== 1 || !isIn(place)) return;
        of += 1;
        yes += accepted[i]!;
      });
      return shareOf(yes, of);
    };
    const isOptions = prior.kind === 'options';
    const [below, above] = beyond(prior);
    const weight = (place: number): number =>
      1 + (place < EIGHTH ? below / EIGHTH : 0) + (place > 1 - EIGHTH ? above / EIGHTH : 0);
    let [sum, squares, yes] = [0, 0, 0];
    column.forEach((place, i) => {
      if (counts[i] !== 1) return;
      const w = weight(place);
      sum += w;
      squares += w * w;
      yes += w * accepted[i]!;
    });
    const of = Math.max(1, Math.round((sum * sum) / squares));
    const share = yes / sum;
    return [
      {
        prior,
        halved: among((place) => Math.abs(place - 0.5) <= 0.25),
        doubled: { share, of, ...wilsonInterval(Math.round(share * of), of, 0.95) },
        byOption: isOptions
          ? prior.options.map((_, option) =>
              among((place) => optionAt(prior.options.length, place) === option),
            )
          : [],
      },
    ];
  });
}

/** How far the doubled interval goes beyond the low and the high end, in widths: half each, less where the engine ends. */
function beyond(prior: Prior): readonly [number, number] {
  const parameter = parameters[prior.key];
  if (prior.kind === 'options' || parameter.kind !== 'number') return [0, 0];
  const [low, high] = prior.timesOf === null ? parameter.range : [0, 1];
  const at = (end: number): number =>
    prior.scale === 'log' && end <= 0 ? Number.NEGATIVE_INFINITY : placeIn(prior, end);
  return [Math.min(0.5, Math.max(0, -at(low))), Math.min(0.5, Math.max(0, at(high) - 1))];
}
