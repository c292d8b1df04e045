/** A signed log of a small run, and its verification, for tests. */
import {
  type AuditEvent,
  AuditLog,
  checkHead,
  jsonLog,
  type LogReport,
  type ReadLog,
  readLog,
  type SignedHead,
  signedCheckpoint,
  tarLog,
  verifyLogSteps,
} from '../../../engine/audit-log/index.ts';
import { type KeyTexts, loadEd25519, makeKey, signerOf } from '../../../workers/audit/keys.ts';
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

/** The JSON form taken apart: what a forger edits. */
export interface JsonFile {
  format: string;
  key: string;
  checkpoint: string;
  /** Base64 by path. */
  tiles: Record<string, string>;
  events: Record<string, unknown>[];
}

export function jsonOf(log: AuditLog, head: SignedHead): JsonFile {
  const lines = [...jsonLog(log, head)].map((line) => JSON.parse(line) as Record<string, string>);
  const tiles = lines.filter((line) => 'hashes' in line).map(({ tile, hashes }) => [tile, hashes] as const);
  const [first, ...rest] = lines.filter((line) => !('hashes' in line));
  return {
    ...first,
    tiles: Object.fromEntries(tiles) as JsonFile['tiles'],
    events: rest,
  } as unknown as JsonFile;
}

/** The file of it. */
export function textOf({ tiles, events, ...head }: JsonFile): string {
  const { checkpoint, format, key, ...more } = head;
  const hashed = Object.entries(tiles).map(([tile, hashes]) => ({ hashes, tile }));
  return [{ checkpoint, format, key, ...more }, ...hashed, ...events]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

export async function verify(file: ReadLog, expectedKey: string | null = null): Promise<LogReport> {
  const ed25519 = await loadEd25519();
  return finish(verifyLogSteps(file, await checkHead(file, ed25519.verify, expectedKey)));
}

export const readText = (text: string): ReadLog => readLog(new TextEncoder().encode(text));

export const verifyJson = (file: JsonFile): Promise<LogReport> => verify(readText(textOf(file)));

export const verifyTar = (log: AuditLog, head: SignedHead): Promise<LogReport> =>
  verify(readLog(tarLog(log, head)));
