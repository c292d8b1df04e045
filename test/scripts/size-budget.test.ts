import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadedBy, table, weigh } from '../../scripts/size-budget.mjs';

let site: string;
beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), 'size-budget-'));
});
afterEach(() => rmSync(site, { recursive: true }));

function build(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(site, name)), { recursive: true });
    writeFileSync(join(site, name), text);
  }
}

const page =
  '<script type="module" src="./assets/a.js"></script><link rel="stylesheet" href="./assets/s.css">';

test('a page loads what it names, the lazy parts of that, and what all import statically, each once', () => {
  build({
    'index.html': page,
    'assets/s.css': 'p{}',
    'assets/a.js': 'import{b}from"./b.js";import"./c.js";const n=()=>import(`./notebook.js`);',
    'assets/b.js': 'export*from"./c.js";',
    'assets/c.js': 'import{a}from"./a.js";',
    'assets/notebook.js': 'import{d}from"./d.js";const later=()=>import("./chart.js");',
    'assets/d.js': '',
    'assets/chart.js': '',
  });
  const loaded = loadedBy(join(site, 'index.html')).map((file) => relative(site, file));
  expect(loaded.toSorted().map((name) => name.replace('assets/', ''))).toEqual([
    'a.js',
    'b.js',
    'c.js',
    'd.js',
    'notebook.js',
    's.css',
  ]);
});

test('each worker has a budget of its own, and fonts are weighed as they are', () => {
  build({
    'index.html': page,
    'assets/a.js': '',
    'assets/s.css': '',
    'assets/study.worker-x1.js': 'self.a=1',
    'assets/replay.worker-x2.js': 'self.b=1',
    'assets/serif.woff2': 'x'.repeat(100_001),
  });
  const weights = weigh(site);
  expect(weights.map(({ what }) => what)).toEqual([
    'first page, gzipped',
    'replay.worker, gzipped',
    'study.worker, gzipped',
    'fonts',
  ]);
  expect(table(weights).at(-1)).toBe('fonts                       100.0 kB of  100.0 kB  too heavy');
});
