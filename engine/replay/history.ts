/** The 5,000 earlier deployments that the first release makes up before it starts (part B of the draws). */
import type { CPythonRandom } from '../random/cpython.ts';
import { PUBLISHED_CONSTANTS } from './constants.ts';

/** Records in a history. */
export const HISTORY_LENGTH = 5_000;

/** The twelve services that have a history, in the order of the choice; all of them are in the service table. */
export const HISTORY_SERVICES: readonly string[] = [
  'auth-service',
  'payment-gateway',
  'user-api',
  'notification-svc',
  'search-engine',
  'inventory-mgmt',
  'order-processor',
  'analytics',
  'cdn-proxy',
  'config-service',
  'logging-agent',
  'metrics-collector',
];

/** Reasons a failed record may give. */
export const FAILURE_REASONS: readonly string[] = [
  'latency_spike',
  'error_rate_exceeded',
  'memory_exhaustion',
  'dependency_timeout',
  'config_mismatch',
  'db_connection_pool_exhausted',
];

/** Where a failed record may have failed. */
export const FAILURE_STAGES: readonly string[] = [
  'canary_1%',
  'canary_5%',
  'canary_25%',
  'canary_50%',
  'production',
];

const DAYS_BACK = 240;

/** The history in columns, one entry a record, in the order drawn. */
export interface History {
  /** Index into `HISTORY_SERVICES`. */
  readonly service: Uint8Array;
  /** 1 if the record succeeded. */
  readonly succeeded: Uint8Array;
  /** Changed lines, 5–2,000. */
  readonly lines: Uint16Array;
  /** 1 with a database migration. */
  readonly migration: Uint8Array;
  /** 1 with a change of configuration. */
  readonly config: Uint8Array;
  /** Index into `FAILURE_REASONS`; −1 for a success. */
  readonly reason: Int8Array;
  /** Index into `FAILURE_STAGES`; −1 for a success. */
  readonly stage: Int8Array;
  /** Whole days before the run, rounded down: −1 (made up to lie a few hours ahead) to 240. */
  readonly ageDays: Int16Array;
}

/** Draws the history. The number of words taken differs from record to record: failures draw a reason and a stage. */
export function drawHistory(
  random: CPythonRandom,
  historySuccess: number = PUBLISHED_CONSTANTS.historySuccess,
): History {
  const history: History = {
    service: new Uint8Array(HISTORY_LENGTH),
    succeeded: new Uint8Array(HISTORY_LENGTH),
    lines: new Uint16Array(HISTORY_LENGTH),
    migration: new Uint8Array(HISTORY_LENGTH),
    config: new Uint8Array(HISTORY_LENGTH),
    reason: new Int8Array(HISTORY_LENGTH).fill(-1),
    stage: new Int8Array(HISTORY_LENGTH).fill(-1),
    ageDays: new Int16Array(HISTORY_LENGTH),
  };
  for (let i = 0; i < HISTORY_LENGTH; i++) drawRecord(random, history, i, historySuccess);
  return history;
}

function drawRecord(random: CPythonRandom, history: History, i: number, historySuccess: number): void {
  history.service[i] = random.below(HISTORY_SERVICES.length);
  const days = random.randint(0, DAYS_BACK);
  const hours = random.randint(0, 23);
  const minutes = random.randint(0, 59);
  history.ageDays[i] = DAYS_BACK - days - (hours === 0 && minutes === 0 ? 0 : 1);

  const lines = random.randint(5, 2000);
  const migration = random.random() < 0.15;
  const config = random.random() < 0.25;
  history.lines[i] = lines;
  history.migration[i] = migration ? 1 : 0;
  history.config[i] = config ? 1 : 0;

  const succeeded = random.random() < successProbability(historySuccess, lines, migration, config);
  history.succeeded[i] = succeeded ? 1 : 0;
  if (!succeeded) {
    history.reason[i] = random.below(FAILURE_REASONS.length);
    history.stage[i] = random.below(FAILURE_STAGES.length);
  }
}

/** Subtracted in this order: the last bit of the sum depends on it. */
function successProbability(base: number, lines: number, migration: boolean, config: boolean): number {
  let p = base;
  if (migration) p -= 0.08;
  if (config) p -= 0.03;
  if (lines > 500) p -= 0.05;
  if (lines > 1000) p -= 0.05;
  return p;
}
