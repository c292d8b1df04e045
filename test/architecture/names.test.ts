/** A name means one thing in the engine: whoever searches for it finds its one declaration. */
import { expect, test } from 'vitest';
import { filesLike, textOf } from './sources.ts';

/** Being rewritten (issue 11). */
const notYet = /^engine\/(audit-log|log-checker|attacks|json)\//;
const declaration =
  /^export (?:abstract |async )*(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm;

test('no exported name is declared twice in the engine', () => {
  const declared = new Map<string, string[]>();
  for (const path of filesLike(/^engine\/.*\.ts$/).filter((each) => !notYet.test(each))) {
    // an overloaded function, or a type and its value, is one name of one file
    for (const name of new Set([...textOf(path).matchAll(declaration)].map(([, found = '']) => found))) {
      declared.set(name, [...(declared.get(name) ?? []), path]);
    }
  }
  expect(declared.size).toBeGreaterThan(300);
  expect([...declared].filter(([, paths]) => paths.length > 1)).toEqual([]);
});
