/**
 * Weighs the built site and fails the build when a budget is broken: what the first page loads before it shows a
 * verdict, each worker, the fonts.
 *
 * Run after `vite build`; the folder is the first argument, dist/ by default.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const KB = 1000;
const FIRST_PAGE = 150 * KB;
const WORKER = 100 * KB;
const FONTS = 100 * KB;

/** @typedef {{ what: string, bytes: number, budget: number }} Weight */

/** @param {string} file */
const gzipped = (file) => gzipSync(readFileSync(file), { level: 9 }).length;

/**
 * Scripts and styles that a page loads to show what it is for: what its HTML names, the lazy parts that those name (a
 * page's entry does nothing but fetch its notebook), and what all of them import statically. Lazy parts of lazy parts
 * are not counted here; test/site/ weighs what a browser really fetched.
 *
 * @param {string} page
 */
export function loadedBy(page) {
  const html = readFileSync(page, 'utf8');
  const named = [
    ...html.matchAll(/<(?:script|link rel="stylesheet")[^>]* (?:src|href)="([^"#?]+\.(?:js|css))"/g),
  ].map(([, name = '']) => resolve(dirname(page), name));
  return withImports(named.flatMap((file) => [file, ...importsIn(file, LAZY)]));
}

/** As minified: from"./x.js", import"./x.js". */
const STATIC = /\b(?:from|import)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g;
const LAZY = /\bimport\(\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g;

/**
 * @param {string} file
 * @param {RegExp} pattern
 */
function importsIn(file, pattern) {
  if (!file.endsWith('.js')) return [];
  return [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, name = '']) =>
    resolve(dirname(file), name),
  );
}

/**
 * Files and what they import statically, each once.
 *
 * @param {readonly string[]} files
 */
export function withImports(files) {
  /** @type {Set<string>} */
  const found = new Set();
  /** @param {string} file */
  const add = (file) => {
    if (found.has(file)) return;
    found.add(file);
    for (const imported of importsIn(file, STATIC)) add(imported);
  };
  for (const file of files) add(file);
  return [...found];
}

/**
 * @param {string} site folder of the built site
 * @returns {Weight[]}
 */
export function weigh(site) {
  const all = readdirSync(site, { recursive: true, encoding: 'utf8' }).map((name) => resolve(site, name));
  const fonts = all.filter((file) => file.endsWith('.woff2'));
  const workers = all.filter((file) => /\.worker-[^/\\]*\.js$/.test(file));
  return [
    {
      what: 'first page, gzipped',
      bytes: sum(loadedBy(resolve(site, 'index.html')), gzipped),
      budget: FIRST_PAGE,
    },
    ...workers.map((file) => ({
      what: `${basename(file).replace(/-.*$/, '')}, gzipped`,
      bytes: sum(withImports([file]), gzipped),
      budget: WORKER,
    })),
    { what: 'fonts', bytes: sum(fonts, (file) => statSync(file).size), budget: FONTS },
  ];
}

/**
 * @param {readonly string[]} files
 * @param {(file: string) => number} size
 */
function sum(files, size) {
  return files.reduce((bytes, file) => bytes + size(file), 0);
}

/** @param {readonly Weight[]} weights */
export function table(weights) {
  return weights.map(({ what, bytes, budget }) => {
    const verdict = bytes <= budget ? 'ok' : 'too heavy';
    return `${what.padEnd(26)}${inKilobytes(bytes)} of${inKilobytes(budget)}  ${verdict}`;
  });
}

/** @param {number} bytes */
function inKilobytes(bytes) {
  return `${(bytes / KB).toFixed(1)} kB`.padStart(10);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const weights = weigh(process.argv[2] ?? 'dist');
  console.log(['size budget', ...table(weights)].join('\n  '));
  if (weights.some(({ bytes, budget }) => bytes > budget)) {
    console.error(
      'size budget: expected every part within its budget; ' +
        'load the heavy part lazily, or change the budget here and say why in scripts/README.md',
    );
    process.exitCode = 1;
  }
}
