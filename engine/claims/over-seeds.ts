/**
 * Runs of one config under many seeds, and of variants under the same seeds: means with their Monte Carlo error, paired
 * differences, and a rule that stops. Like `replications.ts` not behind the room's door.
 */
import type { StudyMeasures } from '../simulator/measures/measures.ts';
import type { ParameterKey, SettingChanges, Settings } from '../simulator/settings.ts';
import { mean, meanInterval, variance } from '../statistics/index.ts';
import type { QuantityName } from './claim.ts';
import { quantityNames } from './claim.ts';
import { quantityOf } from './quantities.ts';

const CONFIDENCE = 0.95;

/** One number a seed, in order; NaN where a run has no such number. */
export type SeedColumns = Readonly<Record<QuantityName, number[]>>;

export const noSeeds = (): SeedColumns =>
  Object.fromEntries(quantityNames.map((name) => [name, [] as number[]])) as unknown as SeedColumns;

export function addSeed(columns: SeedColumns, measures: StudyMeasures): void {
  for (const name of quantityNames) columns[name].push(quantityOf(name, measures).value);
}

/** Fewer seeds than this say too little of their own spread for a rule to stop on it. */
export const LEAST_SEEDS = 10;

/**
 * Whether the 95% interval (Student's t) of the mean is narrow enough. Looked at after each seed, such a rule stops a little
 * early: its intervals cover about 93% instead of 95% (test/engine/claims/over-seeds.test.ts; Chow and Robbins 1965).
 * @param halfWidth in the column's unit; 0 never stops
 */
export function narrowEnough(column: readonly number[], halfWidth: number): boolean {
  const values = column.filter(Number.isFinite);
  if (halfWidth <= 0 || values.length < LEAST_SEEDS) return false;
  const { lower, upper } = meanInterval(values, CONFIDENCE);
  return (upper - lower) / 2 <= halfWidth;
}

/** A difference of two columns, seed by seed. */
export interface PairedDifference {
  readonly seeds: number;
  /** a − b, and its 95% interval (Student's t over the differences). */
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** The interval's half width if the columns had come from different seeds. */
  readonly independentHalfWidth: number;
  /** 1 − variance of the difference / sum of both variances: what common random numbers save; below 0 where they cost. */
  readonly saved: number;
}

/** Null with fewer than two seeds in which both have a number. */
export function pairedDifference(a: readonly number[], b: readonly number[]): PairedDifference | null {
  const both = a.flatMap((value, k) => (Number.isFinite(value) && Number.isFinite(b[k]) ? [k] : []));
  if (both.length < 2) return null;
  const [x, y] = [both.map((k) => a[k]!), both.map((k) => b[k]!)];
  const differences = x.map((value, i) => value - y[i]!);
  const { lower, upper } = meanInterval(differences, CONFIDENCE);
  const [paired, apart] = [variance(differences), variance(x) + variance(y)];
  return {
    seeds: both.length,
    value: mean(differences),
    lower,
    upper,
    independentHalfWidth: paired > 0 ? ((upper - lower) / 2) * Math.sqrt(apart / paired) : 0,
    saved: apart > 0 ? 1 - paired / apart : 0,
  };
}

/** Share of numbers below one of them, half of equal ones counted: .5 in the middle. NaN where there is none. */
export function rankAmong(column: readonly number[], value: number): number {
  const values = column.filter(Number.isFinite);
  const below = values.filter((other) => other < value).length;
  const equal = values.filter((other) => other === value).length;
  return Number.isFinite(value) && values.length > 0 ? (below + equal / 2) / values.length : Number.NaN;
}

/** A setting switched: what it is called, and what changes. */
export interface Ablation {
  readonly label: string;
  readonly changes: SettingChanges;
}

const switches: readonly Ablation[] = [
  { label: 'no context', changes: { enableContextRag: false } },
  { label: 'no risk score', changes: { enableRiskScoring: false } },
  { label: 'no canary', changes: { enableCanary: false } },
  { label: 'no governance', changes: { enableGovernance: false } },
  { label: 'autonomy: shadow', changes: { autonomy: 'shadow' } },
  { label: 'autonomy: assisted', changes: { autonomy: 'assisted' } },
  { label: 'autonomy: governed', changes: { autonomy: 'governed' } },
  { label: 'autonomy: learning', changes: { autonomy: 'learning' } },
  { label: 'judge: always-valid test', changes: { judge: 'always-valid' } },
  { label: 'judge: fixed thresholds', changes: { judge: 'fixed-thresholds' } },
  { label: 'unclear stage: go on', changes: { inconclusive: 'promote' } },
  { label: 'unclear stage: end the canary', changes: { inconclusive: 'skip' } },
  { label: 'unclear stage: wait longer', changes: { inconclusive: 'hold' } },
  { label: 'unclear stage: ask a reviewer', changes: { inconclusive: 'review' } },
];

/** The settings as they are, then every switch that changes them: what is set already would only run twice. */
export function ablationsOf(settings: Settings): readonly Ablation[] {
  const isNew = ({ changes }: Ablation): boolean =>
    Object.entries(changes).some(([key, value]) => settings[key as ParameterKey] !== value);
  return [{ label: 'as set', changes: {} }, ...switches.filter(isNew)];
}

/** Where bad changes end; caught by the share of traffic at which they were rolled back, in both plans. */
export const fates = [
  'fixed or blocked before',
  '1–2%',
  '5–10%',
  '25%',
  '50%',
  'verification',
  'escaped',
] as const;
export type Fates = Readonly<Record<(typeof fates)[number], number>>;

export function fatesOf({ canary }: StudyMeasures): Fates {
  const caughtFrom = (low: number, high: number): number =>
    canary.stages.reduce((sum, { share, caught }) => sum + (share >= low && share <= high ? caught : 0), 0);
  return {
    'fixed or blocked before': canary.stoppedBefore,
    '1–2%': caughtFrom(0.01, 0.02),
    '5–10%': caughtFrom(0.05, 0.1),
    '25%': caughtFrom(0.25, 0.25),
    '50%': caughtFrom(0.5, 0.5),
    verification: canary.caughtByVerification,
    escaped: canary.missed,
  };
}

export const addFates = (a: Fates | undefined, b: Fates): Fates =>
  a === undefined ? b : (Object.fromEntries(fates.map((fate) => [fate, a[fate] + b[fate]])) as Fates);
