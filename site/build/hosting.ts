/** What a host, a search engine, a chat and a home screen read: where a page is, its image, the manifest, robots and the map of the site. */
import { existsSync, readFileSync } from 'node:fs';
import type { HtmlTagDescriptor, Plugin } from 'vite';
import { pages } from '../pages/pages.ts';
import { iconSizes, previewNameOf, previewSize, previewTextOf } from '../pages/preview.ts';
import { type SiteFacts, siteFacts } from '../pages/site-facts.ts';

const images = new URL('../previews/', import.meta.url);
const icons = new URL('../icons/', import.meta.url);
/** Folder of the images; the offline copy leaves it out. */
export const PREVIEWS = 'previews/';
/** The paper of both themes, as in styles/tokens. */
const papers = { light: '#fcfbf8', dark: '#161513' } as const;

/** `/methods/index.html` → `methods/`; null for any other file. */
const pathOf = (path: string): string | null => /^\/(.*)index\.html$/.exec(path)?.[1] ?? null;
const upFrom = (path: string): string => '../'.repeat(path.split('/').length - 1) || './';

export function hosting(facts: SiteFacts = siteFacts(process.env)): Plugin {
  return {
    name: 'hosting',
    apply: 'build',
    generateBundle() {
      const emit = (fileName: string, source: string | Uint8Array): void => {
        this.emitFile({ type: 'asset', fileName, source });
      };
      // `npm run previews` takes them from the built site; a test says which are missing
      const copy = (fileName: string, from: URL): void => {
        if (existsSync(from)) emit(fileName, readFileSync(from));
      };
      for (const { path } of pages) {
        const name = previewNameOf(path);
        if (name !== null) copy(`${PREVIEWS}${name}.png`, new URL(`${name}.png`, images));
      }
      for (const size of iconSizes) copy(`icon-${size}.png`, new URL(`icon-${size}.png`, icons));
      emit('manifest.webmanifest', manifest(facts));
      emit('robots.txt', robots(facts));
      if (facts.url !== null) emit('sitemap.xml', siteMap(facts.url));
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path }) => {
        const own = pathOf(path);
        return own === null ? [] : hostingTags(own, titleIn(html), facts);
      },
    },
  };
}

const titleIn = (html: string): string => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';

/** Absolute where the site's address is known; most services show no image that is not. */
export function hostingTags(path: string, title: string, { url, name }: SiteFacts): HtmlTagDescriptor[] {
  const at = (file: string): string => `${url ?? upFrom(path)}${file}`;
  // the talk's pages are shared with the first page's image
  const shown = previewNameOf(path) === null ? '' : path;
  const properties: Readonly<Record<string, string>> = {
    'og:type': 'website',
    'og:site_name': name,
    ...(url === null ? {} : { 'og:url': at(path) }),
    'og:image': at(`${PREVIEWS}${previewNameOf(shown)}.png`),
    'og:image:width': String(previewSize.width),
    'og:image:height': String(previewSize.height),
    'og:image:alt': previewTextOf(shown) ?? '',
  };
  const names: Readonly<Record<string, string>> = {
    'twitter:card': 'summary_large_image',
    'twitter:title': title,
  };
  const head = (tag: string, attrs: Record<string, string>): HtmlTagDescriptor => ({
    tag,
    attrs,
    injectTo: 'head',
  });
  return [
    head('link', { rel: 'canonical', href: url === null ? './' : at(path) }),
    head('link', { rel: 'manifest', href: `${upFrom(path)}manifest.webmanifest` }),
    head('link', { rel: 'apple-touch-icon', href: `${upFrom(path)}icon-192.png` }),
    ...Object.entries(papers).map(([theme, content]) =>
      head('meta', { name: 'theme-color', media: `(prefers-color-scheme: ${theme})`, content }),
    ),
    ...Object.entries(properties).map(([property, content]) => head('meta', { property, content })),
    ...Object.entries(names).map(([key, content]) => head('meta', { name: key, content })),
  ];
}

function manifest({ name }: SiteFacts): string {
  const icon = (size: number, purpose: string): object => ({
    src: `icon-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  return `${JSON.stringify(
    {
      name,
      short_name: 'GenOps',
      description: 'Every published claim of the GenOps study, tested in your browser.',
      lang: 'en-US',
      start_url: './',
      scope: './',
      display: 'standalone',
      background_color: papers.light,
      theme_color: papers.light,
      icons: [...iconSizes.map((size) => icon(size, 'any')), icon(512, 'maskable')],
    },
    null,
    2,
  )}\n`;
}

const robots = ({ url }: SiteFacts): string =>
  `User-agent: *\nAllow: /\n${url === null ? '' : `Sitemap: ${url}sitemap.xml\n`}`;

function siteMap(url: string): string {
  const listed = pages.map(({ path }) => `  <url><loc>${url}${path}</loc></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${listed.join('\n')}\n</urlset>\n`;
}
