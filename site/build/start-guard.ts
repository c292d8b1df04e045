/** Puts the guard into the head of every page, before any other script. */
import type { Plugin } from 'vite';
import { guardScript } from './guard-script.ts';

// the encoding must stand within the first 1024 bytes
const ENCODING = '<meta charset="utf-8" />';

export function startGuard(): Plugin {
  return {
    name: 'start-guard',
    transformIndexHtml: {
      order: 'post',
      handler(html, { path }) {
        if (!html.includes(ENCODING)) throw new Error(`${path}: expected ${ENCODING}`);
        return html.replace(ENCODING, () => `${ENCODING}\n    <script>${guardScript}</script>`);
      },
    },
  };
}
