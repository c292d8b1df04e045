/**
 * What documents print of runs of the published code, searched for among its replays. Sizes, seeds and ranges were written
 * here before the search.
 */

import { isMeasured, type SourcedRange } from '../engine/claims/claim.ts';
import type { RecordedSweep, ReplayRecord } from '../engine/claims/lenses/recorded.ts';
import { reportsRun } from '../engine/claims/published/reports-run.ts';
import { seedsStable } from '../engine/claims/published/seeds-stable.ts';
import { successGenops } from '../engine/claims/published/success-genops.ts';
import { validation } from '../engine/claims/published/validation.ts';
import { validationImprovement } from '../engine/claims/published/validation-improvement.ts';
import {
  PUBLISHED_DEFAULTS,
  printedFigures,
  REPLAYED_COMMIT,
  type Replay,
  replaySteps,
} from '../engine/replay/index.ts';
import { quantile } from '../engine/statistics/index.ts';
import { toItsEnd } from '../engine/steps.ts';

/** The sizes of the demonstration and of the full preset. */
const SWEPT_SIZES = [500, 1000] as const;
const SWEPT_SEEDS = 400;
/** The size that the reports page prints. */
const SMALL_SIZE = 100;
const SMALL_SEEDS = 2000;

/** A run's figures as the code prints them. */
export interface PrintedRun {
  readonly successful: number;
  readonly success: string;
  readonly improvement: string;
  readonly failure: string;
}

export function printedRun(deployments: number, seed: number): PrintedRun {
  const figures = replayed(deployments, seed);
  const { successRate, improvement, failureRate } = printedFigures(figures);
  return { successful: figures.successful, success: successRate, improvement, failure: failureRate };
}

export function recordedReplays(): ReplayRecord {
  const { deployments, seed } = PUBLISHED_DEFAULTS;
  const own = printedRun(deployments, seed);
  const small = seedsUpTo(SMALL_SEEDS).map((each) => ({ seed: each, ...printedRun(SMALL_SIZE, each) }));
  const seedsThat = (prints: (run: PrintedRun) => boolean): number[] =>
    small.filter(prints).map((run) => run.seed);
  return {
    commit: REPLAYED_COMMIT,
    default: {
      deployments,
      seed,
      successful: own.successful,
      success: own.success,
      improvement: own.improvement,
    },
    sweeps: SWEPT_SIZES.map((size) => sweepOf(size, seedsUpTo(SWEPT_SEEDS))),
    cycleMinutes: meanCycleMinutes(Math.max(...SWEPT_SIZES), seedsUpTo(SWEPT_SEEDS)),
    small: {
      deployments: SMALL_SIZE,
      seeds: SMALL_SEEDS,
      latest: seedsThat(
        ({ success, improvement }) =>
          success === validation.printed && improvement === validationImprovement.printed,
      ),
      reports: seedsThat(
        ({ success, improvement, failure }) =>
          `${success}, ${improvement}, ${failure}` === reportsRun.printed,
      ),
    },
  };
}

/** All runs have one size, so the mean of their means is that of all deployments. */
export function meanCycleMinutes(deployments: number, seeds: readonly number[]): number {
  const means = seeds.map((seed) => replayed(deployments, seed).reportedMedianMinutes);
  return Number((means.reduce((sum, mean) => sum + mean, 0) / means.length).toFixed(4));
}

export function sweepOf(deployments: number, seeds: readonly number[]): RecordedSweep {
  const runs = seeds.map((seed) => ({ seed, ...printedRun(deployments, seed) }));
  const rates = runs.map(({ successful }) => successful / deployments);
  const sorted = Float64Array.from(rates).sort();
  const inside = ({ lower, upper }: SourcedRange): number =>
    rates.filter((rate) => rate >= lower && rate <= upper).length;
  const improvements = runs.map(({ improvement }) => improvement).toSorted();
  return {
    deployments,
    seeds: seeds.length,
    successMean: Number((rates.reduce((sum, rate) => sum + rate, 0) / rates.length).toFixed(6)),
    successMiddle: [quantile(sorted, 0.025), quantile(sorted, 0.975)].map((rate) => Number(rate.toFixed(6))),
    insideReplication: inside(rangeOfReplication()),
    insideGuide: inside(rangeOfGuide()),
    leastImprovement: improvements[0] ?? '',
    mostImprovement: improvements.at(-1) ?? '',
    latestImprovement: runs
      .filter(({ improvement }) => improvement === validationImprovement.printed)
      .map(({ seed }) => seed),
  };
}

function rangeOfReplication(): SourcedRange {
  const { replay } = seedsStable;
  if (replay.kind !== 'replayed' || typeof replay.range === 'string')
    throw new Error('seeds-stable: expected a range of its own');
  return replay.range;
}

function rangeOfGuide(): SourcedRange {
  if (!isMeasured(successGenops.test)) throw new Error('success-genops: expected a range');
  return successGenops.test.range;
}

function seedsUpTo(last: number): readonly number[] {
  return Array.from({ length: last }, (_, k) => k + 1);
}

function replayed(deployments: number, seed: number): Replay {
  return toItsEnd(replaySteps({ deployments, seed }, { keep: 'figures' }));
}
