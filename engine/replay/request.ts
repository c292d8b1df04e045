/** What to replay, checked once where it comes in: how many deployments, and the seed. */
import { expected } from '../errors.ts';
import { deploymentsInWords, MOST_DEPLOYMENTS } from '../limits.ts';
import { checkConstants, type ReplayConstants } from './constants.ts';
import { checkPolicies, looksAt, PUBLISHED_POLICIES, type ReplayPolicy } from './policies.ts';
import { normalisedWeights, PUBLISHED_WEIGHTS, type ReplayRiskWeights } from './risk.ts';

/** A run of the first release, as its command line would be given. */
export interface ReplayRequest {
  /** Deployments to simulate: a whole number from 1 to `MOST_DEPLOYMENTS`. */
  readonly deployments: number;
  /** The seed: any integer but 0; beyond 2^53 − 1 as a bigint. */
  readonly seed: number | bigint;
}

/** A request that has been checked; the seed is always a bigint. */
export interface CheckedRequest {
  readonly deployments: number;
  readonly seed: bigint;
}

/**
 * Checks a request.
 *
 * Seed 0 is refused because the published code tests the seed for truth: with 0 it leaves Python's generator as the
 * operating system seeded it, and two runs differ.
 * @throws ArgumentError with what was expected, what came, and how to mend it
 */
export function checkRequest(request: ReplayRequest): CheckedRequest {
  const { deployments, seed } = request;
  if (!(Number.isInteger(deployments) && deployments >= 1 && deployments <= MOST_DEPLOYMENTS)) {
    throw expected('deployments', deploymentsInWords, deployments);
  }
  if (typeof seed !== 'bigint' && !Number.isSafeInteger(seed)) {
    throw expected('seed', 'an integer other than 0', seed, 'give it as a bigint beyond 2^53 − 1');
  }
  if (BigInt(seed) === 0n) {
    throw expected(
      'seed',
      'an integer other than 0',
      seed,
      'the published code does not seed its generator for 0, so no two of its runs agree: choose another seed',
    );
  }
  return { deployments, seed: BigInt(seed) };
}

/**
 * Reads a seed that was typed or came in an address: an optional sign and decimal digits, of any length.
 * @throws ArgumentError for any other text; zero is left to `checkRequest`, which says why
 */
export function seedFromText(text: string): bigint {
  if (!/^[+-]?\d+$/.test(text.trim())) {
    throw expected('seed', 'an integer other than 0', text, 'write decimal digits, such as 24');
  }
  const digits = text.trim().replace(/^[+-]/, '');
  return text.trim().startsWith('-') ? -BigInt(digits) : BigInt(digits);
}

// Experiments on the first release: what a replay may change, and what it keeps.

/** The four pillars, each on or off. What the published code does when one is off is in this folder's README. */
export interface ReplayPillars {
  /** Off: nothing is retrieved, and the history factor of the risk is .5. */
  readonly context: boolean;
  /** Off: an exception, so that every deployment counts as failed. */
  readonly risk: boolean;
  /** Off: deployments complete without a canary draw. */
  readonly canary: boolean;
  /** Off: no policy is evaluated. */
  readonly governance: boolean;
}

/** All four on, as released. */
export const ALL_PILLARS: ReplayPillars = { context: true, risk: true, canary: true, governance: true };

/**
 * What is kept: the rows and their digest; the rows alone; or only the figures. For `figures`, retrieval and risk score
 * are left out where no blocking policy looks at the score, since nothing else that they feed can move a figure.
 */
type ReplayKeep = 'digest' | 'rows' | 'figures';

/** Settings of a replay; left out, everything is as released. */
export interface ReplayOptions {
  /** Default `digest`. */
  readonly keep?: ReplayKeep;
  /** Other weights; on the five-stage plan whatever the score. */
  readonly riskWeights?: ReplayRiskWeights;
  /** Pillars to switch off. */
  readonly pillars?: Partial<ReplayPillars>;
  /** Other policies. */
  readonly policies?: readonly ReplayPolicy[];
  /** Other constants. */
  readonly constants?: Partial<ReplayConstants>;
  /** Canary measurements to keep, for the first so many deployments; default 0. */
  readonly canaryMetricsOfFirst?: number;
}

/** Settings that have been checked and completed. */
export interface CheckedOptions {
  readonly keep: ReplayKeep;
  /** Sum to 1. */
  readonly riskWeights: ReplayRiskWeights;
  readonly pillars: ReplayPillars;
  readonly policies: readonly ReplayPolicy[];
  readonly constants: ReplayConstants;
  readonly canaryMetricsOfFirst: number;
  /** Whether retrieval and risk score can be left out without moving anything that is kept. */
  readonly scoreUnused: boolean;
}

/** Checks and completes settings. @throws ArgumentError with what was expected and what came */
export function checkOptions(options: ReplayOptions): CheckedOptions {
  const { keep = 'digest', canaryMetricsOfFirst = 0 } = options;
  if (!['digest', 'rows', 'figures'].includes(keep)) {
    throw expected('options.keep', '"digest", "rows" or "figures"', keep);
  }
  if (!(Number.isInteger(canaryMetricsOfFirst) && canaryMetricsOfFirst >= 0)) {
    throw expected('options.canaryMetricsOfFirst', 'a whole number from 0', canaryMetricsOfFirst);
  }
  const pillars = { ...ALL_PILLARS, ...options.pillars };
  const policies = pillars.governance ? checkPolicies(options.policies ?? PUBLISHED_POLICIES) : [];
  const scoreBlocks = policies.some((policy) => policy.action === 'block' && looksAt(policy, 'riskScore'));
  const constants = checkConstants(options.constants ?? {});
  // as released a score moves the error rate far below its threshold; with a lower one it may reach it
  const scoreBreaches = constants.thresholdScale < 1;
  return {
    keep,
    riskWeights: normalisedWeights(options.riskWeights ?? PUBLISHED_WEIGHTS),
    pillars,
    policies,
    constants,
    canaryMetricsOfFirst,
    scoreUnused: keep === 'figures' && canaryMetricsOfFirst === 0 && !scoreBlocks && !scoreBreaches,
  };
}
