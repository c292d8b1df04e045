/** Files of the commands: whole or not at all, and what is no ordinary file is written into, not replaced. */
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkOutput, readInput, writeOutput } from '../../scripts/files.ts';

const folder = mkdtempSync(join(tmpdir(), 'files-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

test('a link stays a link, and the file behind it is written', () => {
  writeFileSync(at('real'), 'old');
  symlinkSync(at('real'), at('link'));
  writeOutput('out', at('link'), 'new');
  expect(lstatSync(at('link')).isSymbolicLink()).toBe(true);
  expect(readFileSync(at('real'), 'utf8')).toBe('new');
  expect(() => checkOutput('out', at('link'), [at('real')])).toThrow('out: expected another file');
});

test.runIf(existsSync('/dev/null'))('a device stays a device', () => {
  checkOutput('out', '/dev/null');
  writeOutput('out', '/dev/null', 'x');
  expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('what cannot be read or written is said in words, and nothing is left behind', () => {
  expect(() => readInput('data', at('none'))).toThrow('there is no such file or folder');
  expect(() => checkOutput('out', at('none/x'))).toThrow('there is no such file or folder');
  expect(() => checkOutput('out', folder)).toThrow('it is a folder');
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});
