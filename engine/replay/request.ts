/**
 * What to replay, checked once at the door: how many deployments, and the seed.
 */
import { expected } from '../errors.ts';
import { deploymentsInWords, MOST_DEPLOYMENTS } from '../limits.ts';

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
 *
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
 *
 * @throws ArgumentError for any other text; zero is left to `checkRequest`, which says why
 */
export function seedFromText(text: string): bigint {
  if (!/^[+-]?\d+$/.test(text.trim())) {
    throw expected('seed', 'an integer other than 0', text, 'write decimal digits, such as 24');
  }
  const digits = text.trim().replace(/^[+-]/, '');
  return text.trim().startsWith('-') ? -BigInt(digits) : BigInt(digits);
}
