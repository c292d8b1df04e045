/** The site's plugins, in the order in which they must work: the offline copy lists what all others have written. */
import type { Plugin } from 'vite';
import { scenarios } from '../engine/simulator/scenarios/index.ts';
import { notFoundPage } from './not-found/plugin.ts';
import { notebookSource } from './notebook/plugin.ts';
import { offlineCopy } from './offline/plugin.ts';
import { pageFrame } from './pages/plugin.ts';
import { contentSecurity } from './security/plugin.ts';
import { startGuard } from './start-guard/plugin.ts';
import { fontPreload } from './styles/plugin.ts';
import { themeBeforePaint } from './theme/plugin.ts';

export function sitePlugins(): Plugin[] {
  return [
    notebookSource(),
    pageFrame(scenarios),
    fontPreload(),
    themeBeforePaint(),
    startGuard(),
    contentSecurity(),
    notFoundPage(),
    offlineCopy(),
  ];
}
