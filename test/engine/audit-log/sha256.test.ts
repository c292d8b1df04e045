/** SHA-256 without WebAssembly: the same bits, also after a state was put back. */
import { expect, test } from 'vitest';
import { loadSha256, portableSha256 } from '../../../engine/audit-log/sha256.ts';

test('both hashers agree on text, on bytes, and on what follows a saved state', async () => {
  const [fast, portable] = [await loadSha256(), portableSha256()];
  for (const parts of [[''], ['é', 'ab'.repeat(100)], [new Uint8Array([1, 2, 3]), 'x']]) {
    const ends = [fast, portable].map((hasher) => {
      hasher.init();
      for (const part of parts) hasher.update(part);
      const state = hasher.save();
      const end = hasher.digest();
      return [end, hasher.load(state).update('more').digest(), hasher.load(state).digest('binary').length];
    });
    expect(ends[1]).toEqual(ends[0]);
  }
});
