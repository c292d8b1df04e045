/**
 * Fills each page's `<!-- frame: … -->` marks, so that first paint needs no script, and gives the pages short addresses:
 * site/pages/cycle-time/index.html is served and built as cycle-time/.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import type { Scenario } from '../../engine/simulator/scenario.ts';
import { fallbackHtml } from '../fallback/table.ts';
import { readingFootHtml } from '../reading/frame.ts';
import { replayFootHtml, replayPanelHtml } from '../replay/frame.ts';
import { footHtml, headHtml, notebookHtml, projectHtml, runPanelHtml } from '../pages/frame.ts';
import { pageAt, pages } from '../pages/pages.ts';
import { type PackageFacts, projectAddress } from '../pages/project.ts';

const FOLDER = 'site/pages/';

export function pageFrame(scenarios: readonly Scenario[]): Plugin {
  return {
    name: 'page-frame',
    transformIndexHtml: {
      order: 'pre',
      handler: (html, { path }) => framed(html, sitePath(path), scenarios),
    },
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const [path = '', query] = (request.url ?? '').split('?');
        const page = pages.find((candidate) => candidate.path !== '' && path === `/${candidate.path}`);
        if (page !== undefined) {
          request.url = `/${FOLDER}${page.path}index.html${query === undefined ? '' : `?${query}`}`;
        }
        next();
      });
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [name, output] of Object.entries(bundle)) {
          if (output.type !== 'asset' || !name.startsWith(FOLDER) || !name.endsWith('.html')) continue;
          // three folders deep when it was built, one when it is served
          const source = String(output.source).replaceAll('"../../../', '"../');
          delete bundle[name];
          this.emitFile({ type: 'asset', fileName: name.slice(FOLDER.length), source });
        }
      },
    },
  };
}

/** `/site/pages/methods/index.html` and `/methods/` → `methods/`; `/index.html` → ''. */
function sitePath(path: string): string {
  return path
    .replace(/^\//, '')
    .replace(FOLDER, '')
    .replace(/index\.html$/, '');
}

/** A page with its marks filled. */
export function framed(html: string, path: string, scenarios: readonly Scenario[]): string {
  const page = pageAt(path);
  const parts: Readonly<Record<string, () => string>> = {
    project: () => projectHtml(packageFacts().repository),
    head: () => headHtml(page),
    run: () => runPanelHtml(scenarios),
    foot: () => footHtml(packageFacts()),
    readingFoot: () => readingFootHtml(packageFacts()),
    replay: () => replayPanelHtml(),
    replayFoot: () => replayFootHtml(packageFacts()),
    fallback: () => fallbackHtml(),
    notebook: () => notebookHtml('figure', fallbackHtml()),
    notebookRows: () => notebookHtml('rows', fallbackHtml()),
  };
  return html.replaceAll(/<!-- frame: (\w+) -->/g, (mark, name: string) => parts[name]?.() ?? mark);
}

function packageFacts(): { readonly version: string; readonly repository: string | null } {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const facts = JSON.parse(text) as PackageFacts & { version: string };
  return { version: facts.version, repository: projectAddress(facts, process.env) };
}
