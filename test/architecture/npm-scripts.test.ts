/** What npm hands to a shell means the same in each: dash, bash, cmd. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('no script of the package has braces or stars that one shell would expand and another would not', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  expect(Object.keys(scripts).length).toBeGreaterThan(10);
  expect(Object.values(scripts).filter((script) => /[{}*?]/.test(script.replaceAll(/"[^"]*"/g, '')))).toEqual(
    [],
  );
});
