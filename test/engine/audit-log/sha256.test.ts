/** SHA-256 without WebAssembly: the same bits, also after a state was put back. */
import { expect, test } from 'vitest';
import { loadSha256, portableSha256, sha256Of } from '../../../engine/audit-log/sha256.ts';

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

test('where a policy refuses WebAssembly, the portable one is loaded', async () => {
  const wasm = Reflect.get(globalThis, 'WebAssembly') as unknown;
  Reflect.set(globalThis, 'WebAssembly', undefined);
  try {
    const hasher = await loadSha256();
    expect(hasher.init().update('abc').digest()).toMatch(/^ba7816bf8f01cfea414140de5dae2223/);
  } finally {
    Reflect.set(globalThis, 'WebAssembly', wasm);
  }
});

test('the portable one takes no state but its own', () => {
  const hasher = portableSha256();
  expect(() => hasher.load(portableSha256().save())).toThrow(
    'sha256: expected a state that this hasher has saved',
  );
  const empty = hasher.save();
  hasher.update('abc').digest();
  expect(hasher.load(empty).update('abc').digest()).toMatch(/^ba7816bf8f01cfea414140de5dae2223/);
  expect(hasher.init().digest('binary')).toEqual(sha256Of(new Uint8Array(0)));
});
