/** Each attack, by each attacker, before each reader: what the log notices, and what the first release's hash would have. */
import { webcrypto } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type Attack,
  attacks,
  byHand,
  honestLog,
  type KeptHead,
  type LogNoticeName,
  noticesOf,
  type Power,
  present,
  proofPath,
} from '../../../engine/attacks/index.ts';
import { type Signer, type VerifySignature } from '../../../engine/audit-log/index.ts';
import { logFindings } from '../../../engine/log-checker/index.ts';
import { entryOf, publishedNotices } from '../../../notebooks/attack-lab/published.ts';
import { logOf } from '../log-checker/log-of.ts';

async function signerOf(name: string): Promise<Signer> {
  const pair = (await webcrypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as {
    readonly privateKey: webcrypto.CryptoKey;
    readonly publicKey: webcrypto.CryptoKey;
  };
  const publicKey = new Uint8Array(await webcrypto.subtle.exportKey('raw', pair.publicKey));
  const sign = async (message: Uint8Array): Promise<Uint8Array> =>
    new Uint8Array(await webcrypto.subtle.sign('Ed25519', pair.privateKey, message));
  return { name, publicKey, sign };
}
const verify: VerifySignature = async (signature, message, publicKey) => {
  const key = await webcrypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
  return webcrypto.subtle.verify('Ed25519', key, signature, message);
};

const { log, rules } = logOf(120, { autonomy: 'assisted', reviewRule: 'percentile' });
const held = { rules, known: logFindings(log, rules) };
const stranger = await signerOf('stranger');
const honest = await honestLog(log, 'genops-test', await signerOf('genops-test'));
const attackOf = (id: string): Attack => attacks.find((each) => each.id === id)!;

async function noticed(id: string, power: Power, kept: KeptHead): Promise<LogNoticeName[]> {
  const forgery = attackOf(id).forge(log)!;
  const presented = await present(honest, forgery, power, stranger);
  const { notices } = await noticesOf(honest, forgery, presented, kept, held, verify);
  return notices.filter(({ outcome }) => outcome === 'notices').map(({ name }) => name);
}

async function publishedNotes(id: string, rehashed: boolean): Promise<number> {
  const forgery = attackOf(id).forge(log)!;
  return (await publishedNotices(log, forgery.events, rehashed)).places.length;
}

/** Events that a fork has numbered as another deployment's. */
function laterOnes(): number {
  return attackOf('fork')
    .forge(log)!
    .events.filter(({ event, from }) => event !== log[from!]).length;
}

it('nothing is noticed where nothing was done', async () => {
  const presented = await present(honest, null, 'edits', stranger);
  for (const kept of ['nothing', 'key', 'earlier', 'latest'] as const) {
    const { notices, findings } = await noticesOf(honest, null, presented, kept, held, verify);
    expect(notices.filter(({ outcome }) => outcome === 'notices')).toEqual([]);
    expect(findings).toEqual([]);
  }
  expect(proofPath(honest.tree, presented.tree, 7).every(({ same }) => same)).toBe(true);
});

it('every attack has something to be done to', () => {
  expect(attacks.map(({ id }) => id)).toEqual([
    'actor',
    'delete',
    'reorder',
    'truncate',
    'fork',
    'rewrite',
    'swap',
    'lie',
  ]);
  for (const attack of attacks) expect(attack.forge(log), attack.id).not.toBeNull();
  for (const attack of attacks) expect(attack.forge([]), attack.id).toBeNull();
});

describe('who edits the file and no more is noticed by this log, whatever the reader holds', () => {
  const expectations: readonly (readonly [id: string, LogNoticeName[], published: number])[] = [
    ['actor', ['leaf', 'inclusion', 'root', 'rules'], 0],
    ['delete', ['inclusion', 'size', 'root', 'rules'], 0],
    ['reorder', ['inclusion', 'root', 'rules'], 0],
    ['truncate', ['size', 'root'], 0],
    ['fork', ['leaf', 'inclusion', 'size', 'root', 'rules'], laterOnes()],
    ['rewrite', ['leaf', 'inclusion', 'root'], 1],
    ['swap', ['leaf', 'inclusion', 'root', 'rules'], 2],
  ];

  it.each(expectations)('%s: %j; the entry hash notices %i entries', async (id, expected, published) => {
    expect(await noticed(id, 'edits', 'key')).toEqual(expected);
    expect(await noticed(id, 'edits', 'nothing')).toEqual(expected);
    expect(await publishedNotes(id, false)).toBe(published);
  });
});

describe('who hashes again without the key is betrayed by the signature; the entry hash notices nothing', () => {
  it.each(attacks.filter(({ id }) => id !== 'lie').map(({ id }) => id))('%s', async (id) => {
    const found = await noticed(id, 'hashes', 'key');
    expect(found).toContain('signature');
    expect(found).not.toContain('leaf');
    expect(found).not.toContain('root');
    expect(await publishedNotes(id, true)).toBe(0);
  });
});

describe('who hashes again before a reader who has not got the key is noticed by the rules or not at all', () => {
  it.each([
    ['actor', ['rules']],
    ['delete', ['rules']],
    ['reorder', ['rules']],
    ['truncate', []],
    ['fork', []],
    ['rewrite', []],
    ['swap', ['rules']],
    ['lie', []],
  ] as const)('%s', async (id, expected) => {
    expect(await noticed(id, 'hashes', 'nothing')).toEqual(expected);
    expect(await noticed(id, 'signs', 'nothing')).toEqual(expected);
  });
});

describe('who holds the key too is noticed by what readers kept, or by the rules', () => {
  const expectations: readonly (readonly [
    id: string,
    none: LogNoticeName[],
    earlier: LogNoticeName[],
    latest: LogNoticeName[],
  ])[] = [
    ['actor', ['rules'], ['consistency', 'rules'], ['consistency', 'rules']],
    ['delete', ['rules'], ['consistency', 'rules'], ['consistency', 'rules']],
    ['reorder', ['rules'], ['consistency', 'rules'], ['consistency', 'rules']],
    ['truncate', [], [], ['consistency']],
    ['fork', [], [], ['consistency']],
    ['rewrite', [], ['consistency'], ['consistency']],
    ['swap', ['rules'], ['consistency', 'rules'], ['consistency', 'rules']],
    ['lie', [], [], []],
  ];

  it.each(expectations)('%s', async (id, none, earlier, latest) => {
    expect(await noticed(id, 'signs', 'key')).toEqual(none);
    expect(await noticed(id, 'signs', 'earlier')).toEqual(earlier);
    expect(await noticed(id, 'signs', 'latest')).toEqual(latest);
  });
});

it('the rules name what was done', async () => {
  const kinds = async (id: string): Promise<string[]> => {
    const forgery = attackOf(id).forge(log)!;
    const presented = await present(honest, forgery, 'signs', stranger);
    const { findings } = await noticesOf(honest, forgery, presented, 'key', held, verify);
    return findings.map(({ kind }) => kind);
  };
  expect(await kinds('actor')).toEqual(['approval-by-wrong-actor']);
  expect(await kinds('delete')).toContain('record-missing');
  expect(await kinds('reorder')).toContain('approval-out-of-order');
  expect(await kinds('swap')).toContain('record-out-of-order');
});

describe('the way to the root', () => {
  it('parts at the leaf of a changed event, and at every node above it', async () => {
    const forgery = attackOf('actor').forge(log)!;
    const presented = await present(honest, forgery, 'edits', stranger);
    const path = proofPath(honest.tree, presented.tree, forgery.honestPlace);
    expect(path[0]).toMatchObject({ from: forgery.honestPlace, to: forgery.honestPlace + 1 });
    expect(path.some(({ same }) => same)).toBe(false);
    expect(path.slice(0, -1).every(({ sibling }) => sibling!.same)).toBe(true);
    expect(path.at(-1)!.signed).toEqual(honest.tree.root());
    expect(path.at(-1)!.presented).toEqual(presented.tree.root());
    const proof = honest.tree.inclusionProof(forgery.honestPlace);
    expect(path.slice(0, -1).map(({ sibling }) => sibling!.signed)).toEqual(proof);
  });

  it('of a truncated log parts where the missing events would be', async () => {
    const forgery = attackOf('truncate').forge(log)!;
    const presented = await present(honest, forgery, 'edits', stranger);
    const path = proofPath(honest.tree, presented.tree, forgery.honestPlace);
    const parts = path.findIndex(({ same }) => !same);
    expect(parts).toBeGreaterThan(0);
    expect(path[parts]!.to).toBeGreaterThan(presented.tree.size);
  });
});

it('an edited event is noticed like any other change', async () => {
  const place = log.findIndex(({ type }) => type === 'risk-assessed');
  const event = log[place]!;
  if (event.type !== 'risk-assessed') throw new Error('no score');
  const forgery = byHand(log, place, { ...event, details: { ...event.details, score: 0.01 } });
  const presented = await present(honest, forgery, 'edits', stranger);
  const { notices, findings } = await noticesOf(honest, forgery, presented, 'key', held, verify);
  expect(notices.find(({ name }) => name === 'leaf')).toMatchObject({ outcome: 'notices', count: 1 });
  expect(findings.map(({ kind }) => kind)).toContain('score-without-grounds');
  expect((await publishedNotices(log, forgery.events, false)).places).toEqual([place]);
});

it('an entry of the first release’s shape has all of an event’s details under its hash', () => {
  const event = log.find(({ type }) => type === 'policies-evaluated')!;
  const entry = entryOf(event);
  expect(entry).toMatchObject({ eventType: 'policies_evaluated', actor: 'system' });
  expect(entry.timestamp).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/);
  expect(Object.keys(entry.details)).toEqual(['errorBudgetRemaining', 'decisions']);
});
