/** What the audit log's worker can do. It keeps one log, of the run that it was last asked about. */
import {
  type ConsistencyClaim,
  checkHead,
  type LogReport,
  type SignedHead,
  signedCheckpoint,
  type TreeHead,
  verifierKeyText,
  verifyLogSteps,
} from '../engine/audit-log/index.ts';
import { auditOrigin } from '../engine/simulator/audit-events.ts';
import { rulesOfRun } from '../engine/simulator/rules-of-run.ts';
import type { StudyConfig } from '../engine/simulator/scenario.ts';
import type { EventProof, LogFacts, LogForm } from './audit-contract.ts';
import { loadEd25519 } from './audit-ed25519.ts';
import { checkFileSize, readLogSteps } from './audit-file.ts';
import { judgeSteps, type LogJudgement } from './audit-judge.ts';
import { type KeyTexts, makeKey, signerOf } from './audit-keys.ts';
import { type KeptLog, logSteps, packSteps } from './audit-steps.ts';
import { noBuffers, type Steps, type Task, type TaskApi, type WaitingSteps } from './task.ts';
import { createTaskApi } from './task-api.ts';

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
  function* keptSteps(config: StudyConfig): Steps<KeptLog> {
    const of = JSON.stringify(config);
    if (kept?.of === of) return kept.log;
    kept = null; // one at a time: a full study's takes 35 MB
    const log = yield* logSteps(config);
    kept = { of, log };
    return log;
  }
  const tasks: AuditTasks = {
    make: {
      steps: function* (config) {
        const { log, types, starts } = yield* keptSteps(config);
        const { size, bytes, tree } = log;
        return { origin: auditOrigin(config), size, bytes, root: tree.root().slice(), types, starts };
      },
      buffers: noBuffers, // the worker keeps what it tells
    },
    prove: {
      steps: function* (config, index) {
        const { log } = yield* keptSteps(config);
        const proof = log.tree.inclusionProof(index).map((hash) => hash.slice());
        const entry = log.entry(index).slice();
        return { event: log.event(index), entry, size: log.size, root: log.tree.root().slice(), proof };
      },
      buffers: noBuffers,
    },
    compare: {
      steps: function* (config, oldSize, newSize) {
        const { tree } = (yield* keptSteps(config)).log;
        const proof = tree.consistencyProof(oldSize, newSize).map((hash) => hash.slice());
        const [oldRoot, newRoot] = [tree.root(oldSize).slice(), tree.root(newSize).slice()];
        return { oldSize, newSize, oldRoot, newRoot, proof };
      },
      buffers: noBuffers,
    },
    judge: {
      steps: function* (config) {
        const { log } = yield* keptSteps(config);
        const head = { size: log.size, root: log.tree.root() };
        const judged = { head, size: log.size, event: (index: number) => log.event(index) };
        return yield* judgeSteps(judged, yield* rulesOfRun(config));
      },
      buffers: noBuffers,
    },
    makeKey: { steps: (name) => waited(() => makeKey(name)), buffers: noBuffers },
    sign: {
      steps: (head, secretKey) =>
        waited(async () => {
          const signer = await signerOf(secretKey);
          return { checkpoint: await signedCheckpoint(head, signer), key: verifierKeyText(signer) };
        }),
      buffers: noBuffers,
    },
    pack: {
      steps: function* (config, head, form) {
        const { log } = yield* keptSteps(config);
        return yield* packSteps(log, head, form);
      },
      buffers: noBuffers,
    },
    verify: {
      steps: async function* (file, expectedKey) {
        checkFileSize(file.size);
        const log = yield* partOf(readLogSteps(new Uint8Array(await file.arrayBuffer())), 0, READING);
        const { verify } = await loadEd25519();
        const steps = verifyLogSteps(log, await checkHead(log, verify, expectedKey));
        return yield* partOf(steps, log.form === 'json' ? READING : 0, 1);
      },
      buffers: noBuffers,
    },
  };
  return createTaskApi(tasks, sliceMs);
}

/** Part of a JSON log's verification that is reading it; an archive's takes no time. */
const READING = 0.6;

/** Steps as a part of the whole work, from one share of it to another. */
function* partOf<T>(steps: Steps<T>, from: number, to: number): Steps<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    const { done, total } = step.value;
    yield { done: from + (to - from) * (total === 0 ? 1 : done / total), total: 1 };
  }
}

/** Work without steps: a task is a generator, and this one only waits. */
// oxlint-disable-next-line require-yield
async function* waited<T>(work: () => Promise<T>): WaitingSteps<T> {
  return work();
}
