/** Puts the early theme script into the head of every page: `theme.js` at the site's root. */
import type { Plugin } from 'vite';
import { earlyTheme } from '../components/theme.ts';

const FILE = 'theme.js';

export function themeBeforePaint(): Plugin {
  let building = false;
  return {
    name: 'theme-before-paint',
    configResolved({ command }) {
      building = command === 'build';
    },
    configureServer(server) {
      server.middlewares.use(`/${FILE}`, (_request, response) => {
        response.setHeader('content-type', 'text/javascript');
        response.end(earlyTheme);
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: FILE, source: earlyTheme });
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { path }) => [
        {
          tag: 'script',
          attrs: { src: `${building ? upFrom(path) : '/'}${FILE}` },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}

/** `/site/pages/methods/index.html` → `../../../`, which short addresses shorten with all others; `/index.html` → `./`. */
function upFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 2) || './';
}
