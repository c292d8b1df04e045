/**
 * Writes `sw.js` beside the built pages: it keeps every built file, so that after one visit the site needs no host. The
 * committed draws alone are kept when their page is first visited: no other page needs them.
 */
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { PREVIEWS } from './hosting.ts';

/** Folder of what is kept when it is first asked for. */
const LATER = 'engine/belief/committed/';

export function offlineCopy(): Plugin {
  return {
    name: 'offline-copy',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = Object.keys(bundle)
          .filter((file) => !file.endsWith('.map') && !file.startsWith(PREVIEWS)) // no reader needs them
          .toSorted();
        const isLater = (file: string): boolean => {
          const output = bundle[file]!;
          return output.type === 'asset' && output.originalFileNames.some((name) => name.includes(LATER));
        };
        const hash = createHash('sha256');
        for (const file of files) {
          const output = bundle[file]!;
          hash.update(file).update(output.type === 'chunk' ? output.code : output.source);
        }
        this.emitFile({
          type: 'asset',
          fileName: 'sw.js',
          source: serviceWorker(
            files.filter((file) => !isLater(file)),
            files.filter(isLater),
            hash.digest('hex').slice(0, 16),
          ),
        });
      },
    },
  };
}

/**
 * The scope is part of the cache's name: *.github.io is one origin for all repositories of an owner. No skipWaiting: an
 * open page keeps its own version's lazy chunks until it is closed. Queries are the page's business, not the cache's.
 *
 * Files are kept as fresh responses: a host may redirect `x/index.html` to `x/`, and browsers refuse a redirected response
 * as the answer to a navigation. Earlier versions kept it so, and no page opens for their readers. A browser still fetches
 * this script when it tries to open one; the installation repairs the earlier version's cache where it is, so that the
 * earlier worker, too, can answer again.
 */
function serviceWorker(files: readonly string[], later: readonly string[], version: string): string {
  return `const PREFIX = 'offline ' + self.registration.scope + ' ';
const CACHE = PREFIX + '${version}';
const FILES = ${JSON.stringify(files)};
const LATER = ${JSON.stringify(later)};
async function fresh(response) {
  return new Response(await response.blob(), { status: 200, headers: response.headers });
}
async function repair(cache) {
  for (const request of await cache.keys()) {
    const kept = await cache.match(request);
    if (kept?.redirected) await cache.put(request, await fresh(kept));
  }
}
async function keep(cache, file) {
  const response = await fetch(file, { cache: 'reload' });
  if (!response.ok) throw new Error(file + ': expected status 200, got ' + response.status);
  await cache.put(file, await fresh(response));
}
addEventListener('install', (event) => event.waitUntil((async () => {
  for (const key of await caches.keys()) if (key.startsWith(PREFIX)) await repair(await caches.open(key));
  const cache = await caches.open(CACHE);
  await Promise.all(FILES.map((file) => keep(cache, file)));
  for (const file of LATER) {
    const kept = await caches.match(file); // by an earlier version: its name has its hash
    if (kept) await cache.put(file, kept);
  }
})()));
addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const key of await caches.keys()) if (key.startsWith(PREFIX) && key !== CACHE) await caches.delete(key);
  await clients.claim();
})()));
addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  const url = new URL(request.url);
  url.search = '';
  url.hash = '';
  if (url.pathname.endsWith('/')) url.pathname += 'index.html';
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    const kept = await cache.match(url.href);
    if (kept) return kept;
    // a folder without its slash: the host would redirect, and so do we
    if (request.mode === 'navigate' && (await cache.match(url.href + '/index.html'))) {
      return Response.redirect(url.href + '/' + new URL(request.url).search, 301);
    }
    const response = await fetch(request);
    const isLater = LATER.includes(url.href.slice(self.registration.scope.length));
    if (isLater && response.ok) await cache.put(url.href, await fresh(response.clone()));
    return response;
  })());
});
`;
}
