/**
 * The change that one deployment brings, and the fault it may be given (steps 1 and 2 of part C of the draws).
 */
import type { CPythonRandom } from '../random/cpython.ts';
import { PUBLISHED_CONSTANTS, type ReplayConstants } from './constants.ts';
import { SERVICE_TABLE } from './world.ts';

/** The probability that a deployment is given an injected fault at one of the first four stages. */
export const INJECTION_PROBABILITY = PUBLISHED_CONSTANTS.injectionProbability;

/** The stages that an injected fault may fall on: the first four. */
export const INJECTABLE_STAGES = 4;

/** One deployment's change. */
export interface ReplayChange {
  /** Index into `SERVICE_TABLE`. */
  readonly service: number;
  /** Changed lines, 10–1,000. */
  readonly lines: number;
  /** Changed files, 1–50. */
  readonly files: number;
  readonly migration: boolean;
  readonly config: boolean;
  readonly hotfix: boolean;
  /** Hour of the day, 9–15: never an evening or a night. */
  readonly hour: number;
  /** 0 Monday to 3 Thursday: never a Friday or a weekend. */
  readonly weekday: number;
  /** The stage (0–3) that is given a fault, or −1. */
  readonly injectedStage: number;
}

/** Draws one change. A risky one (8%) is longer and touches more files. */
export function drawChange(
  random: CPythonRandom,
  constants: ReplayConstants = PUBLISHED_CONSTANTS,
): ReplayChange {
  const service = random.below(SERVICE_TABLE.length);
  const risky = random.random() < constants.riskyProbability;
  const lineBounds = risky ? constants.riskyLines : constants.lines;
  const lines = random.randint(lineBounds[0], lineBounds[1]);
  const fileBounds = risky ? constants.riskyFiles : constants.files;
  const files = random.randint(fileBounds[0], fileBounds[1]);
  const migration = random.random() < constants.migrationProbability;
  const config = random.random() < constants.configProbability;
  const hotfix = random.random() < constants.hotfixProbability;
  const hour = random.randint(constants.hour[0], constants.hour[1]);
  const weekday = random.randint(constants.weekday[0], constants.weekday[1]);
  const injectedStage =
    random.random() < constants.injectionProbability ? random.randint(0, INJECTABLE_STAGES - 1) : -1;
  return { service, lines, files, migration, config, hotfix, hour, weekday, injectedStage };
}
