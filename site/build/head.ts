/**
 * The content security policy of the built pages. A static host sends no headers of ours, so it stands in a meta element;
 * in development Vite's own inline scripts would fall to it, so only the build has it.
 */
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { guardScript } from './guard-script.ts';

const guardHash = createHash('sha256').update(guardScript).digest('base64');

/**
 * No other host, ever, and one inline script, named by its hash: the start guard. `wasm-unsafe-eval` compiles hash-wasm's bundled module and evaluates no JavaScript.
 * `style-src 'unsafe-inline'`: Observable Plot writes a style element into each chart, and sizes its legends inline;
 * without it charts lose their fonts. Inline style runs nothing and can fetch only what the other lines allow.
 */
export const policy: Readonly<Record<string, string>> = {
  'default-src': "'self'",
  'script-src': `'self' 'wasm-unsafe-eval' 'sha256-${guardHash}'`,
  'style-src': "'self' 'unsafe-inline'",
  'worker-src': "'self'",
  'connect-src': "'self'",
  'img-src': "'self' data:",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
};

export function contentSecurity(): Plugin {
  const content = Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
  return {
    name: 'content-security',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}
