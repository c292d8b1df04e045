/** What is exported can be read again: its size is held to what the door takes. */
import { describe, expect, it } from 'vitest';
import { AuditChain, HEAD_BYTES, hex, readLog } from '../../../engine/audit-log/index.ts';
import { packSteps } from '../../../workers/audit/api.ts';
import { finish, sha256 } from '../study-of.ts';
import { eventsOfRun } from './events.ts';
import { logOf, signed, verify } from './signed-log.ts';

const log = logOf(eventsOfRun(20, { warmUpDays: 7 }));
const head = await signed(log);

it.each(['json', 'tar'] as const)(
  'a log is packed as %s up to the size that is read, and not beyond',
  async (form) => {
    const file = finish(packSteps(log, head, form));
    const read = readLog(new Uint8Array(await file.arrayBuffer()));
    expect(await verify(read)).toMatchObject({ verified: true, form });
    expect(finish(packSteps(log, head, form, file.size)).size).toBe(file.size);
    expect(() => finish(packSteps(log, head, form, file.size - 1))).toThrow('export a smaller run');
  },
);

const text = (word: string): Uint8Array => new TextEncoder().encode(word);

function chained(leaves: readonly Uint8Array[]): Uint8Array {
  const chain = new AuditChain(sha256);
  const heads = new Uint8Array(leaves.length * HEAD_BYTES);
  leaves.forEach((leaf, k) => heads.set(chain.append(leaf), k * HEAD_BYTES));
  return heads;
}

const leaves = ['one', 'two', 'three', 'four'].map(text);
const heads = chained(leaves);

describe('the audit chain', () => {
  it('begins with the hash of its name', () => {
    // printf genops-audit/1 | sha256sum
    expect(hex(new AuditChain(sha256).head)).toBe(
      'c5b599252991265bb6d4a2ec0c261fb2e44437bba0746081da68c2cf38df1a3f',
    );
  });

  it('hashes each leaf together with the head before it', () => {
    const { head: start } = new AuditChain(sha256);
    const first = sha256.init().update(start).update(text('one')).digest('binary');
    expect(heads.subarray(0, HEAD_BYTES)).toEqual(first);
    const second = sha256.init().update(first).update(text('two')).digest('binary');
    expect(heads.subarray(HEAD_BYTES, 2 * HEAD_BYTES)).toEqual(second);
  });

  it('prints bytes as two digits each', () => expect(hex(Uint8Array.of(0, 10, 255))).toBe('000aff'));
});
