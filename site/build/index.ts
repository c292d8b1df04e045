/** The site's plugins, in the order in which they must work: the offline copy lists what all before it have written. */
import type { Plugin } from 'vite';
import { contentSecurity, earlyRequests, fontPreload, startGuard, themeBeforePaint } from './head.ts';
import { hosting } from './hosting.ts';
import { notFoundPage } from './not-found.ts';
import { notebookSource } from './notebook-source.ts';
import { offlineCopy } from './offline.ts';
import { virtualPages } from './pages.ts';
import { redirects } from './redirects.ts';

export function sitePlugins(): Plugin[] {
  return [
    notebookSource(),
    virtualPages(),
    fontPreload(),
    earlyRequests(),
    themeBeforePaint(),
    startGuard(),
    contentSecurity(),
    notFoundPage(),
    redirects(),
    hosting(),
    offlineCopy(),
  ];
}
