/** A signed log of a small run, and its verification, for tests. */
import {
  type AuditEvent,
  AuditLog,
  checkHead,
  jsonLog,
  type LogReport,
  type ReadLog,
  readJsonLogSteps,
  readTarLog,
  type SignedHead,
  signedCheckpoint,
  tarLog,
  verifyLogSteps,
} from '../../../engine/audit-log/index.ts';
import { loadEd25519 } from '../../../workers/audit-ed25519.ts';
import { type KeyTexts, makeKey, signerOf } from '../../../workers/audit-keys.ts';
import { finish } from '../study-of.ts';

export function logOf(events: readonly AuditEvent[]): AuditLog {
  const log = new AuditLog();
  for (const event of events) log.append(event);
  return log;
}

/** Signs the log's head. */
export async function signed(log: AuditLog, keys?: KeyTexts): Promise<SignedHead & KeyTexts> {
  const pair = keys ?? (await makeKey('test'));
  const signer = await signerOf(pair.secretKey);
  const head = { origin: 'test/log', size: log.size, root: log.tree.root() };
  return { ...pair, key: pair.verifierKey, checkpoint: await signedCheckpoint(head, signer) };
}

/** The JSON form as it is parsed: what a forger edits. */
export interface JsonFile {
  key: string;
  checkpoint: string;
  tiles: Record<string, string>;
  events: Record<string, unknown>[];
}

export function jsonOf(log: AuditLog, head: SignedHead): JsonFile {
  return JSON.parse([...jsonLog(log, head)].join('')) as JsonFile;
}

export async function verify(file: ReadLog, expectedKey: string | null = null): Promise<LogReport> {
  const ed25519 = await loadEd25519();
  return finish(verifyLogSteps(file, await checkHead(file, ed25519.verify, expectedKey)));
}

export const readJsonLog = (text: string): ReadLog =>
  finish(readJsonLogSteps(new TextEncoder().encode(text)));

export const verifyJson = (file: unknown): Promise<LogReport> => verify(readJsonLog(JSON.stringify(file)));

export const verifyTar = (log: AuditLog, head: SignedHead): Promise<LogReport> =>
  verify(readTarLog(tarLog(log, head)));
