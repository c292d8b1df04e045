/** In which draws a published claim comes true: each alone, in pairs, all headline numbers together. */
import {
  type Claim,
  type ClaimRange,
  isMeasured,
  type QuantityName,
  type SourcedRange,
} from '../claims/claim.ts';
import { publishedClaims } from '../claims/published/index.ts';
import { type Interval, wilsonInterval } from '../statistics/index.ts';
import type { BeliefDraws, Row } from './belief.ts';
import { DRAW_DEPLOYMENTS } from './draw.ts';

/** Quantities that a draw measures; null where it does not. */
const readings: Readonly<Record<QuantityName, ((row: RowReader, n: number) => number) | null>> = {
  medianCycleGenops: (row) => row('medianGenops'),
  medianCycleTraditional: (row) => row('medianTraditional'),
  cycleTimeReduction: (row) => 1 - row('medianGenops') / row('medianTraditional'),
  successGenops: (row, n) => row('successGenops') / n,
  successTraditional: (row, n) => row('successTraditional') / n,
  successDifference: (row, n) => (row('successGenops') - row('successTraditional')) / n,
  rollbackGenops: (row, n) => row('rolledBack') / n,
  failureGenops: (row, n) => (n - row('successGenops') - row('rolledBack')) / n,
  failureTraditional: (row, n) => 1 - row('successTraditional') / n,
  canaryCatch: (row, n) => row('caught') / (n - row('successGenops')),
  budgetVarianceReduction: (row) => 1 - row('varianceRatio'),
  cycleTimeEffect: (row) => row('effect'),
  violations: null, // the pipeline enforces the policies that the checker tests
  cycleTimeP: null, // p-values depend on the number of deployments
  successP: null,
};

type RowReader = (column: string) => number;

/**
 * A quantity of a row; NaN where draws do not measure it or a target could not be reached.
 * @param deployments of the run that the row is of
 */
export function quantityOfRow(row: Row, quantity: QuantityName, deployments = DRAW_DEPLOYMENTS): number {
  return readings[quantity]?.((column) => row[column]!, deployments) ?? Number.NaN;
}

/** The same of a draw in columns. */
export function quantityOfDraw(
  { data }: Pick<BeliefDraws, 'data'>,
  quantity: QuantityName,
  index: number,
): number {
  return readings[quantity]?.((column) => data[column]![index]!, DRAW_DEPLOYMENTS) ?? Number.NaN;
}

/** The claims that draws are judged by, in the order of the registry. */
export const believedClaims: readonly (Claim & { readonly test: { readonly quantity: QuantityName } })[] =
  publishedClaims.flatMap((claim) => {
    const { test } = claim;
    return isMeasured(test) && readings[test.quantity] !== null ? [{ ...claim, test }] : [];
  });

/** The numbers of the README’s first lines. */
export const headlineClaims: readonly string[] = [
  'cycle-time-genops',
  'success-genops',
  'rollback-genops',
  'failure-genops',
];

/** How a claim is judged. */
export interface Judging {
  /** Published success of the traditional arm, ratio: says which range holds where documents disagree. */
  readonly baseline: number;
  /** Which of two published ranges; the narrower decides elsewhere on the site. */
  readonly range: 'narrower' | 'wider';
  /** How many times as wide as published, about its middle; left out, 1. A range that is open at one end stays. */
  readonly times?: number;
}

/** How many of how many, with Wilson's 95% interval; NaN of none. */
export interface Share extends Interval {
  readonly count: number;
  readonly of: number;
  readonly share: number;
}

export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, of, share: Number.NaN, lower: 0, upper: 1 };
  return { count, of, share: count / of, ...wilsonInterval(count, of, 0.95) };
}

/** Which draws are in: 1 or 0 by number. */
export type Accepted = Uint8Array<ArrayBuffer>;

interface ClaimAcceptance {
  readonly claim: Claim;
  readonly quantity: QuantityName;
  readonly range: SourcedRange;
  readonly accepted: Accepted;
  readonly share: Share;
}

/** Two claims together, against what there would be if one said nothing about the other. */
interface PairAcceptance {
  readonly a: string;
  readonly b: string;
  readonly both: Share;
  /** Draws, were the two independent: product of both shares, times the draws. */
  readonly ifIndependent: number;
}

export interface Acceptance {
  /** Draws that count: those whose targets could be reached. */
  readonly counted: number;
  /** Draws whose published success, or whose published median, no accepted value gives; 0 in the free comparison. */
  readonly unreachable: { readonly success: number; readonly median: number };
  readonly claims: readonly ClaimAcceptance[];
  /** Every pair once, in the order of the claims. */
  readonly pairs: readonly PairAcceptance[];
  /** All headline claims at once. */
  readonly headline: {
    readonly accepted: Accepted;
    readonly share: Share;
  };
}

/** The range that holds at a baseline. */
export function rangeAt(claim: Claim, { baseline, range, times = 1 }: Judging): SourcedRange {
  const other = claim.alternatives.find(({ judged }) => judged?.baseline === baseline)?.judged?.range;
  const own: ClaimRange | null = isMeasured(claim.test) ? claim.test.range : null;
  const found = other ?? own;
  if (found === null) throw new Error(`${claim.id}: no range`);
  const { lower, upper, source } = range === 'wider' ? (found.wider ?? found) : found;
  const more = ((times - 1) * (upper - lower)) / 2;
  return Number.isFinite(upper) && more !== 0
    ? { lower: lower - more, upper: upper + more, source }
    : { lower, upper, source };
}

export function isIn({ lower, upper }: SourcedRange, value: number): boolean {
  return value >= lower && value <= upper;
}

/** Counts acceptance, by value. @param draws those done so far will do */
export function acceptanceOf(draws: BeliefDraws, judging: Judging): Acceptance {
  const { count, data } = draws;
  const counts = reached(draws);
  const counted = counts.reduce((sum, yes) => sum + yes, 0);
  const claims = believedClaims.map((claim): ClaimAcceptance => {
    const range = rangeAt(claim, judging);
    const { quantity } = claim.test;
    const accepted = new Uint8Array(count).map((_, i) => {
      return counts[i] === 1 && isIn(range, quantityOfDraw(draws, quantity, i)) ? 1 : 0;
    });
    return { claim, quantity, range, accepted, share: shareOf(countOf(accepted), counted) };
  });
  const pairs = claims.flatMap((a, i) =>
    claims.slice(i + 1).map((b): PairAcceptance => {
      const both = countOf(together([a.accepted, b.accepted]));
      const ifIndependent = a.share.share * b.share.share * counted;
      return { a: a.claim.id, b: b.claim.id, both: shareOf(both, counted), ifIndependent };
    }),
  );
  const headlines = claims.filter(({ claim }) => headlineClaims.includes(claim.id));
  const accepted = together(headlines.map((claim) => claim.accepted));
  const solved = data['badIntercept']; // without it a missing row is one that is not done yet
  const success =
    solved === undefined ? 0 : count - countOf(reached({ count, data: { medianGenops: solved } }));
  const median = solved === undefined ? 0 : count - counted - success;
  return {
    counted,
    unreachable: { success, median },
    claims,
    pairs,
    headline: {
      accepted,
      share: shareOf(countOf(accepted), counted),
    },
  };
}

/** The draws that are in every one of these, of which there is one at least. */
export function together(all: readonly Accepted[]): Accepted {
  return all[0]!.map((yes, i) => (all.every((each) => each[i] === 1) ? yes : 0));
}

/** Draws that have an outcome: 1 or 0 by number. */
export function reached({ count, data }: Pick<BeliefDraws, 'count' | 'data'>): Accepted {
  return new Uint8Array(count).map((_, i) => (Number.isNaN(data['medianGenops']![i]) ? 0 : 1));
}

export function countOf(accepted: Accepted): number {
  return accepted.reduce((sum, yes) => sum + yes, 0);
}
