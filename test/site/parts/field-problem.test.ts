/** The message next to a field that cannot be used. */
import { expect, test } from 'vitest';
import { expected } from '../../../engine/errors.ts';
import { inPlace } from '../../../site/components/field-problem.ts';

test('beside a field stands what was expected and how to fix it, whatever was typed and whatever the argument is called', () => {
  expect(inPlace(expected('replay: seed', 'an integer', 'a: b, got "c"; d', 'type digits'))).toBe(
    'Expected an integer; type digits',
  );
  expect(inPlace(expected('n', 'a whole number from 1 to 9', '10'))).toBe(
    'Expected a whole number from 1 to 9',
  );
});
