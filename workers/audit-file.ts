/** The door for files that are said to be an audit log. */
import { expected } from '../engine/errors.ts';
import { isTar, type ReadLog, readJsonLog, readTarLog } from '../engine/governance/audit/index.ts';

/** Largest file that is read, and that is made: a run of 50,000 takes 240 MB as JSON with the default settings, and may take more. */
export const MOST_FILE_BYTES = 256 * 1024 * 1024;

/** @throws ArgumentError for a file that is too large to be read */
export function checkFileSize(bytes: number): void {
  if (bytes > MOST_FILE_BYTES)
    throw expected('audit log', `a file of at most ${MOST_FILE_BYTES} bytes (256 MB)`, bytes);
}

/**
 * Reads either form of an exported log.
 *
 * @throws ArgumentError for anything else
 */
export function readLogFile(bytes: Uint8Array): ReadLog {
  checkFileSize(bytes.length);
  if (isTar(bytes)) return readTarLog(bytes);
  return readJsonLog(textOf(bytes));
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw expected('audit log', 'JSON or a tar archive', `${bytes.length} bytes of neither`);
  }
}
