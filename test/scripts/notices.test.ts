import { expect, test } from 'vitest';
import { notices, packageFolder } from '../../scripts/notices.ts';

test('a module belongs to the innermost package of its path', () => {
  const stdlib = 'a/node_modules/@stdlib/math-base-special-ln/';
  expect(packageFolder(`${stdlib}lib/index.js`)).toBe(stdlib);
  expect(packageFolder('a/node_modules/b/node_modules/c/d.js')).toBe('a/node_modules/b/node_modules/c/');
  expect(packageFolder('a/engine/errors.ts')).toBeUndefined();
});

test('a licence text stands once, under every package that comes with it', () => {
  const erfcinv = 'node_modules/@stdlib/math-base-special-erfcinv/';
  const text = notices(['node_modules/comlink/', erfcinv, erfcinv]);
  expect(text).toMatch(/^@stdlib\/math-base-special-erfcinv [\d.]+ \(.*\)\n@stdlib.*\n\n/);
  expect(text).toMatch(/^comlink [\d.]+ \(Apache-2.0\)$/m);
  expect(text.match(/Boost Software License - Version 1\.0/g)).toHaveLength(1);
});

test('a package without a file for its license gives that part of its README', () => {
  const text = notices(['node_modules/seedrandom/']);
  expect(text).toContain('Permission is hereby granted');
});
