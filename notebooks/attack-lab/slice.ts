/** The beginning of this run's audit log, as much as the lab needs: made again here, since nothing of it is kept. */

import { type Held, type HonestLog, honestLog } from '../../engine/attacks/index.ts';
import { type AuditEvent, encodeEvent, MerkleTree, type Signer } from '../../engine/audit-log/index.ts';
import { logFindings } from '../../engine/log-checker/index.ts';
import { auditEventSteps, rulesOfRun } from '../../engine/simulator/audit-events.ts';
import type { Study } from '../../engine/simulator/study.ts';
import { loadEd25519, makeKey, signerOf } from '../../workers/audit/keys.ts';
import { createBreather } from '../../workers/core/task.ts';

/** Deployments of the slice: enough for a tree worth climbing, and no more than answers a click at once. */
const LEAST = 64;
const MOST = 384;
const EVENTS_A_BREATH = 256;
/** Between two breaths, milliseconds. */
const SLICE = 12;

export interface LabLog {
  readonly log: HonestLog;
  /** Signs for an attacker without the log's key. */
  readonly stranger: Signer;
  readonly deployments: number;
  /** The rules of the run, and what the checker finds in its log as it is. */
  readonly held: Held;
}

/** The first deployments of the run: until two of them were approved by a person, within limits; signed with a new key. */
export async function labLog(
  { config }: Study,
  signal: AbortSignal,
  breathe = createBreather(),
): Promise<LabLog> {
  const events: AuditEvent[] = [];
  let deployments = 0;
  let approvals = 0;
  const steps = auditEventSteps(config, (event) => {
    events.push(event);
    if (event.type === 'started') deployments += 1;
    if (event.type === 'approved') approvals += 1;
  });
  const enough = (): boolean => deployments >= MOST || (deployments >= LEAST && approvals >= 2);
  await withBreaths(steps, signal, breathe, enough);
  const [signer, stranger] = await Promise.all(['genops-rerun', 'somebody-else'].map(newSigner));
  const tree = new MerkleTree();
  for (const [place, event] of events.entries()) {
    if (place % EVENTS_A_BREATH === 0) await breathe();
    tree.appendEntry(encodeEvent(event));
  }
  const log = await honestLog(events, 'genops-rerun/audit', signer!, tree);
  const rules = (await withBreaths(rulesOfRun(config), signal, breathe))!;
  await breathe();
  return { log, stranger: stranger!, deployments, held: { rules, known: logFindings(events, rules) } };
}

/** Goes through steps with breaths between them; null when it had enough before their end. */
async function withBreaths<Result>(
  steps: Generator<unknown, Result, void>,
  signal: AbortSignal,
  breathe: () => Promise<void>,
  enough: () => boolean = () => false,
): Promise<Result | null> {
  let since = performance.now();
  while (!enough()) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < SLICE) continue;
    await breathe();
    signal.throwIfAborted();
    since = performance.now();
  }
  return null;
}

async function newSigner(name: string): Promise<Signer> {
  return signerOf((await makeKey(name)).secretKey, await loadEd25519());
}
