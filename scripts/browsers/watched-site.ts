/** The built site, with a script before all others on each page that writes down what goes wrong: the same in every engine. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Plugin, preview } from 'vite';
import { inPage, type Tab } from './tab.ts';

export interface WatchedSite {
  /** With a slash at its end. */
  readonly address: string;
  /** What the host could not answer so far; asking empties it. */
  readonly unanswered: () => readonly string[];
  readonly close: () => Promise<void>;
}

/**
 * Events that carry an error, loads that failed and what the page's policy refused; and the console's errors. Two events say nothing: Firefox
 * calls a preload failed whose module is there already, and a resize observer that goes on in the next frame sends an event without an error.
 */
const WATCH = `(() => {
  const errors = (window.watchedErrors = []);
  const note = (text) => errors.push(String(text).slice(0, 300));
  addEventListener('error', ({ message, error, target }) => {
    if (target?.rel === 'modulepreload' || (target === window && !error)) return;
    note(message ?? 'not loaded: ' + (target?.src ?? target?.href));
  }, true);
  addEventListener('unhandledrejection', ({ reason }) => note('unhandled: ' + reason));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
    note('refused by ' + violatedDirective + ': ' + blockedURI + ' in ' + sourceFile));
  const own = console.error;
  console.error = (...words) => { note('console: ' + words.join(' ')); own.apply(console, words); };
})();`;

/** @param folder of the built site */
export async function watchedSite(folder: string): Promise<WatchedSite> {
  const unanswered: string[] = [];
  const watch: Plugin = {
    name: 'watch',
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
        response.once('finish', () => {
          if (response.statusCode >= 400) unanswered.push(`${response.statusCode} ${path}`);
        });
        const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
        if (path === '/watch.js') response.setHeader('content-type', 'text/javascript').end(WATCH);
        else if (file.endsWith('.html') && existsSync(file))
          response
            .setHeader('content-type', 'text/html; charset=utf-8')
            .end(readFileSync(file, 'utf8').replace('<head>', '<head><script src="/watch.js"></script>'));
        else next();
      });
    },
  };
  const server = await preview({
    configFile: false,
    appType: 'mpa',
    logLevel: 'silent',
    plugins: [watch],
    build: { outDir: folder },
    preview: { port: 0 },
  });
  return {
    address: server.resolvedUrls!.local[0]!,
    unanswered: () => unanswered.splice(0),
    close: () => server.close(),
  };
}

declare global {
  interface Window {
    watchedErrors?: string[];
  }
}

/** What went wrong on the page so far. A page without its watch is one more thing. */
export const errorsOn = (tab: Tab): Promise<readonly string[]> =>
  inPage(tab, () => window.watchedErrors ?? ['the page does not watch itself']);
