/**
 * The change that one deployment brings, and the fault it may be given (steps 1 and 2 of part C of the draws).
 */
import type { CPythonRandom } from '../random/cpython.ts';
import { SERVICE_TABLE } from './services.ts';

/** The probability that a deployment is given an injected fault at one of the first four stages. */
export const INJECTION_PROBABILITY = 0.003;

/** The stages that an injected fault may fall on: the first four. */
export const INJECTABLE_STAGES = 4;

/** One deployment's change. */
export interface Change {
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

/** Draws one change. A risky one (8 %) is longer and touches more files. */
export function drawChange(random: CPythonRandom): Change {
  const service = random.below(SERVICE_TABLE.length);
  const risky = random.random() < 0.08;
  const lines = risky ? random.randint(400, 1000) : random.randint(10, 400);
  const files = risky ? random.randint(15, 50) : random.randint(1, 15);
  const migration = random.random() < 0.08;
  const config = random.random() < 0.2;
  const hotfix = random.random() < 0.03;
  const hour = random.randint(9, 15);
  const weekday = random.randint(0, 3);
  const injectedStage =
    random.random() < INJECTION_PROBABILITY ? random.randint(0, INJECTABLE_STAGES - 1) : -1;
  return { service, lines, files, migration, config, hotfix, hour, weekday, injectedStage };
}
