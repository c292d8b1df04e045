/** The audit log in its worker: a run's log, proofs of it, its files, and files of any kind verified. */
import { afterAll, expect, test } from 'vitest';
import type { SignedHead } from '../../engine/audit-log/index.ts';
import {
  AuditLog,
  encodeEvent,
  hex,
  verifyConsistency,
  verifyInclusion,
} from '../../engine/audit-log/index.ts';
import { auditEventSteps } from '../../engine/simulator/audit-events.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import { defaultSettings } from '../../engine/simulator/settings.ts';
import { nobleEd25519, webCryptoEd25519 } from '../../workers/audit/keys.ts';
import { AuditPool } from '../../workers/audit/pool.ts';
import { failureIn, valueOf } from './fake-pool.ts';

const config: StudyConfig = {
  scenario: 'equal-changes',
  settings: { ...defaultSettings, warmUpDays: 7 },
  seed: '7',
  deployments: 80,
};

/** One for all tests: whatever it was asked, it is there for the next. */
const audit = new AuditPool();
afterAll(() => audit.close());

async function signedHead(run: StudyConfig = config): Promise<SignedHead> {
  const { origin, size, root } = valueOf(await audit.make(run));
  const { secretKey } = valueOf(await audit.makeKey('worker'));
  return valueOf(await audit.sign({ origin, size, root }, secretKey));
}

test('a worker makes the log that the engine makes, and proves every event of it', async () => {
  const log = new AuditLog();
  const steps = auditEventSteps(config, (event) => log.append(event));
  while (steps.next().done !== true);
  const facts = valueOf(await audit.make(config));
  expect([facts.size, hex(facts.root), facts.bytes]).toEqual([log.size, hex(log.tree.root()), log.bytes]);
  expect(facts.types.started).toBe(80);
  for (const index of [0, facts.starts[40]!, log.size - 1]) {
    const { event, entry, size, root, proof } = valueOf(await audit.prove(config, index));
    expect(event).toEqual(log.event(index));
    expect(encodeEvent(event)).toEqual(entry);
    expect(verifyInclusion({ leaf: entry, index, size, proof, root })).toBe(true);
  }
  const claim = valueOf(await audit.compare(config, facts.starts[40]!, log.size));
  expect(verifyConsistency(claim)).toBe(true);
});

test('its files pass in either form, and with one letter changed they do not', async () => {
  const head = await signedHead();
  for (const form of ['tar', 'json'] as const) {
    const file = valueOf(await audit.pack(config, head, form));
    expect(valueOf(await audit.verify(file, head.key))).toMatchObject({
      verified: true,
      form,
      deployments: 80,
    });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const service = new TextDecoder('latin1').decode(bytes).indexOf('svc-0');
    bytes[service + 4]! ^= 1;
    const forged = valueOf(await audit.verify(new Blob([bytes]), head.key));
    expect(forged.failed).toContain('root');
    expect(forged.findings).toMatchObject([{ check: 'root', event: 0 }]);
  }
});

test('a run’s log keeps its name under another seed no more than its root', async () => {
  const one = valueOf(await audit.make(config));
  const other = valueOf(await audit.make({ ...config, seed: '8' }));
  expect(one.origin).toMatch(/^genops-audit-log\/[0-9a-f]{16}$/);
  expect(other.origin).not.toBe(one.origin);
  expect(hex(other.root)).not.toBe(hex(one.root));
  expect(valueOf(await audit.make(config))).toEqual(one);
});

test.each([
  ['noise', Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919) % 256)],
  ['nothing', new Uint8Array(0)],
  ['a record without events', new TextEncoder().encode('{"format":"genops-audit-log/2"}')],
])('a file of %s is refused with a message, and the worker lives on', async (_, bytes) => {
  const failure = failureIn(await audit.verify(new Blob([bytes]), null));
  expect(failure.kind).toBe('bad-argument');
  expect(failure.kind !== 'cancelled' && failure.message).toMatch(/^audit log/);
  expect(valueOf(await audit.makeKey('still')).verifierKey).toMatch(/^still\+/);
});

test('what cannot be asked is refused: events outside, keys of no form, runs too large to log', async () => {
  const { size, root, origin } = valueOf(await audit.make(config));
  const refused = [
    await audit.prove(config, size),
    await audit.compare(config, size + 1, size),
    await audit.makeKey('two words'),
    await audit.sign({ origin, size, root }, 'PRIVATE+KEY+no'),
    await audit.make({ ...config, deployments: 50_001 }),
  ];
  for (const outcome of refused) expect(failureIn(outcome).kind).toBe('bad-argument');
});

test('a log with the mark that some editors write before JSON is verified like any other', async () => {
  const file = valueOf(await audit.pack(config, await signedHead(), 'json'));
  const marked = new Blob([Uint8Array.of(0xef, 0xbb, 0xbf), file]);
  expect(valueOf(await audit.verify(marked, null))).toMatchObject({ verified: true, form: 'json' });
});

test('verifying tells how far it has come, never goes back, and can be cancelled', async () => {
  const large = { ...config, deployments: 1000 };
  const head = await signedHead(large);
  for (const form of ['json', 'tar'] as const) {
    const file = valueOf(await audit.pack(large, head, form));
    const seen: number[] = [];
    valueOf(
      await audit.verify(file, null, { onProgress: ({ done, total }) => void seen.push(done / total) }),
    );
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBeLessThanOrEqual(1);
    const aborter = new AbortController();
    const outcome = await audit.verify(file, null, {
      signal: aborter.signal,
      onProgress: () => aborter.abort(),
    });
    expect(failureIn(outcome)).toEqual({ kind: 'cancelled' });
  }
});

test('making a log reports progress and can be cancelled', async () => {
  const aborter = new AbortController();
  const outcome = await audit.make(
    { ...config, deployments: 40_000 },
    { signal: aborter.signal, onProgress: ({ done }) => void (done > 0 && aborter.abort()) },
  );
  expect(failureIn(outcome)).toEqual({ kind: 'cancelled' });
  expect(valueOf(await audit.make(config)).types.started).toBe(80);
});

test('the browser’s Ed25519 and the library’s sign alike, and each verifies the other’s', async () => {
  const library = await nobleEd25519();
  const seed = Uint8Array.from({ length: 32 }, (_, i) => i * 5);
  const message = new TextEncoder().encode('a head');
  const [mine, theirs] = [await webCryptoEd25519.sign(message, seed), await library.sign(message, seed)];
  expect(mine).toEqual(theirs);
  const key = await library.publicKey(seed);
  expect(await webCryptoEd25519.publicKey(seed)).toEqual(key);
  for (const { verify } of [webCryptoEd25519, library]) {
    expect(await verify(mine, message, key)).toBe(true);
    expect(await verify(mine.with(3, mine[3]! ^ 1), message, key)).toBe(false);
    expect(await verify(mine.subarray(1), message, key)).toBe(false);
    expect(await verify(mine, message, key.subarray(1))).toBe(false);
  }
});
