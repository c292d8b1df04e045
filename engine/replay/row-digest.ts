/**
 * The digest of a replay's rows: SHA-256 over one line a deployment, `i|service|status|stages|microseconds|risk\n`.
 */
import { createSHA256 } from 'hash-wasm';
import { pythonFloat } from './python-text.ts';
import { REPLAY_STATUSES, type ReplayRows } from './rows.ts';
import { SERVICE_TABLE } from './world.ts';

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
  const sha256 = await createSHA256();
  return {
    reset: () => void sha256.init(),
    add(rows, from, to) {
      let text = '';
      for (let i = from; i < to; i++) text += line(rows, i);
      sha256.update(text);
    },
    hex: () => sha256.digest('hex'),
  };
}

function line(rows: ReplayRows, i: number): string {
  const service = SERVICE_TABLE[rows.service[i] as number]?.name;
  const status = REPLAY_STATUSES[rows.status[i] as number];
  const risk = pythonFloat(rows.riskScore[i] as number);
  return `${i}|${service}|${status}|${rows.stagesRun[i]}|${rows.cycleTimeMicroseconds[i]}|${risk}\n`;
}
