/** A caller's mistakes: one grammar, and the parts of it as fields. */
import { expect, test } from 'vitest';
import { ArgumentError, complaint, expected, inWords } from '../../engine/errors.ts';

test('a mistake says where, what was expected, what came and how to fix it', () => {
  const error = expected('wilsonInterval: trials', 'a whole number', '1, got ;', 'round it');
  expect(error).toBeInstanceOf(ArgumentError);
  expect(error.message).toBe('wilsonInterval: trials: expected a whole number, got "1, got ;"; round it');
  const parts = {
    where: 'wilsonInterval: trials',
    expected: 'a whole number',
    got: '"1, got ;"',
    fix: 'round it',
  };
  expect(error).toMatchObject(parts);
  expect(error.mistake).toEqual(parts);
});

test('the parts survive the way between threads, which the error’s own fields do not', () => {
  const { mistake } = expected('seed', 'text', 42);
  expect(structuredClone(mistake)).toEqual({ where: 'seed', expected: 'text', got: '42', fix: null });
});

test('without its place a mistake is a sentence of its own', () => {
  expect(complaint(expected('file: x', 'JSON', inWords('a picture')))).toBe('expected JSON, got a picture');
  expect(complaint(expected('n', 'less', 3, 'halve it'))).toBe('expected less, got 3; halve it');
});

test('a long text is cut, and its length is given', () => {
  const { got } = expected('seed', 'text', 'x'.repeat(10_000));
  expect(got).toBe(`"${'x'.repeat(60)}…" (10000 characters)`);
});
