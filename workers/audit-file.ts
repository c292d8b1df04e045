/** The door for files that are said to be an audit log. */

import { isTar, type ReadLog, readJsonLogSteps, readTarLog } from '../engine/audit-log/index.ts';
import { expected } from '../engine/errors.ts';

/** Largest file that is read, and that is made: a run of 50,000 takes 240 MB as JSON with the default settings, and may take more. */
export const MOST_FILE_BYTES = 256 * 1024 * 1024;

/** @throws ArgumentError for a file that is too large to be read */
export function checkFileSize(bytes: number): void {
  if (bytes > MOST_FILE_BYTES)
    throw expected('audit log', `a file of at most ${MOST_FILE_BYTES} bytes (256 MB)`, bytes);
}

/** What some editors put before UTF-8. */
const MARK = [0xef, 0xbb, 0xbf] as const;
const isMarked = (bytes: Uint8Array): boolean => MARK.every((byte, i) => bytes[i] === byte);

/**
 * Reads either form of an exported log. Yields how many bytes are done.
 *
 * @throws ArgumentError for anything else
 */
export function* readLogSteps(
  bytes: Uint8Array,
): Generator<{ readonly done: number; readonly total: number }, ReadLog, void> {
  const total = bytes.length;
  checkFileSize(total);
  if (isTar(bytes)) return readTarLog(bytes);
  const steps = readJsonLogSteps(isMarked(bytes) ? bytes.subarray(MARK.length) : bytes);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield { done: step.value, total };
  }
}
