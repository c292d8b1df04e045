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
      const [repository] = location.pathname.split('/').filter(Boolean);
      if (location.hostname.endsWith('.github.io') && repository)
        for (const link of document.querySelectorAll('a')) link.href = '/' + repository + link.getAttribute('href');
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
