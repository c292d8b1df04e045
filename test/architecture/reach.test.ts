/** The study stays small to read: whoever follows the imports of a run must not have to read the whole engine. */
import { expect, test } from 'vitest';
import { importsOf } from './imports.ts';
import { filesLike } from './sources.ts';

const START = 'engine/simulator/simulate.ts';
const MOST_FILES = 145;

/** The files that a module reaches by imports, itself and types included. */
function reachOf(start: string, importedBy: (path: string) => readonly string[]): Set<string> {
  const reached = new Set([start]);
  for (const path of reached) for (const next of importedBy(path)) reached.add(next);
  return reached;
}

test('what is reached by way of others counts, once', () => {
  const graph: Record<string, readonly string[]> = {
    a: ['b', 'c'],
    b: ['c', 'd'],
    c: [],
    d: ['b'],
    e: ['a'],
  };
  expect([...reachOf('a', (path) => graph[path] ?? [])].toSorted()).toEqual(['a', 'b', 'c', 'd']);
});

test(`the study's loop reaches at most ${MOST_FILES} files of the project`, () => {
  const files = new Set(filesLike(/\.ts$/));
  const importedBy = (path: string): string[] =>
    importsOf(path)
      .map(({ to }) => to)
      .filter((to) => files.has(to));
  const reached = reachOf(START, importedBy);
  expect(reached.size).toBeGreaterThan(50);
  expect(reached.size, [...reached].toSorted().join('\n')).toBeLessThanOrEqual(MOST_FILES);
});
