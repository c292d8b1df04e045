/** A run's config, checked at the door. */
import { expected } from '../errors.ts';
import { deploymentsInWords, LONGEST_SEED, MOST_DEPLOYMENTS, seedInWords } from '../limits.ts';
import type { StudyConfig } from './scenario.ts';
import { checkValue, isParameterKey, parameters } from './settings.ts';

/** @throws ArgumentError unless it is a whole number from 1 to `MOST_DEPLOYMENTS` */
export function checkDeployments(deployments: unknown): asserts deployments is number {
  if (
    typeof deployments !== 'number' ||
    !Number.isInteger(deployments) ||
    deployments < 1 ||
    deployments > MOST_DEPLOYMENTS
  ) {
    throw expected('deployments', deploymentsInWords, deployments);
  }
}

/** Half of a surrogate pair: text that has no bytes of its own. */
const HALF_CHARACTER = /\p{Surrogate}/u;

/** @throws ArgumentError unless it is well-formed text of 1 to `LONGEST_SEED` characters */
export function checkSeed(seed: unknown): asserts seed is string {
  if (
    typeof seed !== 'string' ||
    seed.length === 0 ||
    seed.length > LONGEST_SEED ||
    HALF_CHARACTER.test(seed)
  ) {
    throw expected('seed', seedInWords, seed);
  }
}

/** @throws ArgumentError for a bad number of deployments, seed or setting */
export function checkConfig(config: StudyConfig): void {
  checkDeployments(config.deployments);
  checkSeed(config.seed);
  for (const key of Object.keys(parameters)) {
    if (isParameterKey(key)) checkValue(key, config.settings[key]);
  }
}
