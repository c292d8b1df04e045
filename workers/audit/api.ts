/** What the audit log's worker can do. It keeps one log, of the run that it was last asked about. */
import {
  type AuditEvent,
  AuditLog,
  type ConsistencyClaim,
  checkFileSize,
  checkHead,
  type EventType,
  type HashOf,
  hashBy,
  jsonLog,
  type LogReport,
  loadSha256,
  MOST_FILE_BYTES,
  readLog,
  type SignedHead,
  signedCheckpoint,
  type TreeHead,
  tarLog,
  verifierKeyText,
  verifyLogSteps,
} from '../../engine/audit-log/index.ts';
import { expected } from '../../engine/errors.ts';
import { auditEventSteps, auditOrigin, rulesOfRun } from '../../engine/simulator/audit-events.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import { createTaskApi } from '../core/api.ts';
import type { Steps } from '../core/task.ts';
import { type Task, type TaskApi, type WaitingSteps } from '../core/task.ts';

import { judgeSteps, type LogJudgement } from './judge.ts';
import { type KeyTexts, loadEd25519, makeKey, signerOf } from './keys.ts';

/** What a run's log is. */
export interface LogFacts {
  /** First line of its heads: which log, by its run. */
  readonly origin: string;
  readonly size: number;
  /** Bytes of all entries. */
  readonly bytes: number;
  readonly root: Uint8Array;
  /** Events of each type that occurs. */
  readonly types: Readonly<Partial<Record<EventType, number>>>;
  /** Place of the first event of each deployment. */
  readonly starts: Uint32Array<ArrayBuffer>;
}

/** An event, and the proof that it stands in the log. */
export interface EventProof {
  readonly event: AuditEvent;
  readonly entry: Uint8Array;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

export type LogForm = 'json' | 'tar';

/** A type alias: an interface has no index signature. */
export type AuditTasks = {
  readonly make: Task<[config: StudyConfig], LogFacts>;
  readonly prove: Task<[config: StudyConfig, event: number], EventProof>;
  readonly compare: Task<[config: StudyConfig, oldSize: number, newSize: number], ConsistencyClaim>;
  readonly judge: Task<[config: StudyConfig], LogJudgement>;
  readonly makeKey: Task<[name: string], KeyTexts>;
  readonly sign: Task<[head: TreeHead, secretKey: string], SignedHead>;
  readonly pack: Task<[config: StudyConfig, head: SignedHead, form: LogForm], Blob>;
  readonly verify: Task<[file: Blob, expectedKey: string | null], LogReport>;
};

/** @param sliceMs work between two breaths; left out except in tests */
export function createAuditApi(sliceMs?: number): TaskApi {
  let kept: { readonly of: string; readonly log: KeptLog } | null = null;
  const hashing = loadSha256().then(hashBy);
  async function* keptSteps(config: StudyConfig): WaitingSteps<KeptLog> {
    const of = JSON.stringify(config);
    if (kept?.of === of) return kept.log;
    kept = null; // one at a time: a full study's takes 90 MB
    const log = yield* logSteps(config, await hashing);
    kept = { of, log };
    return log;
  }
  const tasks: AuditTasks = {
    make: {
      // no memory is handed over: the worker keeps what it tells
      steps: async function* (config) {
        const { log, types, starts } = yield* keptSteps(config);
        const { size, bytes, tree } = log;
        return { origin: auditOrigin(config), size, bytes, root: tree.root().slice(), types, starts };
      },
    },
    prove: {
      steps: async function* (config, index) {
        const { log } = yield* keptSteps(config);
        const proof = log.tree.inclusionProof(index).map((hash) => hash.slice());
        const entry = log.entry(index).slice();
        return { event: log.event(index), entry, size: log.size, root: log.tree.root().slice(), proof };
      },
    },
    compare: {
      steps: async function* (config, oldSize, newSize) {
        const { tree } = (yield* keptSteps(config)).log;
        const proof = tree.consistencyProof(oldSize, newSize).map((hash) => hash.slice());
        const [oldRoot, newRoot] = [tree.root(oldSize).slice(), tree.root(newSize).slice()];
        return { oldSize, newSize, oldRoot, newRoot, proof };
      },
    },
    judge: {
      steps: async function* (config) {
        const { log } = yield* keptSteps(config);
        const head = { size: log.size, root: log.tree.root() };
        const judged = { head, size: log.size, event: (index: number) => log.event(index) };
        const rules = yield* rulesOfRun(config);
        return yield* judgeSteps(judged, rules);
      },
    },
    makeKey: { steps: (name) => waited(() => makeKey(name)) },
    sign: {
      steps: (head, secretKey) =>
        waited(async () => {
          const signer = await signerOf(secretKey);
          return { checkpoint: await signedCheckpoint(head, signer), key: verifierKeyText(signer) };
        }),
    },
    pack: {
      steps: async function* (config, head, form) {
        const { log } = yield* keptSteps(config);
        return yield* packSteps(log, head, form);
      },
    },
    verify: {
      steps: async function* (file, expectedKey) {
        checkFileSize(file.size);
        const log = readLog(new Uint8Array(await file.arrayBuffer()));
        const { verify } = await loadEd25519();
        return yield* verifyLogSteps(log, await checkHead(log, verify, expectedKey), await hashing);
      },
    },
  };
  return createTaskApi(tasks, sliceMs);
}

/** Work without steps: a task is a generator, and this one only waits. */
// oxlint-disable-next-line require-yield -- a task is a generator, and this one has no steps
async function* waited<T>(work: () => Promise<T>): WaitingSteps<T> {
  return work();
}

/** Largest run whose log is kept: half a million events, 215 MB encoded, with the default settings. */
const MOST_LOGGED = 50_000;
const EVENTS_A_STEP = 512;

/** A log as the worker keeps it. */
interface KeptLog {
  readonly log: AuditLog;
  readonly types: Partial<Record<EventType, number>>;
  readonly starts: Uint32Array<ArrayBuffer>;
}

/** @throws ArgumentError for a bad config, and for more deployments than `MOST_LOGGED` */
function* logSteps(config: StudyConfig, hashOf: HashOf): Steps<KeptLog> {
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
