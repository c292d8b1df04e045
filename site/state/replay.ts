/**
 * The door for addresses of the published code's page. Its own keys name the replay; the study's keys are carried along,
 * so that the links to the other pages open the run that the reader came from. Nothing of it is ever evaluated.
 */
import { expected } from '../../engine/errors.ts';
import { deploymentsInWords, LONGEST_SEED, MOST_DEPLOYMENTS } from '../../engine/limits.ts';
import { checkRequest, seedFromText } from '../../engine/replay/request.ts';
import { PUBLISHED_DEFAULTS } from '../../engine/replay/versions.ts';
import type { Scenario } from '../../engine/simulator/scenario.ts';
import { type Address, attemptInto, LONGEST_ADDRESS, ownQuery, pairsIn, parseAddress } from './address.ts';

export interface ReplayRun {
  readonly seed: bigint;
  readonly deployments: number;
}

/** What the published code runs when nothing is said. */
export const defaultReplay: ReplayRun = Object.freeze({
  seed: BigInt(PUBLISHED_DEFAULTS.seed),
  deployments: PUBLISHED_DEFAULTS.deployments,
});

/** The published default, and the one that its documentation uses. */
export const namedSeeds = [
  { seed: String(PUBLISHED_DEFAULTS.seed), about: 'the published code’s default' },
  { seed: '42', about: 'the seed in its documents' },
] as const;

/** Quick demo, default, full demo, and the size of the published study. */
export const replaySizes = [100, 500, 1000, 15_847] as const;

export function sameReplay(a: ReplayRun, b: ReplayRun): boolean {
  return a.seed === b.seed && a.deployments === b.deployments;
}

export const seedKey = 'replay-seed';
export const sizeKey = 'replay-n';

export interface ReplayAddress extends Address<ReplayRun> {
  /** The study's part of the address, without `?`; empty when it cannot be read. */
  readonly study: string;
}

/** @param query what stands after `?`, with or without it */
export function parseReplayAddress(query: string, scenarios: readonly Scenario[]): ReplayAddress {
  if (query.length > LONGEST_ADDRESS)
    return { ...parseAddress(query, scenarios), run: defaultReplay, study: '' };
  const parts = query.replace(/^\?/, '').split('&');
  const isOwn = (part: string): boolean => [seedKey, sizeKey].includes(part.split('=')[0] ?? '');
  const others = parts.filter((part) => !isOwn(part)).join('&');
  const { problems: ofStudy, ignored } = parseAddress(others, scenarios);
  const problems = [...ofStudy];
  const study = problems.length === 0 ? ownQuery(others) : '';
  const attempt = attemptInto(problems);
  const pairs = pairsIn(parts.filter(isOwn), attempt);
  const read = <T>(key: string, parse: (text: string) => T, otherwise: T): T => {
    const text = pairs.get(key);
    return text === undefined ? otherwise : attempt(() => parse(text), otherwise);
  };
  const run = {
    seed: read(seedKey, readReplaySeed, defaultReplay.seed),
    deployments: read(sizeKey, readReplaySize, defaultReplay.deployments),
  };
  return { run: problems.length > 0 ? defaultReplay : run, problems, ignored, study };
}

/** `replay-seed=24&replay-n=500`, after what is carried along: both always, so that the link keeps its meaning. */
export function formatReplayAddress({ seed, deployments }: ReplayRun, study: string): string {
  const own = `${seedKey}=${seed}&${sizeKey}=${deployments}`;
  return study === '' ? own : `${study}&${own}`;
}

/** @throws ArgumentError for anything but a whole number other than 0, in the engine's words */
export function readReplaySeed(text: string): bigint {
  // Python takes any number of digits, an address should not
  if (text.length > LONGEST_SEED) throw expected('seed', `at most ${LONGEST_SEED} digits`, text);
  return checkRequest({ seed: seedFromText(text), deployments: 1 }).seed;
}

/** @throws ArgumentError for anything but a whole number in range */
export function readReplaySize(text: string): number {
  const size = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (!(size >= 1 && size <= MOST_DEPLOYMENTS)) {
    throw expected('deployments', deploymentsInWords, text);
  }
  return size;
}
