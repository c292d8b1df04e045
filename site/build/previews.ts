/** Puts each claim's preview image beside its page, and names it in the page's head. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { claimPath } from '../../notebooks/authoring/links.ts';
import { previewOf, previewSize } from '../pages/preview.ts';

const NAME = 'preview.png';
const images = new URL('../previews/', import.meta.url);

export function previewImages(): Plugin {
  return {
    name: 'preview-images',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      // after the list of the offline copy: no reader needs them
      order: 'post',
      handler() {
        for (const { id } of publishedClaims) {
          const source = readFileSync(new URL(`${id}.png`, images));
          this.emitFile({ type: 'asset', fileName: `${claimPath(id)}${NAME}`, source });
        }
      },
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { path }) => previewTags(path),
    },
  };
}

/** The address is relative: the build does not know where the site will be. */
export function previewTags(path: string) {
  const claim = publishedClaims.find(({ id }) => path === `/${claimPath(id)}index.html`);
  if (claim === undefined) return [];
  const facts = {
    'og:image': NAME,
    'og:image:width': String(previewSize.width),
    'og:image:height': String(previewSize.height),
    'og:image:alt': previewOf(claim).text,
  };
  return Object.entries(facts).map(([property, content]) => ({
    tag: 'meta',
    attrs: { property, content },
    injectTo: 'head' as const,
  }));
}
