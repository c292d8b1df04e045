/** What the build draws into the pages: the committed run's result. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BuiltIn } from '../pages/pages.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Runs scripts/draw-committed.ts, which needs a global document and so a process of its own.
 *
 * @param kept a file that another build of the same sources has left, or that this one leaves
 */
export async function drawBuiltIn(kept = process.env['DRAWN_FILE']): Promise<BuiltIn> {
  if (kept !== undefined && existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as BuiltIn;
  const args = ['--import', 'tsx', 'scripts/draw-committed.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 2 ** 26 });
  if (kept !== undefined) writeFileSync(kept, stdout);
  return JSON.parse(stdout) as BuiltIn;
}
