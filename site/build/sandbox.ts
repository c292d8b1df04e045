/**
 * Writes `sandbox.html`: the frame in which a reader's own code runs, in a worker of it. Its policy allows to evaluate text and
 * nothing else, no address above all; the pages' own policy stays without that. The frame has no origin: it reaches nothing of the page.
 */
import type { Plugin } from 'vite';
import { hashOf } from './head.ts';

/** Values as rows of text: what comes out of here is never markup. */
const worker = `
const MOST_ROWS = 400, LONGEST = 200;
function rowsOf(value, path, rows) {
  if (rows.length >= MOST_ROWS) return rows;
  if (ArrayBuffer.isView(value)) rows.push([path, value.length + ' values: ' + Array.from(value.slice(0, 8), String).join(', ') + (value.length > 8 ? ', …' : '')]);
  else if (typeof value === 'object' && value !== null) for (const [key, each] of Object.entries(value)) rowsOf(each, path === '' ? key : path + '.' + key, rows);
  else rows.push([path, String(value).slice(0, LONGEST)]);
  return rows;
}
onmessage = async ({ data: { scope, uses, text, args } }) => {
  try {
    const given = uses.length === 0 ? {} : new Function(scope + ';return scope')();
    const compute = new Function(...uses, '"use strict";return(' + text + '\\n)')(...uses.map((name) => given['$' + name]));
    let value = compute(...args);
    if (typeof value?.next === 'function') {
      let step = value.next();
      while (!step.done) step = value.next();
      value = step.value;
    }
    postMessage({ rows: rowsOf(await value, '', []) });
  } catch (error) {
    postMessage({ problem: String(error).slice(0, LONGEST) });
  }
};`;

const script = `
const WORKER = ${JSON.stringify(worker)};
addEventListener('message', ({ data, source }) => {
  if (source !== parent) return;
  const runner = new Worker(URL.createObjectURL(new Blob([WORKER], { type: 'text/javascript' })));
  runner.onmessage = ({ data: answer }) => parent.postMessage(answer, '*');
  runner.onerror = ({ message }) => parent.postMessage({ problem: message }, '*');
  runner.postMessage(data);
});
parent.postMessage('ready', '*');
`;

const policy = `default-src 'none'; script-src 'unsafe-eval' ${hashOf(script)}; worker-src blob:`;

const sandboxHtml = `<!doctype html>
<html lang="en-US">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="robots" content="noindex" />
    <title>Where edited code runs</title>
    <script>${script}</script>
  </head>
  <body></body>
</html>
`;

export function sandbox(): Plugin {
  return {
    name: 'sandbox',
    configureServer(server) {
      server.middlewares.use('/sandbox.html', (_request, response) => {
        response.setHeader('content-type', 'text/html');
        response.end(sandboxHtml);
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'sandbox.html', source: sandboxHtml });
    },
  };
}
