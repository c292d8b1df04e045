/**
 * The service worker of the site's first version, as its readers have it: behind a host that redirects `x/index.html` to
 * `x/`, it keeps responses that may not answer a navigation, and no page opens.
 */
export function firstServiceWorker(files: readonly string[], version: string): string {
  return `const PREFIX = 'offline ' + self.registration.scope + ' ';
const CACHE = PREFIX + '${version}';
const FILES = ${JSON.stringify(files)};
addEventListener('install', (event) => event.waitUntil(
  caches.open(CACHE).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })))),
));
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
    return fetch(request);
  })());
});
`;
}
