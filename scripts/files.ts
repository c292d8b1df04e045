/** Files of the commands: read with an error in words, written beside and then renamed, so that nothing is lost half way. */
import { randomUUID } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { expected } from '../engine/errors.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be opened',
  EPERM: 'it may not be opened',
  EROFS: 'its disk cannot be written',
  ENOSPC: 'its disk is full',
  EMFILE: 'too many files are open',
};

/** Why a file could not be opened, in words; for an error that has no code, its own. */
export function fileReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return reasons[String(Reflect.get(error, 'code'))] ?? error.message;
}

/** @param where the option that names it. @throws ArgumentError when it cannot be read */
export function readInput(where: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw expected(where, 'a file that can be read', file, fileReason(error));
  }
}

/** The file behind links; a file that is not there yet, in its folder. */
function placeOf(file: string): string {
  const full = resolve(file);
  return existsSync(full) ? realpathSync(full) : join(realpathSync(dirname(full)), basename(full));
}

/** A device or a pipe has nothing to lose, and cannot be renamed over. */
const isSpecial = (file: string): boolean =>
  existsSync(file) && !statSync(file).isFile() && !statSync(file).isDirectory();

/**
 * Looks, before the work, whether a file can be written after it; nothing is touched.
 *
 * @param inputs files that are read: none of them may be written over
 * @throws ArgumentError
 */
export function checkOutput(where: string, file: string, inputs: readonly string[] = []): void {
  try {
    if (existsSync(file)) {
      if (statSync(file).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
      accessSync(file, constants.W_OK);
    }
    if (!isSpecial(file)) accessSync(dirname(resolve(file)), constants.W_OK);
  } catch (error) {
    throw expected(where, 'a file that can be written', file, fileReason(error));
  }
  const same = inputs.find((input) => existsSync(input) && placeOf(input) === placeOf(file));
  if (same !== undefined) throw expected(where, 'another file than the one that is read', file);
}

/** Whole or not at all: what was there stays until the new text is complete. @throws ArgumentError */
export function writeOutput(where: string, file: string, content: string | Uint8Array): void {
  if (isSpecial(file)) {
    writeFileSync(file, content);
    return;
  }
  const target = existsSync(file) ? realpathSync(file) : file;
  const beside = join(dirname(target), `.${basename(target)}.${randomUUID().slice(0, 8)}`);
  try {
    writeFileSync(beside, content);
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw expected(where, 'a file that can be written', file, fileReason(error));
  }
}
