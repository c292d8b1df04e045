/** The first part of a verification: whose key signed the head. */
import {
  type Checkpoint,
  isSignedBy,
  parseCheckpoint,
  parseVerifierKey,
  type VerifySignature,
} from './checkpoint.ts';
import { attempt } from './findings.ts';
import type { SignedHead } from './log-file.ts';
import type { LogCheck, LogFinding } from './log-report.ts';

/** What the head turned out to be. */
export interface HeadCheck {
  readonly key: string | null;
  readonly checkpoint: Checkpoint | null;
  readonly findings: readonly LogFinding[];
}

/**
 * Checks key and signature.
 *
 * @param expectedKey a verifier key that the reader had from elsewhere; null to take the file's word
 */
export async function checkHead(
  file: SignedHead,
  verify: VerifySignature,
  expectedKey: string | null = null,
): Promise<HeadCheck> {
  const findings: LogFinding[] = [];
  const find = (check: LogCheck, message: string): number => findings.push({ check, event: null, message });
  const key = attempt(
    () => parseVerifierKey(file.key),
    (message) => find('key', message),
  );
  const checkpoint = attempt(
    () => parseCheckpoint(file.checkpoint),
    (message) => find('signature', message),
  );
  if (expectedKey !== null && expectedKey.trim() !== file.key.trim()) {
    find('key', `The file’s key is not the one that was expected: it is ${file.key.trim()}.`);
  }
  if (key !== null && checkpoint !== null && !(await isSignedBy(checkpoint, key, verify))) {
    find('signature', `No signature of the head is one of ${key.name}’s key.`);
  }
  return { key: key === null ? null : file.key.trim(), checkpoint, findings };
}
