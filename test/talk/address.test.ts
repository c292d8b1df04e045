/** The talk's address: what it names, and what is said of what it cannot name. */
import { expect, test } from 'vitest';
import { readTalkAddress, talkQuery } from '../../talk/address.ts';
import { commandOf } from '../../talk/keys.ts';
import { nextSeed } from '../../talk/source.ts';

const ids = ['flags', 'pipelines', 'histograms'];
const read = (query: string) => readTalkAddress(query, ids);

test('an address that says nothing is the whole talk with seed 42', () => {
  expect(read('')).toEqual({ beats: [0, 1, 2], seed: '42', theme: null, loop: false, problems: [] });
});

test('beats are picked and ordered by number or name, and may come twice', () => {
  expect(read('beats=3,1,3').beats).toEqual([2, 0, 2]);
  expect(read('beats=pipelines, 1').beats).toEqual([1, 0]);
});

test('what cannot be read is said, and the rest is shown', () => {
  const some = read('beats=2,9,x');
  expect(some.beats).toEqual([1]);
  expect(some.problems).toEqual([
    'beats: expected numbers from 1 to 3 or names (flags, pipelines, histograms), got 9, x; the others are shown',
  ]);
  const none = read('beats=0&theme=blue&seed=');
  expect(none.beats).toEqual([0, 1, 2]);
  expect(none.seed).toBe('42');
  expect(none.theme).toBeNull();
  expect(none.problems).toHaveLength(3);
  expect(none.problems.join()).toContain('got 0; all beats are shown');
});

test('seed, theme and loop are read, and written without touching what is not the talk’s', () => {
  expect(read('seed=7&theme=dark&loop')).toMatchObject({
    seed: '7',
    theme: 'dark',
    loop: true,
    problems: [],
  });
  expect(talkQuery('beats=2,4&loop&n=500', { seed: '43' })).toBe('beats=2,4&loop&n=500&seed=43');
});

test('the next seed is the next number', () => {
  expect(nextSeed('42')).toBe('43');
  expect(nextSeed('words')).toBe('43');
});

test('keys mean the same in capitals, 0 is the tenth beat, and others mean nothing', () => {
  expect(commandOf('R')).toEqual({ kind: 'run' });
  expect(commandOf('PageDown')).toEqual({ kind: 'step' });
  expect(commandOf('1')).toEqual({ kind: 'jump', place: 0 });
  expect(commandOf('0')).toEqual({ kind: 'jump', place: 9 });
  expect(commandOf('d')).toEqual({ kind: 'theme', theme: 'dark' });
  expect([commandOf('q'), commandOf('F5'), commandOf('Tab')]).toEqual([null, null, null]);
});
