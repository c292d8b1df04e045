/** The site's plugins, in the order in which they must work: the offline copy lists what all before it have written. */
import type { Plugin } from 'vite';
import { contentSecurity, earlyRequests, fontPreload, startGuard, themeBeforePaint } from './head.ts';
import { hosting } from './hosting.ts';
import { noEval } from './no-eval.ts';
import { notFoundPage } from './not-found.ts';
import { notebookSource } from './notebook-source.ts';
import { offlineCopy } from './offline.ts';
import { singlePage, virtualPages } from './pages.ts';
import { redirects } from './redirects.ts';
import { sandbox } from './sandbox.ts';
import { singleFile, workersInFile } from './single-file.ts';

/**
 * @stdlib is CommonJS without a word about side effects, so a page that imports one interval would get all special
 * functions with it (40 kB gzipped); they have none.
 */
export const treeshake = { moduleSideEffects: [{ test: /node_modules\/@stdlib\//, sideEffects: false }] };

export function sitePlugins(): Plugin[] {
  return [
    noEval(),
    notebookSource(),
    virtualPages(),
    fontPreload(),
    earlyRequests(),
    themeBeforePaint(),
    startGuard(),
    contentSecurity(),
    notFoundPage(),
    redirects(),
    sandbox(),
    hosting(),
    offlineCopy(),
  ];
}

export function singleFilePlugins(): Plugin[] {
  return [
    noEval(),
    notebookSource(),
    workersInFile(),
    virtualPages(singlePage),
    themeBeforePaint(),
    startGuard(),
    singleFile(),
  ];
}
