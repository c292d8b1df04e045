/** The build of the single file: the first page and the claims, to be opened by a double click. */
import { defineConfig } from 'vite';
import { thirdPartyNotices } from './scripts/notices.ts';
import { singleFilePlugins, treeshake } from './site/build/index.ts';
import { noEval } from './site/build/no-eval.ts';

const licences = thirdPartyNotices();
const output = { comments: { legal: false }, codeSplitting: false };

export default defineConfig({
  mode: 'single',
  base: './',
  plugins: [licences.forSite, singleFilePlugins()],
  // classic: Chromium loads no module from the blob of a file
  worker: {
    format: 'iife',
    plugins: () => [noEval(), ...licences.forWorkers()],
    rolldownOptions: { output, treeshake },
  },
  css: { transformer: 'lightningcss', lightningcss: { drafts: { customMedia: true } } },
  build: {
    outDir: 'dist-single',
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: Number.POSITIVE_INFINITY,
    rolldownOptions: { output, treeshake },
  },
});
