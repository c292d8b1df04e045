/** Writes `404.html`: self-contained, because a host serves it at any depth, where relative addresses lead astray. */
import type { Plugin } from 'vite';

const notFoundHtml = `<!doctype html>
<html lang="en-US">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>No such page · GenOps, re-run</title>
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
      a { color: inherit; }
    </style>
  </head>
  <body>
    <h1>No such page</h1>
    <p>This address leads nowhere on this site. It may come from an older version, or part of it may be missing.</p>
    <p><a id="root" href="/">Open the claims</a></p>
    <script>
      const [repository] = location.pathname.split('/').filter(Boolean);
      if (location.hostname.endsWith('.github.io') && repository) document.getElementById('root').href = '/' + repository + '/';
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
