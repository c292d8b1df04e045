/** One number for a run: equal scenario and seed give an equal digest in every browser, with any number of workers. */
import canonicalize from 'canonicalize';
import type { Sha256 } from '../audit-log/index.ts';
import { columnsOf, type Ledger } from './ledger.ts';
import type { StudyConfig } from './scenario.ts';

/** A change of the digest is a CHANGELOG entry. */
export const DIGEST_VERSION = 'genops-study/1';

/**
 * SHA-256 over: version, canonical JSON (RFC 8785) of seed, size and settings, every ledger column as little-endian
 * bytes in the order of `columnsOf`, and the last audit head. The scenario's name is left out: the same settings under
 * another name are the same run. Yields between columns.
 */
export function* digestSteps(
  config: StudyConfig,
  ledger: Ledger,
  auditHead: Uint8Array,
  sha256: Sha256,
): Generator<void, string, void> {
  const { seed, deployments, settings } = config;
  const header = canonicalize({ deployments, seed, settings });
  sha256.init().update(`${DIGEST_VERSION}\n${header}\n`);
  for (const column of columnsOf(ledger)) {
    sha256.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
    const state = sha256.save(); // another study may use the hasher meanwhile
    yield;
    sha256.load(state);
  }
  return sha256.update(auditHead).digest();
}
