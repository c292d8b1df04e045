/** What the build draws into the pages: the committed run's result. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BuiltIn } from '../pages/pages.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs scripts/draw-committed.ts, which needs a global document and so a process of its own. */
export async function drawBuiltIn(): Promise<BuiltIn> {
  const args = ['--import', 'tsx', 'scripts/draw-committed.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 2 ** 26 });
  return JSON.parse(stdout) as BuiltIn;
}
