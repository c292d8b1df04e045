/** Writes `sw.js` beside the built pages: it keeps every built file, so that after one visit the site needs no host. */
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { policyText } from './head.ts';
import { PREVIEWS } from './hosting.ts';

/** Stands in each page for the hash over all that was built, which is known when all is. */
export const BUILD = '{{build}}';
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
        const worker = (build: string): string =>
          serviceWorker(
            files.filter((file) => !isLater(file)),
            files.filter(isLater),
            build,
          );
        const hash = createHash('sha256').update(worker(BUILD));
        for (const file of files) {
          const output = bundle[file]!;
          hash.update(file).update(output.type === 'chunk' ? output.code : output.source);
        }
        const build = hash.digest('hex').slice(0, 12);
        for (const output of Object.values(bundle)) {
          if (output.type !== 'asset' || !output.fileName.endsWith('.html')) continue;
          const text = output.source.toString();
          output.source = text.includes(BUILD) ? text.replaceAll(BUILD, build) : `${text}<!-- ${build} -->\n`;
        }
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: worker(build) });
      },
    },
  };
}

/**
 * The scope is part of the cache's name: *.github.io is one origin for all repositories of an owner. Queries are the page's
 * business, not the cache's.
 *
 * A version that is whole takes over at once: the next page that is opened is its own. Tabs that show an earlier one go on
 * with the earlier copy's files, whose names have hashes, for as long as there are such tabs (and at most two copies).
 *
 * A copy is of one version, or none: each page must name the build, and no script may come as a page, as it does from hosts
 * that answer everything. What a copy has lost is asked for again; where the host has another version by now, the copy is
 * given up, and pages come from the host.
 *
 * Files are kept as fresh responses: a host may redirect `x/index.html` to `x/`, and browsers refuse a redirected response
 * as the answer to a navigation. Earlier versions kept it so, and no page opens for their readers. A browser still fetches
 * this script when it tries to open one; the installation repairs the earlier version's cache where it is.
 */
function serviceWorker(files: readonly string[], later: readonly string[], build: string): string {
  return `const SCOPE = self.registration.scope;
const PREFIX = 'offline ' + SCOPE + ' ';
const BUILD = '${build}';
const CACHE = PREFIX + BUILD;
const FILES = ${JSON.stringify(files)};
const LATER = ${JSON.stringify(later)};
const WRONG = 'not of this version';
const POLICY = ${JSON.stringify(policyText)};
async function fresh(response) {
  return new Response(await response.blob(), { status: 200, headers: response.headers });
}
// a page's own policy does not reach its workers
function bound({ body, status, statusText, headers }) {
  const more = new Headers(headers);
  more.set('content-security-policy', POLICY);
  return new Response(body, { status, statusText, headers: more });
}
async function repair(cache) {
  for (const request of await cache.keys()) {
    const kept = await cache.match(request);
    if (kept?.redirected) await cache.put(request, await fresh(kept));
  }
}
async function asked(file) {
  const response = await fetch(SCOPE + file, { cache: 'reload' });
  const page = (response.headers.get('content-type') ?? '').startsWith('text/html');
  const whole = file.endsWith('.html') ? (await response.clone().text()).includes(BUILD) : !page;
  if (!response.ok || !whole) throw new Error(file + ': ' + WRONG + ', status ' + response.status);
  return fresh(response);
}
const older = async () => (await caches.keys()).filter((key) => key.startsWith(PREFIX) && key !== CACHE);
async function tidy() {
  const tabs = (await clients.matchAll({ type: 'window', includeUncontrolled: true })).filter(({ url }) => url.startsWith(SCOPE));
  for (const key of (await older()).slice(0, tabs.length > 0 ? -2 : undefined)) await caches.delete(key);
}
addEventListener('install', (event) => event.waitUntil((async () => {
  try {
    for (const key of await older()) await repair(await caches.open(key));
    const cache = await caches.open(CACHE);
    await Promise.all(FILES.map(async (file) => cache.put(SCOPE + file, await asked(file))));
    for (const file of LATER) {
      const kept = await caches.match(SCOPE + file); // by an earlier version: its name has its hash
      if (kept) await cache.put(SCOPE + file, kept);
    }
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
  await skipWaiting();
})()));
addEventListener('activate', (event) => event.waitUntil((async () => {
  await tidy();
  await clients.claim();
})()));
addEventListener('message', ({ ports: [port] }) => port?.postMessage(BUILD));
async function stored(url) {
  try {
    const own = await (await caches.open(CACHE)).match(url);
    if (own || !url.startsWith(SCOPE + 'assets/')) return own;
    for (const key of await older()) {
      const earlier = await (await caches.open(key)).match(url);
      if (earlier) return earlier;
    }
  } catch {} // no storage: all comes from the host
}
// what is kept when it is first asked for, and what was lost
async function fill(file) {
  try {
    const response = await asked(file);
    await (await caches.open(CACHE)).put(SCOPE + file, response.clone());
    return response;
  } catch (error) {
    if (String(error).includes(WRONG)) await caches.delete(CACHE);
  }
}
addEventListener('fetch', (event) => {
  const { request } = event;
  // a page that asks what its host has now is not answered from here
  if (request.method !== 'GET' || request.cache === 'no-store' || !request.url.startsWith(SCOPE)) return;
  const url = new URL(request.url);
  url.search = '';
  url.hash = '';
  if (url.pathname.endsWith('/')) url.pathname += 'index.html';
  if (request.mode === 'navigate') event.waitUntil(tidy().catch(() => {}));
  const answer = async () => {
    const kept = await stored(url.href);
    if (kept) return kept;
    // a folder without its slash: the host would redirect, and so do we
    if (request.mode === 'navigate' && (await stored(url.href + '/index.html'))) {
      return Response.redirect(url.href + '/' + new URL(request.url).search, 301);
    }
    const file = url.href.slice(SCOPE.length);
    return ([...FILES, ...LATER].includes(file) && (await fill(file))) || fetch(request);
  };
  event.respondWith(/\\.worker-/.test(url.href) ? answer().then(bound) : answer());
});
`;
}
