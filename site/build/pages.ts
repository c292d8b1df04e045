/**
 * Makes each page of site/pages/pages.ts and stage-pages.ts: its HTML, with everything that first paint shows, and the few lines of script that
 * start it. Neither is a file: the build reads them from here, the dev server answers with them.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { normalizePath, type Plugin } from 'vite';
import { type BuiltIn, type Page, pages } from '../pages/pages.ts';
import { type PageFacts, pageHtml } from '../pages/shell.ts';
import { siteFacts } from '../pages/site-facts.ts';
import { stageHtml, stagePages } from '../pages/stage-pages.ts';
import { drawBuiltIn } from './built-in.ts';
import { citationFacts } from './citation.ts';
import { notebookMeta } from './notebook-source.ts';
import { BUILD } from './offline.ts';

const root = new URL('../../', import.meta.url);
const SCRIPT = '/@page/';
const pathOf = (name: string): string => normalizePath(fileURLToPath(new URL(name, root)));

type HtmlOf = (built: BuiltIn | null) => string;

/** By its path. */
const site = new Map<string, HtmlOf>([
  ...pages.map((page) => [page.path, (drawn: BuiltIn | null) => htmlOf(page, drawn)] as const),
  ...stagePages.map((page) => [page.path, () => stageHtml(page, BUILD)] as const),
]);

/** The first page, which starts as one that holds others. */
export const singlePage = new Map<string, HtmlOf>([
  ['', (built) => htmlOf(pages[0]!, built, '/site/boot/start-single.ts')],
]);

export function virtualPages(all: ReadonlyMap<string, HtmlOf> = site): Plugin {
  const files = new Map([...all.keys()].map((path) => [pathOf(`${path}index.html`), path]));
  let built: Promise<BuiltIn> | null = null;
  return {
    name: 'virtual-pages',
    enforce: 'pre',
    configResolved({ command }) {
      // the dev server shows places that are still to be filled
      if (command === 'build') built = drawBuiltIn();
      built?.catch(() => {}); // said when a page is loaded
    },
    config: () => ({
      build: {
        rolldownOptions: {
          input: Object.fromEntries(
            [...files].map(([file, path]) => [path.slice(0, -1).replace('/', '-') || 'index', file]),
          ),
        },
      },
    }),
    resolveId: (id) => (files.has(id) || id.startsWith(SCRIPT) ? id : null),
    async load(id) {
      const path = files.get(id);
      if (path !== undefined) return all.get(path)!(await built);
      const started = pages.find(({ notebook }) => id === `${SCRIPT}${notebook}.js`);
      return started === undefined ? null : scriptOf(started);
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '').replace(/\?.*/, '');
        const html = all.get(path.slice(1));
        if (html === undefined) {
          next();
          return;
        }
        const answer = async (): Promise<void> => {
          try {
            const text = await server.transformIndexHtml(
              `${path}index.html`,
              html(null),
              request.originalUrl,
            );
            response.setHeader('content-type', 'text/html');
            response.end(text);
          } catch (error) {
            next(error);
          }
        };
        void answer();
      });
    },
  };
}

function htmlOf(page: Page, built: BuiltIn | null, script = `${SCRIPT}${page.notebook}.js`): string {
  return pageHtml(page, {
    digest: built?.digest ?? null,
    sections: built?.notebooks[page.notebook] ?? null,
    ...(page.meta ?? notebookMeta(new URL(`notebooks/${page.notebook}/notebook.ts`, root))),
    ...packageFacts(),
    build: built === null ? 'of development' : BUILD,
    script,
  });
}

const starters = { study: 'startStudyPage', replay: 'startReplayPage', nothing: 'startReadingPage' } as const;

/** The notebook is loaded beside the first run, not before it. */
function scriptOf({ runs, notebook, maker }: Page): string {
  const load =
    maker === null
      ? `async () => (await import('/notebooks/${notebook}/notebook.ts')).notebook`
      : `async () => (await import('${maker}')).notebook()`;
  return `import { ${starters[runs]} } from '/site/boot/start-${runs}.ts';\n${starters[runs]}(${load});\n`;
}

/** Of the source: what a workflow says, or git. */
function commitOf({ GITHUB_SHA: named }: NodeJS.ProcessEnv): string {
  if (named) return named.slice(0, 12);
  try {
    const cwd = fileURLToPath(root);
    const git = ['rev-parse', '--short=12', 'HEAD'];
    return execFileSync('git', git, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown'; // a copy without its history
  }
}

/** Of the package and of `site.json`. */
function packageFacts(): Pick<PageFacts, 'version' | 'commit' | 'repository' | 'corrections' | 'citation'> {
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };
  const { corrections, repository } = siteFacts(process.env);
  const commit = commitOf(process.env);
  const citation = citationFacts(version, commit);
  return { version, commit, repository, corrections: corrections ?? repository, citation };
}
