/**
 * A static host that behaves like GitHub Pages: a sub-path, index.html for folders, a redirect to the trailing slash,
 * 404 for all else, no special headers. `vite preview` would be more forgiving than the real one.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

export interface PagesHost {
  /** Address of the site's front page, with a slash at its end. */
  readonly address: string;
  /** Ends it and every open connection, as if the network were gone. */
  stop(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** How long files may be kept: as at GitHub Pages, or not at all. */
type Caching = 'max-age=600' | 'no-store';

/** What a host does with one file otherwise than GitHub Pages: another place, another type or text, a cut connection. */
export type Otherwise =
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'answer'; readonly status?: number; readonly type: string; readonly text: string }
  | { readonly kind: 'cut' };

export interface HostOptions {
  readonly caching?: Caching;
  /** @param path below the site's front page; null: as GitHub Pages does */
  readonly otherwise?: (path: string) => Otherwise | null;
  /** Sent with every file. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Serves a folder, asked for at each request, under `http://127.0.0.1:<free port>/some-repository/`. */
export async function hostPages(folderNow: () => string, options: HostOptions = {}): Promise<PagesHost> {
  const { caching = 'max-age=600', otherwise = () => null, headers = {} } = options;
  const prefix = '/some-repository/';
  const server = createServer((request, response) => {
    const folder = folderNow();
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    const special = path.startsWith(prefix) ? otherwise(path.slice(prefix.length)) : null;
    if (special !== null) {
      answerOtherwise(response, special);
      return;
    }
    const file = path.startsWith(prefix) ? join(folder, normalize(`/${path.slice(prefix.length)}`)) : '';
    const isFolder = existsSync(file) && statSync(file).isDirectory();
    if (isFolder && !path.endsWith('/')) {
      response.writeHead(301, { location: `${path}/` }).end();
      return;
    }
    const found = isFolder ? join(file, 'index.html') : file;
    if (!existsSync(found)) {
      response.writeHead(404, { 'content-type': types['.html']! });
      createReadStream(join(folder, '404.html')).pipe(response);
      return;
    }
    response.writeHead(200, {
      'content-type': types[extname(found)] ?? 'application/octet-stream',
      'content-length': statSync(found).size, // so that a file is whole with its last byte
      'cache-control': caching,
      ...headers,
    });
    createReadStream(found).pipe(response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}${prefix}`, stop: () => stop(server) };
}

function answerOtherwise(response: ServerResponse, special: Otherwise): void {
  switch (special.kind) {
    case 'redirect':
      response.writeHead(301, { location: special.to }).end();
      return;
    case 'answer':
      response
        .writeHead(special.status ?? 200, { 'content-type': special.type, 'cache-control': 'no-store' })
        .end(special.text);
      return;
    case 'cut':
      // some of it comes, and then the line is dead
      response.writeHead(200, { 'content-type': types['.js']!, 'content-length': '10000' });
      response.write('const', () => response.destroy());
  }
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if (!server.listening) {
      resolve();
      return;
    }
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
