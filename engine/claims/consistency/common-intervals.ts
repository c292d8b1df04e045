/**
 * Nine common 95% intervals of a proportion, for the question which of them was printed.
 *
 * The exact ones and Jeffreys's are solved here by sums and by Simpson's rule instead of by the inverse of the incomplete beta
 * function: they are needed on the first page, which must not load that (12 kB). Against that function they agree to 10⁻⁹.
 */
import { exp, ln } from '../../random/distributions.ts';
import { normalQuantile } from '../../statistics/normal.ts';
import { wilsonInterval } from '../../statistics/proportions.ts';
import { type Interval, requireCountOf } from '../../statistics/sample.ts';

const CONFIDENCE = 0.95;
const TAIL = 0.025;
/** Halvings of a bracket within [0, 1]. */
const HALVINGS = 52;

export interface IntervalMethod {
  readonly name: string;
  /** The interval of k of n, within [0, 1]. */
  readonly of: (k: number, n: number) => Interval;
}

/**
 * Wald, Wilson (both also with continuity correction), Agresti–Coull, Clopper–Pearson, mid-P, Jeffreys and logit.
 *
 * Sources: Newcombe (1998), Statistics in Medicine 17:857–872, methods 1–6; Brown, Cai & DasGupta (2001), Statistical Science
 * 16:101–133, for Agresti–Coull, Jeffreys and logit. At 0 and n of n the outer end is 0 or 1, and the logit interval is [0, 1].
 */
export const commonIntervals: readonly IntervalMethod[] = [
  { name: 'Wald', of: (k, n) => around(k / n, waldHalf(k, n)) },
  { name: 'Wald with continuity correction', of: (k, n) => around(k / n, waldHalf(k, n) + 1 / (2 * n)) },
  { name: 'Wilson', of: (k, n) => wilsonInterval(k, n, CONFIDENCE) },
  { name: 'Wilson with continuity correction', of: mirrored(correctedWilsonLower) },
  { name: 'Agresti–Coull', of: agrestiCoull },
  { name: 'Clopper–Pearson', of: mirrored((k, n) => binomialLower(k, n, 1)) },
  { name: 'mid-P', of: mirrored((k, n) => binomialLower(k, n, 0.5)) },
  { name: 'Jeffreys', of: mirrored(jeffreysLower) },
  { name: 'logit', of: logit },
];

const z = (): number => -normalQuantile(TAIL);

/** A method whose upper end for k is one minus its lower end for n − k. */
function mirrored(lower: (k: number, n: number) => number): IntervalMethod['of'] {
  return (k, n) => {
    requireCountOf('commonIntervals', k, n, 'k', 'n');
    return { lower: k === 0 ? 0 : lower(k, n), upper: k === n ? 1 : 1 - lower(n - k, n) };
  };
}

function around(middle: number, half: number): Interval {
  return { lower: Math.max(0, middle - half), upper: Math.min(1, middle + half) };
}

function waldHalf(k: number, n: number): number {
  return z() * Math.sqrt((k / n) * (1 - k / n) * (1 / n));
}

function agrestiCoull(k: number, n: number): Interval {
  const square = z() * z();
  return around((k + square / 2) / (n + square), waldHalf(k + square / 2, n + square));
}

function correctedWilsonLower(k: number, n: number): number {
  const square = z() * z();
  const root = square - 2 - 1 / n + 4 * (k / n) * (n - k + 1);
  return Math.max(0, (2 * k + square - 1 - z() * Math.sqrt(Math.max(0, root))) / (2 * (n + square)));
}

function logit(k: number, n: number): Interval {
  if (k === 0 || k === n) return { lower: 0, upper: 1 };
  const factor = exp(z() * Math.sqrt(n / k / (n - k)));
  return { lower: k / (k + (n - k) * factor), upper: k / (k + (n - k) / factor) };
}

/** The p at which P(X > k) and a share of P(X = k) together are 2.5%, X ~ Binomial(n, p). */
function binomialLower(k: number, n: number, share: number): number {
  return bisected(0, k / n, (p) => binomialFrom(k, n, p, share) < TAIL);
}

/** P(X > k) + share·P(X = k), by the ratios of neighbors outward from the most probable count. */
function binomialFrom(k: number, n: number, p: number, share: number): number {
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  let [all, part] = [0, 0];
  const add = (x: number, weight: number): void => {
    all += weight;
    part += x > k ? weight : x === k ? share * weight : 0;
  };
  for (let x = mode, weight = 1; x <= n && weight > 1e-20; x++) {
    add(x, weight);
    weight *= ((n - x) / (x + 1)) * odds;
  }
  for (let x = mode, weight = 1; x > 0 && weight > 1e-20; x--) {
    weight *= x / (n - x + 1) / odds;
    add(x - 1, weight);
  }
  return part / all;
}

/** Panels of Simpson's rule over ±15 standard deviations. */
const PANELS = 1_000;

/**
 * The 2.5% quantile of Beta(k + ½, n − k + ½). Its density ends in roots that p = x²(3 − 2x) takes away: in x it is pᵏ(1 − p)ⁿ⁻ᵏ
 * over √((3 − 2x)(1 + 2x)), with a standard deviation of at most 1/(3√n).
 */
function jeffreysLower(k: number, n: number): number {
  const proportion = (x: number): number => x * x * (3 - 2 * x);
  const power = (base: number, exponent: number): number => (exponent === 0 ? 0 : exponent * ln(base));
  const log = (p: number): number => power(p, k) + power(1 - p, n - k);
  const peak = log(k / n);
  const density = (x: number): number =>
    exp(log(proportion(x)) - peak) / Math.sqrt((3 - 2 * x) * (1 + 2 * x));
  const simpson = (from: number, to: number): number =>
    ((to - from) / 6) * (density(from) + 4 * density((from + to) / 2) + density(to));
  const middle = bisected(0, 1, (x) => proportion(x) < k / n);
  const [low, high] = [Math.max(0, middle - 5 / Math.sqrt(n)), Math.min(1, middle + 5 / Math.sqrt(n))];
  const edge = (i: number): number => low + ((high - low) * i) / PANELS;
  const panels = Array.from({ length: PANELS }, (_, i) => simpson(edge(i), edge(i + 1)));
  let rest = TAIL * panels.reduce((sum, panel) => sum + panel, 0);
  let i = 0;
  while (i < PANELS - 1 && rest >= panels[i]!) rest -= panels[i++]!;
  return proportion(bisected(edge(i), edge(i + 1), (x) => simpson(edge(i), x) < rest));
}

/** Where a condition that holds at first stops holding. */
function bisected(from: number, to: number, holds: (x: number) => boolean): number {
  let [low, high] = [from, to];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
