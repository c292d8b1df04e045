/** What the settings have in common in which a claim comes true, and how much the priors matter for how many there are. */
import { parameters } from '../simulator/settings.ts';
import { type Interval, quantile } from '../statistics/index.ts';
import { type Accepted, countOf, reached, type Share, shareOf } from './acceptance.ts';
import { type BeliefDraws, pointsOf } from './belief.ts';
import { defaultOf, optionAt, placeIn, valueAt } from './draw.ts';
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
    const byChance = (1.36 / Math.sqrt(inAccepted)) * Math.sqrt(1 - inAccepted / inAll);
    return [{ prior, largest, area, byChance, accepted: accept, all, middle }];
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

/** In which draws every input that was solved lies inside its own prior, too; null where none is solved. */
export function insidePriors({ plan, count, data }: BeliefDraws): Accepted | null {
  if (plan.comparison.kind === 'free') return null;
  const inside = plan.priors.map((prior) => {
    const column = data[prior.key];
    return (i: number): boolean =>
      column === undefined ||
      prior.kind === 'options' ||
      (column[i]! >= prior.low && column[i]! <= prior.high);
  });
  return new Uint8Array(count).map((_, i) => (inside.every((isIn) => isIn(i)) ? 1 : 0));
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
  /** On the prior's own scale: a ratio where it is one to another input. */
  readonly from: number | string | boolean;
  readonly to: number | string | boolean;
  /** Of the interval; for options 1/2. */
  readonly far: number;
}

/**
 * The accepted draw that is nearest to the defaults: least Σ far² over the priors, solved inputs for free.
 * @returns its moves, farthest first; null when no draw is accepted
 */
export function nearestAccepted(
  draws: BeliefDraws,
  places: Places,
  accepted: Accepted,
): { readonly index: number; readonly moves: readonly Move[] } | null {
  const { plan } = draws;
  const home = plan.priors.map(defaultOf);
  const far = (prior: Prior, k: number, i: number): number => {
    if (isSolved(draws, prior)) return 0;
    const value = valueAt(prior, places[k]![i]!);
    if (prior.kind === 'options') return value === home[k] ? 0 : 0.5;
    return Math.abs(placeIn(prior, value as number) - placeIn(prior, home[k] as number));
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
  const moves = plan.priors.map((prior, k): Move => {
    return { prior, from: home[k]!, to: valueAt(prior, places[k]![best]!), far: far(prior, k, best) };
  });
  return { index: best, moves: moves.filter((move) => move.far > 0).sort((a, b) => b.far - a.far) };
}

/** A draw's row out of the columns. */
export function drawRow({ data }: BeliefDraws, index: number): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(data).map(([name, column]) => [name, column[index]!]));
}

// How much a prior matters: the same draws, read under another interval, or at its ends.

/** Where a quantity lies when one input is at its ends. */
export interface MediansAtEnds {
  readonly prior: Prior;
  /** Medians of the draws in the lowest and in the highest eighth of an interval, or with each option; NaN of none. */
  readonly medians: readonly (Interval & { readonly value: number })[];
}

/** Sorted by how far the medians lie apart, farthest first. @param values of the quantity, one a draw, NaN where there is none */
export function reachesOf(draws: BeliefDraws, places: Places, values: Float64Array): MediansAtEnds[] {
  const far = ({ medians }: MediansAtEnds): number => {
    const known = medians.map(({ value }) => value).filter(Number.isFinite);
    return Math.max(...known) - Math.min(...known);
  };
  return draws.plan.priors
    .flatMap((prior, k): MediansAtEnds[] => {
      if (isSolved(draws, prior)) return [];
      const parts = prior.kind === 'options' ? prior.options.length : 1 / EIGHTH;
      const shown = prior.kind === 'options' ? prior.options.map((_, option) => option) : [0, parts - 1];
      const among = (part: number): Float64Array =>
        values.filter((value, i) => !Number.isNaN(value) && optionAt(parts, places[k]![i]!) === part);
      return [{ prior, medians: shown.map((part) => medianOf(among(part).sort())) }];
    })
    .sort((a, b) => far(b) - far(a));
}

/** The median of sorted values with a 95% interval that holds for any distribution: values n/2 ± 1.96 √n/2 from below. */
function medianOf(sorted: Float64Array): Interval & { readonly value: number } {
  const n = sorted.length;
  const at = (rank: number): number => sorted[Math.min(Math.max(Math.round(rank), 0), n - 1)] ?? Number.NaN;
  const half = (1.96 * Math.sqrt(n)) / 2;
  return {
    value: n === 0 ? Number.NaN : quantile(sorted, 0.5),
    lower: at(n / 2 - half - 1),
    upper: at(n / 2 + half),
  };
}

/** What the share of accepted draws becomes when one interval is halved or doubled about its middle. */
export interface PriorEffect {
  readonly prior: Prior;
  /** Draws in the middle half of the interval only: a subset, nothing is assumed. */
  readonly halved: Share;
  /**
   * An extrapolation: draws weighted anew, so that what lies beyond the interval, within what the engine accepts, is like
   * its outermost eighth on that side; ratio.
   */
  readonly doubled: number;
  /** The share among draws with each option alone; empty for intervals, and the two above are of no use for options. */
  readonly byOption: readonly Share[];
}

const EIGHTH = 1 / 8;

export function priorEffects(draws: BeliefDraws, places: Places, accepted: Accepted): PriorEffect[] {
  const counts = reached(draws);
  return draws.plan.priors.flatMap((prior, k): PriorEffect[] => {
    if (isSolved(draws, prior)) return [];
    const column = places[k]!;
    const sums = (weight: (place: number) => number): readonly [yes: number, of: number] => {
      let [yes, of] = [0, 0];
      column.forEach((place, i) => {
        if (counts[i] !== 1) return;
        of += weight(place);
        yes += weight(place) * accepted[i]!;
      });
      return [yes, of];
    };
    const among = (isIn: (place: number) => boolean): Share =>
      shareOf(...sums((place) => Number(isIn(place))));
    const [below, above] = beyond(prior);
    const [yes, of] = sums(
      (place) => 1 + (place < EIGHTH ? below / EIGHTH : 0) + (place > 1 - EIGHTH ? above / EIGHTH : 0),
    );
    return [
      {
        prior,
        halved: among((place) => Math.abs(place - 0.5) <= 0.25),
        doubled: yes / of,
        byOption: (prior.kind === 'options' ? prior.options : []).map((_, option, { length }) =>
          among((place) => optionAt(length, place) === option),
        ),
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
  // a whole number lies in the middle of its stretch
  const half = prior.scale === 'whole' ? 0.5 / (prior.high - prior.low + 1) : 0;
  return [Math.min(0.5, Math.max(0, half - at(low))), Math.min(0.5, Math.max(0, at(high) + half - 1))];
}
