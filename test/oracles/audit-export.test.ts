/**
 * An export read by others' tools: unpacked by the system's tar, hashed and its signature checked by OpenSSL (in Node), after the
 * words of C2SP *tlog-tiles* and *signed-note* alone. Nothing of the engine reads here.
 */
import { spawnSync } from 'node:child_process';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { tarLog } from '../../engine/audit-log/index.ts';
import { eventsOfRun } from '../engine/audit-log/events.ts';
import { logOf, signed } from '../engine/audit-log/signed-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'export-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** RFC 6962, section 2.1, as it is defined. */
function treeHash(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!;
  let split = 1;
  while (2 * split < leaves.length) split *= 2;
  return sha256(Buffer.of(1), treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)));
}

it('is unpacked, hashed and verified by tools that are not ours', async () => {
  const log = logOf(eventsOfRun(60, { warmUpDays: 7 }));
  writeFileSync(join(folder, 'log.tar'), tarLog(log, await signed(log)));
  expect(spawnSync('tar', ['-xf', 'log.tar'], { cwd: folder, encoding: 'utf8' })).toMatchObject({
    status: 0,
    stderr: '',
  });
  const at = (path: string): Buffer => readFileSync(join(folder, 'audit-log', path));

  const note = at('checkpoint').toString();
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  const [, name, data] = /^— (\S+) (\S+)\n$/.exec(note.slice(text.length + 1))!;
  const [keyName, id, keyData] = at('verifier-key')
    .toString()
    .trim()
    .split(/\+(?=[0-9a-f]{8}\+)|(?<=\+[0-9a-f]{8})\+/);
  const key = Buffer.from(keyData!, 'base64');
  const signature = Buffer.from(data!, 'base64');
  expect([name, key[0]]).toEqual([keyName, 1]);
  expect(sha256(Buffer.from(`${keyName}\n`), key).subarray(0, 4)).toEqual(signature.subarray(0, 4));
  expect(signature.subarray(0, 4).toString('hex')).toBe(id);
  const x = key.subarray(1).toString('base64url');
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  expect(verify(null, Buffer.from(text), publicKey, signature.subarray(4))).toBe(true);

  const [, sizeText, root] = text.split('\n');
  const size = Number(sizeText);
  expect(size).toBe(log.size);
  const leaves: Buffer[] = [];
  const hashes: Buffer[] = [];
  for (let index = 0; 256 * index < size; index++) {
    const width = Math.min(256, size - 256 * index);
    const file = `${String(index).padStart(3, '0')}${width === 256 ? '' : `.p/${width}`}`;
    const bundle = at(`tile/entries/${file}`);
    for (let from = 0; from < bundle.length; ) {
      const length = bundle.readUInt16BE(from);
      leaves.push(sha256(Buffer.of(0), bundle.subarray(from + 2, from + 2 + length)));
      from += 2 + length;
    }
    hashes.push(at(`tile/0/${file}`));
    expect(leaves).toHaveLength(256 * index + width);
  }
  expect(Buffer.concat(hashes)).toEqual(Buffer.concat(leaves));
  expect(treeHash(leaves).toString('base64')).toBe(root);
  const full = Math.floor(size / 256);
  const above = Array.from({ length: full }, (_, i) => treeHash(leaves.slice(256 * i, 256 * (i + 1))));
  expect(at(`tile/1/000.p/${full}`)).toEqual(Buffer.concat(above));
  expect(existsSync(join(folder, 'audit-log/tile/2'))).toBe(false);
});
