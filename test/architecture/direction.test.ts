/** Imports never climb: site → talk → notebooks → workers → engine; inside the engine only the pipeline knows all pillars. */
import { expect, test } from 'vitest';
import { arrow, importsOf } from './imports.ts';
import { filesLike, rooms } from './sources.ts';

/** From the ground up; test and scripts stand beside and may use them all. */
const floors = ['engine', 'workers', 'notebooks', 'talk', 'site'];
const pillars = ['context-ingestion', 'risk-scoring', 'canary-rollout', 'governance'];
/** What a pillar stands on. */
const ground = ['domain', 'units', 'units.ts', 'errors.ts', 'random', 'statistics'];
/** Packages that the engine may use: pure, the same bits everywhere, no DOM. */
const enginePackages =
  /^(seedrandom|hash-wasm|@noble\/hashes\/.+|@scure\/base|nanotar|@marcbachmann\/cel-js|canonicalize|papaparse|valibot|d3-array|pure-rand\/.+|@stdlib\/math-base-special-.+)$/;

/** Build plugins run in Node, beside the site and not in it. */
const modules = filesLike(/\.(ts|mjs)$/).filter((path) => !/\.d\.ts$|\/plugin\.ts$/.test(path));
const imports = modules.flatMap((path) => importsOf(path));
const room = (path: string): string => path.split('/')[0] ?? '';
/** Second part of a path below engine/. */
const part = (path: string): string => (room(path) === 'engine' ? (path.split('/')[1] ?? '') : '');

test('the reader of imports sees every kind', () => {
  const text = `
import a from 'a';
import { b,
  c } from '../b.ts';
import type { D } from "./d.ts";
import '../e.css?inline';
export * from './f.ts';
const g = await import('./g.ts');
new Worker(new URL('./h.worker.ts', import.meta.url));
`;
  expect(
    importsOf('site/pages/x.ts', text)
      .map(({ to }) => to)
      .toSorted(),
  ).toEqual([
    'a',
    'site/b.ts',
    'site/e.css',
    'site/pages/d.ts',
    'site/pages/f.ts',
    'site/pages/g.ts',
    'site/pages/h.worker.ts',
  ]);
  expect(imports.length).toBeGreaterThan(100);
});

test('no room imports from a room above it, and none of them from test or scripts', () => {
  const wrong = imports.filter(({ from, to, isPackage }) => {
    const floor = floors.indexOf(room(from));
    if (isPackage || floor < 0) return false;
    const target = floors.indexOf(room(to));
    return target < 0 ? rooms.some((name) => name === room(to)) : target > floor;
  });
  expect(wrong.map(arrow)).toEqual([]);
});

test('a pillar imports only what all of them stand on, never another pillar', () => {
  const wrong = imports.filter(
    ({ from, to, isPackage }) =>
      pillars.includes(part(from)) && !isPackage && part(to) !== part(from) && !ground.includes(part(to)),
  );
  expect(wrong.map(arrow)).toEqual([]);
});

test('what the pillars stand on knows nothing of them', () => {
  const wrong = imports.filter(
    ({ from, to, isPackage }) => ground.includes(part(from)) && !isPackage && !ground.includes(part(to)),
  );
  expect(wrong.map(arrow)).toEqual([]);
});

test('the engine uses only packages that are pure, and nothing of Node', () => {
  const wrong = imports.filter(
    ({ from, to, isPackage }) => room(from) === 'engine' && isPackage && !enginePackages.test(to),
  );
  expect(wrong.map(arrow)).toEqual([]);
});
