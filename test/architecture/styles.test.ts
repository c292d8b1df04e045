/** The style sheets: few, made of classes that a page uses, changing only at named widths. */
import { expect, test } from 'vitest';
import { filesLike, linesLike, textOf } from './sources.ts';

const sheets = filesLike(/^(site|talk)\/.*\.css$/);
const sources = filesLike(/^(engine|workers|notebooks|talk|site)\/.*\.ts$/)
  .map(textOf)
  .join('\n');
/** Every word of the sources, and every part of a word that is completed when the page runs: `segment--${outcome}`. */
const words = new Set(sources.match(/[\w-]+/g));
const beginnings = new Set([...sources.matchAll(/([\w-]+-)\$\{/g)].map(([, beginning]) => beginning!));

/** Named by packages: the editor, and Lezer's highlighter. */
const ofPackages = /^(cm-editor|tok-\w+)$/;

function classesIn(css: string): string[] {
  const selectors = css.replaceAll(/\/\*.*?\*\/|url\([^)]*\)|"[^"]*"/gs, '');
  return [...selectors.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name!);
}

function isUsed(name: string): boolean {
  if (words.has(name) || ofPackages.test(name)) return true;
  return [...name.matchAll(/-/g)].some(({ index }) => beginnings.has(name.slice(0, index + 1)));
}

test('classes are found in selectors only', () => {
  expect(classesIn('/* .a */ .b:is(.c--d, .e) { margin: .5em; src: url("x.woff2"); }')).toEqual([
    'b',
    'c--d',
    'e',
  ]);
  expect(isUsed('no-page-has-this')).toBe(false);
});

test('every class of a style sheet is used by a page', () => {
  const unused = sheets.flatMap((path) =>
    [...new Set(classesIn(textOf(path)))].filter((name) => !isUsed(name)).map((name) => `${path}: .${name}`),
  );
  expect(unused).toEqual([]);
});

test('pages change at three named widths and no other', () => {
  const length = /@media[^{]*\b(width|height)\b[^{]*\d/;
  const named = /^@custom-media --(phone|narrow|wide) /;
  const lines = sheets.flatMap((path) => linesLike(path, /@media|@custom-media/));
  const others = lines.filter(
    (line) => length.test(line) && !/\(--wide\) and \(min-height: 42rem\)/.test(line),
  );
  expect(others).toEqual([]);
  const customs = lines
    .filter((line) => line.includes('@custom-media'))
    .map((line) => line.split(': ').slice(1).join(': '));
  expect(customs.map((line) => named.exec(line)?.[1])).toEqual(['phone', 'narrow', 'wide']);
});

test('there are at most 14 style sheets, and 3 of the talk, which has its own page', () => {
  const ofTalk = sheets.filter((path) => path.startsWith('talk/'));
  expect(sheets.length - ofTalk.length).toBeLessThanOrEqual(14);
  expect(ofTalk.length).toBeLessThanOrEqual(3);
});
