/** Workers as the site has them, one file each: in pieces, every start of one asks the server for some three hundred modules. */
import { rolldown } from 'rolldown';
import type { Plugin } from 'vite';

/** Bundles a worker when a test first starts it, and anew once a file has changed. */
export function bundledWorkers(): Plugin {
  const bundles = new Map<string, Promise<string>>();
  return {
    name: 'bundled-workers',
    configureServer({ config: { root }, middlewares, watcher }) {
      watcher.on('all', () => bundles.clear());
      middlewares.use((request, response, next) => {
        const { pathname, searchParams } = new URL(request.url ?? '/', 'http://host');
        if (!searchParams.has('worker_file')) {
          next();
          return;
        }
        const bundle = bundles.get(pathname) ?? bundled(`${root}${pathname}`);
        bundles.set(pathname, bundle);
        response.setHeader('content-type', 'text/javascript');
        bundle.then((code) => response.end(code), next);
      });
    },
  };
}

async function bundled(input: string): Promise<string> {
  const bundle = await rolldown({ input });
  const { output } = await bundle.generate({ format: 'es', codeSplitting: false });
  return output[0].code;
}
