/** The site that `build.ts` built before the first test. */
import { inject } from 'vitest';

/** @returns its folder */
export function builtSite(): string {
  const build = inject('siteBuild');
  if ('error' in build) throw new Error(`test/site: expected the site to build, vite said:\n${build.error}`);
  return build.folder;
}
