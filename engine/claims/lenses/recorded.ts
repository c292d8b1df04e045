/**
 * Claims about runs of the published code that a document prints without naming seed or size. The run on show cannot
 * answer them, so replays were searched for once: `npm run record` writes `replay-record.json`, and a claim’s page
 * replays the runs that it names.
 */
import type { Estimate } from '../../simulator/measures/measures.ts';
import type { Claim, RecordedAnswer } from '../claim.ts';
import { listed } from '../consistency/consistency-check.ts';
import { phrase } from '../verdict.ts';
import type { LensReading } from './lens.ts';
import committed from './replay-record.json' with { type: 'json' };

/** Many seeds of one size; shares as the code prints them. */
export interface RecordedSweep {
  readonly deployments: number;
  /** Seeds 1 to this. */
  readonly seeds: number;
  readonly successMean: number;
  /** The middle 95% of the seeds’ success rates, ratios. */
  readonly successMiddle: readonly number[];
  /** How many seeds lie in the replication document’s range, and in the guide’s. */
  readonly insideReplication: number;
  readonly insideGuide: number;
  readonly leastImprovement: string;
  readonly mostImprovement: string;
  /** Seeds that print the README’s latest improvement. */
  readonly latestImprovement: readonly number[];
}

export interface ReplayRecord {
  readonly commit: string;
  /** The run that the code makes when it is asked for nothing. */
  readonly default: {
    readonly deployments: number;
    readonly seed: number;
    readonly successful: number;
    readonly success: string;
    readonly improvement: string;
  };
  readonly sweeps: readonly RecordedSweep[];
  /** What the code reports as its median, minutes: the mean over all deployments of the largest sweep. */
  readonly cycleMinutes: number;
  /** Runs of the reports page’s size, seeds 1 to this, and those that print a document’s figures together. */
  readonly small: {
    readonly deployments: number;
    readonly seeds: number;
    readonly latest: readonly number[];
    readonly reports: readonly number[];
  };
}

export const replayRecord: ReplayRecord = committed;

const FIXED = 'The code’s probabilities fix the rate. Nothing that GenOps measures changes it.';

/** @param record left out, the committed one */
export function recordedReading(
  claim: Claim,
  answer: RecordedAnswer,
  record: ReplayRecord = replayRecord,
): LensReading {
  switch (answer) {
    case 'latest-success':
      return latestSuccess(claim, record);
    case 'latest-improvement':
      return latestImprovement(claim, record);
    case 'reports-run':
      return reportsRun(claim, record);
    case 'seeds-stable':
      return seedsStable(record);
  }
}

function latestSuccess({ printed }: Claim, { default: own }: ReplayRecord): LensReading {
  const { deployments, seed, successful, success } = own;
  const estimate = exact(successful / deployments, deployments);
  const run = `The code’s default run (${deployments} deployments, seed ${seed})`;
  return success === printed
    ? {
        outcome: 'by-construction',
        estimate,
        why: `${run} prints exactly ${success}: ${successful} of ${deployments}. ${FIXED}`,
      }
    : { outcome: 'not-reproduced', estimate, why: `${run} prints ${success}, not ${printed}.` };
}

function latestImprovement(
  { printed, value }: Claim,
  { default: own, sweeps, small }: ReplayRecord,
): LensReading {
  const none = sweeps.every(({ latestImprovement: found }) => found.length === 0);
  const least = sweeps.map(({ leastImprovement }) => leastImprovement).toSorted()[0] ?? '';
  const most =
    sweeps
      .map(({ mostImprovement }) => mostImprovement)
      .toSorted()
      .at(-1) ?? '';
  const sizes = sweeps.map(({ deployments }) => count(deployments)).join(' or ');
  const searched = `${none ? 'None' : 'Some'} of ${count(sweeps[0]?.seeds ?? 0)} seeds at ${sizes} deployments ${none ? 'prints' : 'print'} ${printed}; their figures range from ${least} to ${most}`;
  const estimate = value === null ? null : exact(Number.parseFloat(own.improvement) / 100, own.deployments);
  if (small.latest.length === 0) {
    return { outcome: none ? 'not-reproduced' : 'undecided', estimate, why: `${searched}.` };
  }
  const together = `At ${small.deployments} deployments, ${small.latest.length} of ${count(small.seeds)} seeds print it together with the success rate next to it (${seedsText(small.latest)})`;
  const why = `${searched}. ${together}. The README prints neither seed nor size, so this stays undecided. The default run prints ${own.improvement}.`;
  return { outcome: 'undecided', estimate, why };
}

function reportsRun({ printed }: Claim, { small }: ReplayRecord): LensReading {
  const { deployments, seeds, reports } = small;
  const searched = `${count(reports.length)} of ${count(seeds)} seeds of ${deployments} deployments print ${printed} together`;
  return reports.length === 0
    ? { outcome: 'not-reproduced', estimate: null, why: `${searched}.` }
    : {
        outcome: 'by-construction',
        estimate: null,
        why: `${searched} (${seedsText(reports)}). The code’s inputs fix such figures. Nothing that GenOps measures changes them.`,
      };
}

function seedsStable({ default: own, sweeps }: ReplayRecord): LensReading {
  const sweep = sweeps.find(({ deployments }) => deployments === own.deployments);
  if (sweep === undefined)
    throw new Error('replay-record.json: expected a sweep of the default size, got none');
  const { seeds, deployments, insideReplication, insideGuide, successMean, successMiddle } = sweep;
  const [lower = Number.NaN, upper = Number.NaN] = successMiddle;
  const method = `mean and middle 95% of ${seeds} seeds`;
  const found = `Of ${seeds} seeds at ${deployments} deployments, ${insideReplication} lie inside the replication document’s range and ${insideGuide} inside the guide’s narrower one`;
  return {
    outcome: insideReplication === seeds ? 'by-construction' : 'not-reproduced',
    estimate: { value: successMean, lower, upper, method, n: seeds },
    why: `${found}. The code’s probabilities and the size of a run fix this spread (middle 95%: ${phrase(lower, 'ratio')} to ${phrase(upper, 'ratio')}).`,
  };
}

function exact(value: number, n: number): Estimate {
  return { value, lower: value, upper: value, method: 'one run, replayed', n };
}

/** `seed 186`, `seeds 39 and 63`, `seeds 39, 63 and 9 more`. */
function seedsText(seeds: readonly number[]): string {
  const named = seeds.length <= 3 ? seeds : seeds.slice(0, 2);
  const rest = seeds.length - named.length;
  const parts = [...named.map(String), ...(rest === 0 ? [] : [`${rest} others`])];
  return `seed${seeds.length === 1 ? '' : 's'} ${listed(parts)}`;
}

function count(n: number): string {
  return phrase(n, 'count');
}
