/**
 * The deployments of a replay as typed columns: 40 bytes a deployment. The rest of the code sees `replayRowAt(rows, i)`.
 */

import { loadSha256 } from '../audit-log/sha256.ts';
import { type ColumnsOf, createColumns, float64, int8, uint8, uint16, uint32 } from '../columns.ts';
import { expected } from '../errors.ts';
import { CANARY_STAGES } from './canary.ts';
import { minutesOf } from './cycle-time.ts';
import { pythonFloat } from './python-text.ts';
import { type ReplayRiskLevel, RISK_LEVELS } from './risk.ts';
import { type ReplayChange, SERVICE_TABLE } from './world.ts';

/** How a deployment ended: completed; rolled back by a canary breach; failed (blocked, or an exception). */
export const REPLAY_STATUSES = ['completed', 'rolled_back', 'failed'] as const;
export type ReplayStatus = (typeof REPLAY_STATUSES)[number];

/** The columns; entry i is deployment i, counted from 0. */
const columns = {
  /** Index into `SERVICE_TABLE`. */
  service: uint8,
  /** Changed lines, 10–1,000. */
  lines: uint16,
  /** Changed files, 1–50. */
  files: uint8,
  /** 1 with a database migration. */
  migration: uint8,
  /** 1 with a change of configuration. */
  config: uint8,
  /** 1 for a hotfix. */
  hotfix: uint8,
  /** Hour of the day, 9–15. */
  hour: uint8,
  /** 0 Monday to 3 Thursday. */
  weekday: uint8,
  /** Stage (index into `CANARY_STAGES`) given a fault, 0–3, or −1. It may not be reached. */
  injectedStage: int8,
  /** Index into `REPLAY_STATUSES`. */
  status: uint8,
  /** Canary stages run, 0 (no canary) to 5. */
  stagesRun: uint8,
  /** Stage (index into `CANARY_STAGES`) of the rollback, or −1. */
  rollbackStage: int8,
  /** Cycle time in microseconds, 600,000,000–2,400,000,000 (10–40 minutes). */
  cycleTimeMicroseconds: uint32,
  /** Recorded time of the canary stages run, seconds, 0–3,000. Not part of the cycle time. */
  canarySeconds: uint16,
  /** Risk score in [0, 1]; NaN with risk scoring off. */
  riskScore: float64,
  /** Index into `RISK_LEVELS`. */
  riskLevel: uint8,
  /** Earlier deployments retrieved, 0–10. */
  similar: uint8,
  /** How many of those failed, 0–10. */
  similarFailures: uint8,
  /** Confidence of the retrieval in [.3, .98]; NaN with context ingestion off. */
  confidence: float64,
  /** 1 if an approval was asked for, and granted at once. */
  approval: uint8,
  /** Audit entries written, 5–7; 0 where a pillar is off, of which the specification says nothing. */
  auditEvents: uint8,
};

export type ReplayRows = { /** Deployments. */ readonly length: number } & ColumnsOf<typeof columns>;

/** One deployment, read from the columns. */
export interface ReplayRow extends Omit<ReplayChange, 'service' | 'injectedStage'> {
  readonly service: string;
  /** A stage's name, such as `25%`, or null. */
  readonly injectedStage: string | null;
  readonly status: ReplayStatus;
  readonly stagesRun: number;
  /** A stage's name, or null. */
  readonly rollbackStage: string | null;
  readonly cycleTimeMicroseconds: number;
  /** Minutes. */
  readonly cycleTimeMinutes: number;
  /** Seconds. */
  readonly canarySeconds: number;
  readonly riskScore: number;
  readonly riskLevel: ReplayRiskLevel;
  readonly similar: number;
  readonly similarFailures: number;
  readonly confidence: number;
  readonly approval: boolean;
  readonly auditEvents: number;
}

/** Empty columns for n deployments. */
export function createRows(length: number): ReplayRows {
  return { length, ...createColumns(columns, length) };
}

/** Reads deployment i, 0 ≤ i < length. @throws ArgumentError outside */
export function replayRowAt(rows: ReplayRows, i: number): ReplayRow {
  if (!(Number.isInteger(i) && i >= 0 && i < rows.length)) {
    throw expected('replayRowAt', `a whole number from 0 to ${rows.length - 1}`, i);
  }
  const number = (column: { readonly [i: number]: number }): number => column[i] as number;
  const stageName = (stage: number): string | null => CANARY_STAGES[stage]?.name ?? null;
  return {
    service: (SERVICE_TABLE[number(rows.service)] as { name: string }).name,
    lines: number(rows.lines),
    files: number(rows.files),
    migration: number(rows.migration) === 1,
    config: number(rows.config) === 1,
    hotfix: number(rows.hotfix) === 1,
    hour: number(rows.hour),
    weekday: number(rows.weekday),
    injectedStage: stageName(number(rows.injectedStage)),
    status: REPLAY_STATUSES[number(rows.status)] as ReplayStatus,
    stagesRun: number(rows.stagesRun),
    rollbackStage: stageName(number(rows.rollbackStage)),
    cycleTimeMicroseconds: number(rows.cycleTimeMicroseconds),
    cycleTimeMinutes: minutesOf(number(rows.cycleTimeMicroseconds)),
    canarySeconds: number(rows.canarySeconds),
    riskScore: number(rows.riskScore),
    riskLevel: RISK_LEVELS[number(rows.riskLevel)] as ReplayRiskLevel,
    similar: number(rows.similar),
    similarFailures: number(rows.similarFailures),
    confidence: number(rows.confidence),
    approval: number(rows.approval) === 1,
    auditEvents: number(rows.auditEvents),
  };
}

// The digest of a replay's rows: SHA-256 over one line per deployment, `i|service|status|stages|microseconds|risk\n`.

/** A digest in the making: rows are added in order, and `hex` ends it. */
export interface RowDigest {
  /** Forgets all rows, to start a new run. */
  reset(): void;
  /** Adds rows from ≤ i < to. */
  add(rows: ReplayRows, from: number, to: number): void;
  /** 64 lower-case hexadecimal digits. Call once, after the last row; `reset` before the next run. */
  hex(): string;
}

/** Makes a row digest; a promise, because the hash is WebAssembly that has to be compiled first. */
export async function createRowDigest(): Promise<RowDigest> {
  const sha256 = await loadSha256();
  return {
    reset: () => void sha256.init(),
    add(rows, from, to) {
      let text = '';
      for (let i = from; i < to; i++) text += line(rows, i);
      sha256.update(text);
    },
    hex: () => sha256.digest(),
  };
}

function line(rows: ReplayRows, i: number): string {
  const service = SERVICE_TABLE[rows.service[i] as number]?.name;
  const status = REPLAY_STATUSES[rows.status[i] as number];
  const risk = pythonFloat(rows.riskScore[i] as number);
  return `${i}|${service}|${status}|${rows.stagesRun[i]}|${rows.cycleTimeMicroseconds[i]}|${risk}\n`;
}
