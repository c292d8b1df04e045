/** The house's habits: a README in every room, files of one idea, nothing of the machine that it was written on. */
import { expect, test } from 'vitest';
import { filesLike, linesLike, rooms, textOf } from './sources.ts';

const lengthOf = (path: string): number => textOf(path).split('\n').length - 1;

for (const room of rooms) {
  test(`${room}/ has a README under 60 lines`, () => {
    const path = `${room}/README.md`;
    expect(filesLike(/README\.md$/)).toContain(path);
    expect(lengthOf(path)).toBeLessThan(60);
  });
}

test('git leaves out no file that is ours: folders of the build are named from the root', () => {
  const everywhere = textOf('.gitignore')
    .split('\n')
    .flatMap((line) => /^([\w.-]+)\/$/.exec(line)?.[1] ?? []);
  expect(everywhere.length).toBeGreaterThan(2);
  const within = (folder: string): boolean => filesLike(/./).some((path) => path.split('/').includes(folder));
  expect(everywhere.filter(within)).toEqual([]);
});

test('every file that a promise names is there', () => {
  const named = ['SECURITY.md', 'CONTRIBUTING.md', 'README.md'].flatMap((file) =>
    Array.from(
      textOf(file).matchAll(/`((?:engine|workers|notebooks|talk|site|test|scripts)\/[\w./-]+)`/g),
      ([, path = '']) => path,
    ),
  );
  expect(named.length).toBeGreaterThan(20);
  const known = (path: string): boolean =>
    filesLike(/./).some((file) => file === path || file.startsWith(`${path.replace(/\/$/, '')}/`));
  expect(named.filter((path) => !known(path))).toEqual([]);
});

test('no file is longer than 300 lines', () => {
  const long = filesLike(/\.(ts|mjs|css)$/).filter((path) => lengthOf(path) > 300);
  expect(long.map((path) => `${path}: ${lengthOf(path)} lines`)).toEqual([]);
});

test('what a belief run takes of the engine stays under 1,600 lines', () => {
  const lengths = filesLike(/^engine\/belief\/[\w-]+\.ts$/).map(lengthOf);
  expect(lengths.length).toBeGreaterThan(5);
  expect(lengths.reduce((sum, length) => sum + length)).toBeLessThan(1600);
});

test('no file names a place on a machine of ours', () => {
  const machinePath = /(^|[\s"'`(=])\/(work|home|Users|root|tmp)\//;
  expect(['see', 'home', 'someone', 'notes'].join('/').replace('/', ' /')).toMatch(machinePath);
  const texts = filesLike(/\.(ts|mjs|css|html|md|json|yml|cff)$|^\.ci\//);
  expect(texts.flatMap((path) => linesLike(path, machinePath))).toEqual([]);
});

test('the lockfile names no registry', () =>
  expect(
    linesLike(
      'package-lock.json',
      /"resolved"|https?:\/\/(?!github\.com|opencollective\.com)[\w.]*(npm|registry)/,
    ),
  ).toEqual([]));

test('no page, worker or script takes a message apart: errors have fields', () => {
  const apart =
    /[mM]essage\??\.(replace|match|split|slice|search|startsWith|includes)|\.(test|exec)\([^()]*[mM]essage\)/;
  expect("failure.kind === 'fault' && /NotFound/.test(failure.message)").toMatch(apart);
  const paths = filesLike(/^(notebooks|talk|site|workers|scripts)\/.*\.(ts|mjs)$/);
  expect(paths.flatMap((path) => linesLike(path, apart))).toEqual([]);
});

test('modules export by name', () => {
  const byTool = /^vite(\.single)?\.config\.ts$|\/build\.ts$/;
  const modules = filesLike(/\.(ts|mjs)$/).filter((path) => !byTool.test(path) && !path.endsWith('.d.ts'));
  expect(modules.flatMap((path) => linesLike(path, /^export default\b/))).toEqual([]);
});
