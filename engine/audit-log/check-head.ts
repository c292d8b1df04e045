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
  readonly notAsked: readonly LogCheck[];
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
    (message) => find('head', message),
  );
  const notAsked: LogCheck[] = [];
  const named = key === null ? null : file.key.trim();
  if (named === null || expectedKey === null) notAsked.push('expected-key');
  else if (expectedKey.trim() !== named) {
    find('expected-key', `The file’s key is not the one that was expected: it is ${named}.`);
  }
  if (key === null || checkpoint === null) notAsked.push('signature');
  else if (!(await isSignedBy(checkpoint, key, verify))) {
    find('signature', `The head is not signed with ${key.name}’s key.`);
  }
  return { key: named, checkpoint, findings, notAsked };
}
