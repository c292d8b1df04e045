/** The beats as data: what each says of the committed run, and that a host can add, drop and embed them. */
import { describe, expect, test } from 'vitest';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { beats } from '../../talk/beats/index.ts';
import { committedTalk } from '../../talk/data/committed.ts';
import { filesLike, linesLike, textOf } from '../architecture/sources.ts';

const factsOf = (id: string): unknown => committedTalk.facts[id];
const lengthOf = (path: string): number => textOf(path).split('\n').length - 1;

test('every beat has an address of its own, and the talk takes five minutes', () => {
  const ids = beats.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z][a-z-]*$/);
  expect(Object.keys(committedTalk.facts)).toEqual(ids);
  expect(beats.reduce((sum, { seconds }) => sum + seconds, 0)).toBeLessThanOrEqual(330);
});

describe.each(beats)('$id', (beat) => {
  const facts = factsOf(beat.id);

  test('says one sentence that fits two lines, and says in words what is no number', () => {
    const title = beat.title(facts);
    expect(title).toMatch(/[.?]$/);
    expect(title.length).toBeLessThan(105);
    for (const text of [title, beat.label(facts), ...beat.notes(facts)]) {
      expect(text).not.toMatch(/NaN|undefined|null|\bnone\b|Infinity/);
    }
    expect(beat.notes(facts).length).toBeGreaterThan(1);
    expect(beat.label(facts)).not.toBe('');
  });

  test('takes each number of its sentence from its facts or from print', () => {
    const printed = publishedClaims.flatMap(({ printed: main, alternatives }) => [
      main,
      ...alternatives.map((other) => other.printed),
    ]);
    const moved = JSON.parse(JSON.stringify(facts), (_, value: unknown) =>
      typeof value === 'number' ? value * 1.07 : value,
    ) as unknown;
    const before: readonly string[] = beat.title(facts).match(/\d[\d.,]*/g) ?? [];
    const after: readonly string[] = beat.title(moved).match(/\d[\d.,]*/g) ?? [];
    const fixed = before.filter((text) => after.includes(text));
    expect(fixed.filter((text) => !printed.some((each) => each.includes(text)))).toEqual([]);
  });
});

test('a beat is a file of less than 150 lines, and the talk has less than 3,150', () => {
  const files = filesLike(/^talk\/beats\/\d\d-.*\.ts$/);
  expect(files).toHaveLength(beats.length);
  expect(files.filter((path) => lengthOf(path) >= 150)).toEqual([]);
  const all = filesLike(/^talk\/.*\.(ts|css)$/).map(lengthOf);
  expect(all.reduce((sum, lines) => sum + lines, 0)).toBeLessThan(3150); // its goal is 2,500
});

test('no text of the stage is below 34 pixels, and no line below 4', () => {
  const sizes = linesLike('talk/styles/marks.css', /font-size|stroke-width/).map((found) =>
    Number(/(\d+)px/.exec(found)?.[1] ?? /: (\d+);/.exec(found)?.[1]),
  );
  expect(sizes.length).toBeGreaterThan(8);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(4);
  const texts = linesLike('talk/styles/marks.css', /font-size/).map((found) =>
    Number(/(\d+)px/.exec(found)?.[1]),
  );
  expect(Math.min(...texts)).toBeGreaterThanOrEqual(34);
});
