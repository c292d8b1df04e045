import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asWritten,
  mergeTables,
  readTable,
  rowsOf,
  type Shard,
  type Subject,
  type Table,
  writeTable,
} from '../../../engine/shards/table.ts';
import { forAll } from '../../for-all.ts';
import { sha256 } from '../study-of.ts';

const subject: Subject = {
  format: 'test/1',
  engine: 'one',
  command: 'make',
  seed: 's',
  scenario: 'none',
  deployments: 1,
  rows: 101,
  of: {},
  columns: [
    ['n', 'count'],
    ['minutes', 'digits-4'],
    ['ratio', 'digits-3'],
    ['d', 'thousandths'],
    ['x', 'exact'],
  ],
};

/** What row i of the table holds. */
const row = (i: number): number[] => [
  i,
  i === 13 ? Number.NaN : 1.234567 * i,
  10 ** (i / 7 - 6),
  i / 9 - 5,
  Math.PI * i,
];

function table(shard: Shard | null, of: Subject = subject): Table {
  const { from, to } = rowsOf(of.rows, shard);
  const data = Object.fromEntries(
    of.columns.map(([name], k) => [
      name,
      Float64Array.from({ length: to - from }, (_, i) => row(from + i)[k]!),
    ]),
  );
  return { subject: of, shard, data };
}

const written = (of: Table): Uint8Array => writeTable(of, sha256);
const shards = (of: number): Table[] => Array.from({ length: of }, (_, k) => table({ index: k + 1, of }));
const reread = (of: Table): Table => readTable(written(of), sha256);

describe('a column', () => {
  it('keeps what it has written once', () => {
    forAll(fc.double(), (x) => {
      for (const kind of ['digits-4', 'digits-3', 'thousandths', 'exact'] as const) {
        const once = asWritten(kind, x);
        expect(asWritten(kind, once)).toBe(once);
      }
    });
  });

  it('of four digits is the nearest number of four digits', () => {
    forAll(fc.double({ min: 0.01, max: 90_000, noNaN: true }), (x) => {
      expect(asWritten('digits-4', x)).toBe(Number(x.toPrecision(4)));
    });
  });

  it('of thousandths is off by half of one at most', () => {
    forAll(fc.double({ min: -32, max: 32, noNaN: true }), (x) => {
      expect(Math.abs(asWritten('thousandths', x) - x)).toBeLessThanOrEqual(0.000501);
    });
  });

  it('of counts refuses what it would have to round', () => {
    expect(() => asWritten('count', 1.5)).toThrow('a whole number');
  });
});

describe('a table', () => {
  it('comes back from its file as its columns write it', () => {
    const { data } = reread(table(null));
    for (const [k, [name, kind]] of subject.columns.entries()) {
      expect([...data[name]!]).toEqual(Array.from({ length: 101 }, (_, i) => asWritten(kind, row(i)[k]!)));
    }
  });

  it('combines from its shards to the bytes of the whole, in any order', () => {
    const whole = written(table(null));
    forAll(
      fc.integer({ min: 1, max: 12 }).chain((of) => fc.shuffledSubarray(shards(of), { minLength: of })),
      (some) => {
        expect(written(mergeTables(some.map(reread)))).toEqual(whole);
      },
    );
  });

  it('names the shards that are lost', () => {
    const some = shards(7).filter((_, k) => k !== 2 && k !== 5);
    expect(() => mergeTables(some)).toThrow('merge: expected all 7 shards, got none of number 3, 6');
  });

  it('refuses a shard that another version made, and says what differs', () => {
    const other = table({ index: 2, of: 2 }, { ...subject, engine: 'two' });
    expect(() => mergeTables([shards(2)[0]!, other])).toThrow(
      'shard 2 of 2: expected the engine of the first file, "one"',
    );
  });

  it('refuses a shard twice, and one of another cut', () => {
    const [a, b] = shards(2) as [Table, Table];
    expect(() => mergeTables([a, b, a])).toThrow('shard 1 of 2 twice');
    expect(() => mergeTables([a, shards(3)[1]!])).toThrow('the shards of the first file, 2');
  });

  it('refuses a file that was cut short, changed, or is another kind of file', () => {
    const file = written(table(null));
    expect(() => readTable(file.slice(0, -1), sha256)).toThrow('bytes of numbers');
    const changed = file.slice();
    changed[changed.length - 1]! ^= 1;
    expect(() => readTable(changed, sha256)).toThrow('numbers with the digest');
    expect(() => readTable(new TextEncoder().encode('{}\n'), sha256)).toThrow('another file');
    expect(() => readTable(new Uint8Array(), sha256)).toThrow('another file');
  });
});
