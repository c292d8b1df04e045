/** The site that `build.ts` builds while the first tests run. */
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';

const { folder, report } = inject('siteBuild');
while (!existsSync(report)) await setTimeout(100);
const problem = readFileSync(report, 'utf8');

/** @returns its folder */
export function builtSite(): string {
  if (problem !== '') throw new Error(`test/site: expected the site to build, vite said:\n${problem}`);
  return folder;
}
