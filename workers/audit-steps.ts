/** The audit worker's long work, step by step: making a log, and packing it. */
import {
  AuditLog,
  type EventType,
  type HashOf,
  jsonLog,
  MOST_FILE_BYTES,
  type SignedHead,
  tarLog,
} from '../engine/audit-log/index.ts';
import { expected } from '../engine/errors.ts';
import { auditEventSteps } from '../engine/simulator/audit-events.ts';
import type { StudyConfig } from '../engine/simulator/scenario.ts';
import type { LogForm } from './audit-contract.ts';
import type { Steps } from './task.ts';

/** Largest run whose log is kept: half a million events, 215 MB encoded, with the default settings. */
export const MOST_LOGGED = 50_000;
const EVENTS_A_STEP = 512;

/** A log as the worker keeps it. */
export interface KeptLog {
  readonly log: AuditLog;
  readonly types: Partial<Record<EventType, number>>;
  readonly starts: Uint32Array<ArrayBuffer>;
}

/** @throws ArgumentError for a bad config, and for more deployments than `MOST_LOGGED` */
export function* logSteps(config: StudyConfig, hashOf: HashOf): Steps<KeptLog> {
  if (config.deployments > MOST_LOGGED) {
    throw expected('audit log', `a run of at most ${MOST_LOGGED} deployments`, config.deployments);
  }
  const log = new AuditLog(hashOf);
  const types: Partial<Record<EventType, number>> = {};
  const starts = new Uint32Array(config.deployments);
  yield* auditEventSteps(config, (event) => {
    if (event.type === 'started') starts[event.deployment] = log.size;
    types[event.type] = (types[event.type] ?? 0) + 1;
    log.append(event);
  });
  return { log, types, starts };
}

/**
 * The file of a log.
 *
 * @param mostBytes largest file that is made: one that `readLog` takes again; left out except in tests
 * @throws ArgumentError where it would be larger
 */
export function* packSteps(
  log: AuditLog,
  head: SignedHead,
  form: LogForm,
  mostBytes = MOST_FILE_BYTES,
): Steps<Blob> {
  if (form === 'tar') {
    const archive = tarLog(log, head);
    checkPacked(archive.length, mostBytes);
    return new Blob([archive], { type: 'application/x-tar' });
  }
  const encoder = new TextEncoder();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let lines: string[] = [];
  let done = 0;
  let bytes = 0;
  const pack = (): void => {
    const piece = encoder.encode(lines.join(''));
    bytes += piece.length;
    checkPacked(bytes, mostBytes);
    pieces.push(piece);
    lines = [];
  };
  for (const line of jsonLog(log, head)) {
    lines.push(line);
    done += 1;
    if (done % EVENTS_A_STEP !== 0) continue;
    pack();
    yield { done: Math.min(done, log.size), total: log.size };
  }
  pack();
  return new Blob(pieces, { type: 'application/jsonl' });
}

function checkPacked(bytes: number, most: number): void {
  if (bytes > most)
    throw expected('audit log', `a file of at most ${most} bytes`, bytes, 'export a smaller run');
}
