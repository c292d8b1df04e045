/** Writes `404.html`: self-contained, because a host serves it at any depth, where relative addresses lead astray. */
import type { Plugin } from 'vite';
import { pages } from '../pages/pages.ts';
import { site } from '../pages/site-facts.ts';

const notFoundHtml = `<!doctype html>
<html lang="en-US">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>No such page · ${site.name}</title>
    <style>
      :root { color-scheme: light dark; }
      body {
        max-inline-size: 34em;
        margin: 20vh auto 0;
        padding-inline: 1.25rem;
        background: light-dark(#fcfbf8, #161513);
        color: light-dark(#1b1a17, #ece8e0);
        font: 1.125rem/1.5 Georgia, "Times New Roman", serif;
      }
      h1 { font-weight: 600; }
      ul { columns: 2; padding: 0; list-style: none; }
      a { color: inherit; display: inline-block; padding-block: .3em; }
    </style>
  </head>
  <body>
    <h1>No such page</h1>
    <p>This address leads nowhere on this site. It may come from an older version, or part of it may be missing.</p>
    <nav aria-label="Pages"><ul>${pages
      .filter(({ listed }) => listed)
      .map(({ path, title }) => `<li><a href="/${path}">${title}</a></li>`)
      .join('')}</ul></nav>
    <script>
      const links = document.querySelectorAll('a');
      const paths = Array.from(links, (link) => link.getAttribute('href'));
      const lead = (root) => links.forEach((link, k) => { link.href = root + paths[k].slice(1); });
      const folders = location.pathname.split('/').slice(1, -1);
      if (location.hostname.endsWith('.github.io') && folders.length > 0) lead('/' + folders[0] + '/');
      // on another host under a path: the nearest folder above that has this site
      else (async () => {
        for (let depth = Math.min(folders.length, 6); depth > 0; depth--) {
          const root = '/' + folders.slice(0, depth).join('/') + '/';
          const manifest = await fetch(root + 'manifest.webmanifest').then((answer) => answer.json()).catch(() => null);
          if (manifest?.name === ${JSON.stringify(site.name)}) return lead(root);
        }
      })();
    </script>
  </body>
</html>
`;

export function notFoundPage(): Plugin {
  return {
    name: 'not-found-page',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '404.html', source: notFoundHtml });
    },
  };
}
