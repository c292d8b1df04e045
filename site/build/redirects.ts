/** Writes the pages of old addresses, which lead on to the new ones: `claim/?claim=<id>&…` to `claims/<id>/?…`. */
import type { Plugin } from 'vite';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { claimsPath } from '../../notebooks/authoring/links.ts';
import { site } from '../pages/site-facts.ts';

const OLD = 'claim/';

/** Its one script is inline: it must run before anything is shown. The rest of the address stays as it was written. */
const oldClaimHtml = `<!doctype html>
<html lang="en-US">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>Moved · ${site.name}</title>
    <script>
      const claims = ${JSON.stringify(publishedClaims.map(({ id }) => id))};
      const parts = location.search.slice(1).split('&').filter(Boolean);
      const asked = parts.find((part) => part.startsWith('claim='))?.slice('claim='.length);
      const rest = parts.filter((part) => !part.startsWith('claim=')).join('&');
      const page = claims.includes(asked) ? asked + '/' : '';
      location.replace('../${claimsPath}' + page + (rest && '?' + rest) + location.hash);
    </script>
  </head>
  <body>
    <h1>This page has moved</h1>
    <p><a href="../${claimsPath}">All claims</a></p>
  </body>
</html>
`;

export function redirects(): Plugin {
  return {
    name: 'redirects',
    configureServer(server) {
      server.middlewares.use(`/${OLD}`, (_request, response) => {
        response.setHeader('content-type', 'text/html');
        response.end(oldClaimHtml);
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: `${OLD}index.html`, source: oldClaimHtml });
    },
  };
}
