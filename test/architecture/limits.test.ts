/** The limits of a run are written down once. */
import { expect, test } from 'vitest';
import { MOST_DEPLOYMENTS } from '../../engine/limits.ts';
import { filesLike, linesLike } from './sources.ts';

const modules = filesLike(/^(engine|workers|notebooks|talk|site|scripts)\/.*\.(ts|mjs|html)$/);

test('the most deployments of a run and the longest seed are numbers in one file only', () => {
  const code = modules.flatMap((path) =>
    linesLike(
      path,
      /(1 to |1…)(1,000,000|1000000)|1 to 200 char|(deployments|DEPLOYMENTS|seed|SEED)\w*[^/]* (<=|>|=) (1_000_000|200)\b/,
    ),
  );
  const example = /^engine\/errors\.ts:\d+: \*|^engine\/errors\.ts:\d+: \/\*\*/;
  expect(code.filter((line) => !example.test(line))).toEqual([
    expect.stringMatching(/^engine\/limits\.ts:\d+: export const MOST_DEPLOYMENTS = 1_000_000;$/),
    expect.stringMatching(/^engine\/limits\.ts:\d+: export const LONGEST_SEED = 200;$/),
  ]);
});

test('a name of a limit is declared once', () => {
  for (const name of ['MOST_DEPLOYMENTS', 'LONGEST_SEED']) {
    expect(modules.flatMap((path) => linesLike(path, new RegExp(`const ${name}\\b`)))).toHaveLength(1);
  }
  expect(MOST_DEPLOYMENTS).toBe(1_000_000);
});
