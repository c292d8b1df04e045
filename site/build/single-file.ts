/** One HTML file with the first page and the claims' pages: scripts, styles, fonts and workers are in it, and it asks for nothing. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { hrefInFile } from '../pages/in-file.ts';
import { siteFacts } from '../pages/site-facts.ts';
import { hashOf } from './head.ts';
import { BUILD } from './offline.ts';

type Bundle = Rolldown.OutputBundle;

/** Workers come from blobs: `new Worker(new URL('./x.worker.ts', import.meta.url), …)` would be a file of its own. */
export function workersInFile(): Plugin {
  const start =
    /new Worker\(new URL\('(\.\/[\w-]+\.worker\.ts)', import\.meta\.url\), \{ type: 'module', name: ('[^']+') \}\)/g;
  return {
    name: 'workers-in-file',
    enforce: 'pre',
    transform: {
      filter: { id: /\/workers\/.*\/pool\.ts$/, code: /new Worker\(new URL/ },
      handler(code, id) {
        const imports: string[] = [];
        const text = code.replaceAll(start, (_all, file: string, name: string) => {
          imports.push(`import Worker${imports.length} from '${file}?worker&inline';`);
          return `new Worker${imports.length - 1}({ name: ${name} })`;
        });
        // else the file would name another one, and the build would drop it
        if (text.includes('new Worker(new URL'))
          throw new Error(`${id}: expected workers to be started as in the other pools`);
        return { code: `${imports.join('')}${text}`, map: null };
      },
    },
  };
}

/** Puts into the page what it names, and takes that out of the bundle. Links lead to places in the file, or to the site. */
export function singleFile(): Plugin {
  const { url } = siteFacts(process.env);
  return {
    name: 'single-file',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const built = withLinks(withFiles(textOf(bundle, '.html'), bundle), url);
        const page = built.replaceAll(BUILD, createHash('sha256').update(built).digest('hex').slice(0, 12));
        const tags = `<meta http-equiv="Content-Security-Policy" content="${policyOf(page)}">\n    <meta name="site" content="${url ?? ''}">`;
        const notices = textOf(bundle, 'third-party-notices.txt').replaceAll('--', '==');
        for (const file of Object.keys(bundle)) delete bundle[file];
        this.emitFile({
          type: 'asset',
          fileName: 'index.html',
          source: `${page.replace('<head>', () => `<head>\n    ${tags}`).trimEnd()}\n<!-- The licenses of what is in this file.\n\n${notices}-->\n`,
        });
      },
    },
  };
}

/** The text of a file by the end of its name. */
function textOf(bundle: Bundle, name: string): string {
  const output = Object.entries(bundle).find(([file]) => file.endsWith(name))?.[1];
  if (output === undefined) throw new Error(`single-file: expected ${name} in the bundle`);
  return output.type === 'chunk' ? output.code : Buffer.from(output.source).toString();
}

/** `</script` and `<!--` would end the element, or begin what only another one ends; in strings and patterns both forms mean the same. */
const inScript = (code: string): string => code.replaceAll(/<(\/script|!--)/gi, '<\\$1');

function withFiles(html: string, bundle: Bundle): string {
  return html
    .replaceAll(
      /<script type="module"[^>]* src="([^"]+)"><\/script>/g,
      (_tag, src: string) => `<script type="module">${inScript(textOf(bundle, basename(src)))}</script>`,
    )
    .replaceAll(
      /<link rel="stylesheet"[^>]* href="([^"]+)">/g,
      (_tag, href: string) => `<style>${textOf(bundle, basename(href))}</style>`,
    )
    .replaceAll(
      /(<link rel="icon"[^>]* href=")([^"]+\.svg)"/g,
      (_tag, start: string, href: string) =>
        `${start}data:image/svg+xml,${encodeURIComponent(textOf(bundle, basename(href)))}"`,
    )
    .replaceAll(/ *<link rel="modulepreload"[^>]*>\n?/g, '');
}

/** Without the site's address the navigation names only what is in the file, and other links are text. */
function withLinks(html: string, site: string | null): string {
  const end = html.indexOf('<body');
  const body = html
    .slice(end)
    .replaceAll(/<a\b([^>]*?) href="([^"]*)"/g, (_tag, before: string, href: string) => {
      const now = hrefInFile(href.replaceAll('&amp;', '&'), '', site);
      return now === null ? `<a${before}` : `<a${before} href="${now.replaceAll('&', '&amp;')}"`;
    });
  return (
    html.slice(0, end) +
    body.replaceAll(/<li><a data-to=[^<]*<\/a><\/li>|<a class="[^"]*talk-button[^"]*" data-to=.*?<\/a>/g, '')
  );
}

/** Nothing from anywhere: what the file needs is in it, and its scripts are named by their hashes. */
function policyOf(html: string): string {
  const scripts = Array.from(
    html.matchAll(/<script(?: type="module")?>([^]*?)<\/script>/g),
    ([, text = '']) => hashOf(text),
  );
  return [
    "default-src 'none'",
    `script-src ${scripts.join(' ')} 'wasm-unsafe-eval'`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'font-src data:',
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
