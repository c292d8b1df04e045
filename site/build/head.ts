/** What the build puts into the head of every page: font, theme, start guard, content security policy. */
import { createHash } from 'node:crypto';
import type { IndexHtmlTransformContext, Plugin, Rolldown } from 'vite';
import { presets } from '../../engine/simulator/scenario.ts';
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import type { EarlyMessage, EarlyRun } from '../../workers/study/head-start.ts';
import { earlyTheme } from '../components/theme.ts';
import { defaultRun, scenarioOf } from '../state/run.ts';
import { guardScript } from './guard-script.ts';

const upright = /source-serif-4-latin-wght-normal.*\.woff2$/;

/** Asks for the text face with the page: without it the browser learns of the font from the style sheet, one trip later. */
export function fontPreload(): Plugin {
  return {
    name: 'font-preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { path, bundle }) => {
        return Object.keys(bundle ?? {})
          .filter((file) => upright.test(file))
          .map((file) => ({
            tag: 'link',
            attrs: {
              rel: 'preload',
              as: 'font',
              type: 'font/woff2',
              crossorigin: '',
              href: `${upFrom(path)}${file}`,
            },
            injectTo: 'head',
          }));
      },
    },
  };
}

/**
 * Asks for what the page will need with the page, and not wave after wave: the notebook and what it imports, which the entry
 * loads late, and the worker, which the early script starts.
 */
export function earlyRequests(): Plugin {
  return {
    name: 'early-requests',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path, bundle = {} }) => {
        const named = Array.from(
          html.matchAll(/(?:src|href)="(?:\.\.?\/)+([^"]+\.js)"/g),
          ([, file = '']) => file,
        );
        // the entry fetches its notebook at once; lazy parts of what it imports wait until someone asks for them
        const lazy = named.flatMap((file) => {
          const chunk = chunkOf(bundle, file);
          return chunk?.isEntry === true ? chunk.dynamicImports : [];
        });
        const wanted = withImports(bundle, lazy).filter((file) => !named.includes(file));
        return wanted.map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: '', href: `${upFrom(path)}${file}` },
          injectTo: 'head' as const,
        }));
      },
    },
  };
}
type OutputChunk = Rolldown.OutputChunk;
type Bundle = NonNullable<IndexHtmlTransformContext['bundle']>;
const chunkOf = (bundle: Bundle, file: string): OutputChunk | null => {
  const found = bundle[file];
  return found?.type === 'chunk' ? found : null;
};

/** Files and what they import statically, each once. */
function withImports(bundle: Bundle, files: readonly string[]): string[] {
  const all = new Set(files);
  for (const file of all) for (const imported of chunkOf(bundle, file)?.imports ?? []) all.add(imported);
  return [...all];
}

// the encoding must stand within the first 1024 bytes
const ENCODING = '<meta charset="utf-8" />';

/** The page with a script right behind its encoding. */
function withScript(html: string, path: string, script: string): string {
  if (!html.includes(ENCODING)) throw new Error(`${path}: expected ${ENCODING}`);
  return html.replace(ENCODING, () => `${ENCODING}\n    ${script}`);
}

/** Puts the guard into the head of every page, before any other script. */
export function startGuard(): Plugin {
  return {
    name: 'start-guard',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path }) => withScript(html, path, `<script>${guardScript}</script>`),
    },
  };
}

const study = Object.entries(presets).find(([, size]) => size === presets.study)?.[0];
const { scenario, seed, deployments } = defaultRun;

/**
 * Says before the first paint whether the address asks for the committed run, whose result the page's HTML holds. A key that it
 * does not know makes it another run, until the page's own script has read the address.
 */
const earlyRun = `{
  const own = ${JSON.stringify({ n: String(deployments), seed, scenario, preset: study })};
  const other = [...new URLSearchParams(location.search)].some(([key, value]) => own[key] !== value);
  document.documentElement.dataset.runOf = other ? 'other' : 'committed';
}
`;

const begin: EarlyRun = {
  scenario,
  changes: scenarioOf(defaultRun, scenarios).changes,
  seed,
  deployments,
};

/**
 * Starts the worker that the page's pool will take: it loads and compiles beside the page's own scripts, and begins the committed
 * run where the address asks for that one. It is bound by the policy as the pool's own are (`workers/core/bound-worker.ts`). One that cannot load is dropped: the pool's own will say why.
 */
const earlyWorker = `try {
  const { worker: file, kind } = document.currentScript.dataset;
  if (file) {
    const line = 'import ' + JSON.stringify(new URL(file, location.href).href);
    const blob = new Blob([line], { type: 'text/javascript' });
    const address = navigator.serviceWorker?.controller ? file : URL.createObjectURL(blob);
    const worker = new Worker(address, { type: 'module', name: kind });
    globalThis.earlyWorker = { kind, worker };
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      globalThis.earlyWorker = undefined;
    }, { once: true });
    if (kind === 'study' && document.documentElement.dataset.runOf === 'committed') {
      worker.postMessage(${JSON.stringify({ begin } satisfies EarlyMessage)});
    }
  }
} catch {}
`;
/**
 * Until the first screen is painted, what lies far below it waits, and the board's rows for a frame more (`[data-held]` in `styles/home.css`):
 * one long layout becomes three short ones. Only on a visit that is looked at and begins at the top, in a window that does not reach
 * the board; where no paint is reported, the page's load ends it. A link to a passage (`#:~:text=`) shows in the navigation's name alone.
 */
const earlyHold = `try {
  const { dataset } = document.documentElement;
  const [{ type, name }] = performance.getEntriesByType('navigation');
  const release = () => {
    if (dataset.held !== 'below') return;
    dataset.held = 'rows';
    requestAnimationFrame(() => setTimeout(() => delete dataset.held));
  };
  const seen = document.visibilityState === 'visible' && matchMedia('(max-height: 1100px)').matches;
  if (seen && type === 'navigate' && !(name + location.hash).includes('#')) {
    new PerformanceObserver(release).observe({ type: 'paint', buffered: true });
    addEventListener('load', () => setTimeout(release, 500));
    dataset.held = 'below';
  }
} catch {}
`;
const earlyScript = earlyTheme + earlyRun + earlyWorker + earlyHold;

/** Puts the early script into the head of every page; a file of its own would hold up the first paint by a trip. */
export function themeBeforePaint(): Plugin {
  return {
    name: 'theme-before-paint',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path, bundle = {} }) => {
        const kind = workerOf(html);
        const file = Object.keys(bundle).find((name) => workerFile.exec(name)?.[1] === kind);
        const own =
          kind === null || file === undefined
            ? ''
            : ` data-worker="${upFrom(path)}${file}" data-kind="${kind}"`;
        return withScript(html, path, `<script${own}>${earlyScript}</script>`);
      },
    },
  };
}

const workerFile = /([a-z]+)\.worker-.*\.js$/;

/** The subject of the worker that a page's first run needs; null where it runs nothing. */
function workerOf(html: string): string | null {
  const runs = /<form class="run-panel of-(run|replay)/.exec(html)?.[1] ?? null;
  return runs === 'run' ? 'study' : runs;
}

/** `/site/pages/methods/index.html` → `../../../`, which short addresses shorten with all others; `/index.html` → `./`. */
function upFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 2) || './';
}

export const hashOf = (script: string): string =>
  `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/**
 * No other host, ever, and two inline scripts, named by their hashes: the start guard and the early script.
 * `wasm-unsafe-eval` compiles hash-wasm's bundled module and evaluates no JavaScript.
 * `style-src 'unsafe-inline'`: Observable Plot writes a style element into each chart, and sizes its legends inline;
 * without it charts lose their fonts. Inline style runs nothing and can fetch only what the other lines allow.
 */
const policy: Readonly<Record<string, string>> = {
  'default-src': "'self'",
  'script-src': `'self' 'wasm-unsafe-eval' ${hashOf(guardScript)} ${hashOf(earlyScript)}`,
  'style-src': "'self' 'unsafe-inline'",
  // from an address only with this policy in a header (`workers/core/bound-worker.ts`)
  'worker-src': "'self' blob:",
  'connect-src': "'self'",
  'img-src': "'self' data:",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
};

export const policyText = Object.entries(policy)
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join('; ');

/**
 * The content security policy of the built pages. A static host sends no headers of ours, so it stands in a meta element;
 * in development Vite's own inline scripts would fall to it, so only the build has it.
 */
export function contentSecurity(): Plugin {
  return {
    name: 'content-security',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: policyText },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}
