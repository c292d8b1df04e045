/** Asks for the text face with the page: without it the browser learns of the font from the style sheet, one trip later. */
import type { Plugin } from 'vite';

const upright = /source-serif-4-latin-wght-normal.*\.woff2$/;

export function fontPreload(): Plugin {
  return {
    name: 'font-preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { path, bundle }) => {
        const up = '../'.repeat(path.split('/').length - 2) || './';
        return Object.keys(bundle ?? {})
          .filter((file) => upright.test(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href: `${up}${file}` },
            injectTo: 'head',
          }));
      },
    },
  };
}
