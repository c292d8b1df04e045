/** What a hostile reader may bring to a door, and what every answer must keep to. */
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { ArgumentError } from '../../engine/errors.ts';
import { anyCharacter } from '../for-all.ts';

/** Cases a door: `HOSTILE_CASES=10000 HOSTILE_SEED=7 npx vitest run --project node test/properties/hostile` asks for more, and for others. */
const asked = Number(process.env['HOSTILE_CASES'] ?? 0);
const seed = Number(process.env['HOSTILE_SEED'] ?? 17);

/** Every door answers each case; where one case is dear, the quick tests ask for fewer. */
export function besiege<Case>(cases: fc.Arbitrary<Case>, quick: number, answer: (each: Case) => void): void {
  const property = fc.property(cases, (each) => withinReason(() => answer(each)));
  fc.assert(property, { numRuns: Math.max(asked, quick), seed });
}

/** As long as an answer may take: milliseconds of this process's CPU time, a thousand times what most take. */
const LONGEST_MS = 2_000;
const builtIn = [Object, Array, String, Function, Number, Map, Error].map(
  ({ prototype }) => prototype as object,
);
const namesOf = (): number => builtIn.reduce((sum, each) => sum + Reflect.ownKeys(each).length, 0);
const namesBefore = namesOf();

/** No hang, and nothing left behind on what every object inherits from. */
export function withinReason<T>(answer: () => T): T {
  const before = process.cpuUsage();
  const answered = answer();
  const { user, system } = process.cpuUsage(before);
  if ((user + system) / 1000 > LONGEST_MS) throw new Error(`took ${(user + system) / 1000} ms of CPU time`);
  if (namesOf() !== namesBefore) throw new Error('a prototype has another number of names than before');
  return answered;
}

/** `expect`, a hundred times as fast: these tests ask a hundred thousand times. */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) expect.fail(`expected ${what}`);
}

/** What only a mistake of ours would put into a message. */
const OURS =
  /\[object |undefined|is not a function|is not iterable|cannot read|cannot convert|cannot destructure|call stack|invalid array/i;

/** A message for a reader: words, short enough for a page, and none of the language's own. */
export function saysWhy(message: string): void {
  must(/[a-z]{3}/i.test(message), `words: ${message}`);
  must(message.length < 1_500, `at most 1,500 characters: ${message.slice(0, 200)}`);
  // what came is quoted, and may say anything
  must(!OURS.test(message.replaceAll(/"(?:[^"\\]|\\.)*"|got .*/gs, '')), `a message for readers: ${message}`);
}

/** The answer of a door, or null for a mistake that it says in the engine's grammar; all else is thrown on. */
export function answerOf<T>(door: () => T): T | null {
  try {
    return door();
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    saysWhy(error.message);
    must(error.message.includes('expected '), `what was expected: ${error.message}`);
    return null;
  }
}

/** Runs in a page if it ever becomes markup, an address or code. */
export const payloads = [
  '<img src=x onerror="window.ran=1">',
  '"><script>window.ran=1</script>',
  "'-(window.ran=1)-'",
  'javascript:window.ran=1',
  '${window.ran=1}',
  '</script><svg onload=window.ran=1>',
  '<!--hole 0--><b>',
  '&lt;script&gt;',
] as const;

const words: readonly string[] = [
  ...payloads,
  ...'__proto__ constructor prototype toString valueOf hasOwnProperty length then'.split(' '),
  ...'0 -0 -1 1e309 -1e-400 NaN Infinity 0x10 1_000 ½ ٣ null true [] {} % %ff %00 =1+1 ../../x'.split(' '),
  ...Array.from(' \0\u202e\ufeff\u2028😀\n\r\t"\'\\,;_*-'),
  '',
  '\ud800',
  '9'.repeat(400),
  'a'.repeat(5_000),
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...words) },
  fc.string({ unit: anyCharacter, maxLength: 30 }),
  fc.array(fc.constantFrom(...words), { maxLength: 5 }).map((parts) => parts.join('')),
  fc.double().map(String),
  fc.bigInt().map(String),
);

const hostileKey = fc.oneof(
  hostileText,
  fc.constantFrom('id', 'rules', 'columns', 'run', 'claims', 'settings'),
);

/** Text of JSON, with names twice and `__proto__` as a name of its own. */
export const hostileJson: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    hostileText.map((text) => JSON.stringify(text)),
    fc.constantFrom('null', 'true', 'false', '0', '-0', '1e400', '-1', '0.1', '9007199254740993', '[]', '{}'),
    fc.constantFrom(
      '{"toString":1,"valueOf":1}',
      '{"__proto__":{"polluted":1}}',
      `${'['.repeat(90)}${']'.repeat(90)}`,
    ),
    fc.array(tie('value'), { maxLength: 4 }).map((parts) => `[${parts.join(',')}]`),
    fc
      .array(fc.tuple(hostileKey, tie('value')), { maxLength: 4 })
      .map((pairs) => `{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`),
  ),
})).value;

/** A good text with some of its places cut, doubled or replaced. */
export function mutatedText(good: readonly string[], insert = hostileText): fc.Arbitrary<string> {
  const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(12), put: insert });
  return fc
    .tuple(fc.constantFrom(...good), fc.array(edit, { minLength: 1, maxLength: 3 }))
    .map(([text, edits]) =>
      edits.reduce((whole, { at, cut, put }) => {
        const place = Math.floor(at * whole.length);
        return `${whole.slice(0, place)}${put}${whole.slice(place + cut)}`;
      }, text),
    );
}

/** A good document of JSON with one to three of its values replaced, as text. */
export function mutatedJson(good: unknown): fc.Arbitrary<string> {
  const marks = count(good);
  const edit = fc.tuple(fc.nat(marks - 1), fc.oneof(hostileJson, fc.constant(null)));
  return fc
    .array(edit, { minLength: 1, maxLength: 3 })
    .map((edits) => written(good, new Map(edits), { next: 0 }) ?? 'null');
}

const isPart = (value: unknown): value is object => typeof value === 'object' && value !== null;

function count(value: unknown): number {
  return isPart(value) ? Object.values(value).reduce<number>((sum, each) => sum + count(each), 1) : 1;
}

/** Null for a value that is left out. */
function written(
  value: unknown,
  edits: ReadonlyMap<number, string | null>,
  at: { next: number },
): string | null {
  const place = at.next;
  at.next += 1;
  const edited = edits.get(place);
  if (edited !== undefined) {
    at.next += count(value) - 1;
    return edited;
  }
  if (!isPart(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.flatMap((each) => written(each, edits, at) ?? []).join(',')}]`;
  const pairs = Object.entries(value).flatMap(([key, each]) => {
    const text = written(each, edits, at);
    return text === null ? [] : [`${JSON.stringify(key)}:${text}`];
  });
  return `{${pairs.join(',')}}`;
}
