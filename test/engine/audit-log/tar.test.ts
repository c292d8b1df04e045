/** Archives: what is written is the same everywhere, what others write is read, and what is damaged is refused. */
import { describe, expect, it } from 'vitest';
import { type ArchivedFile, filesOfTar, isTar, tarOf } from '../../../engine/audit-log/tar.ts';
import { ArgumentError } from '../../../engine/errors.ts';

const file = (path: string, length = 5): ArchivedFile => ({ path, bytes: new Uint8Array(length).fill(7) });
const ascii = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** The archive with other text in its first header, from these places on, and its checksum put right. */
function retouched(archive: Uint8Array, changes: Readonly<Record<number, string>>): Uint8Array {
  const copy = archive.slice();
  for (const [at, text] of Object.entries(changes)) copy.set(Buffer.from(text, 'latin1'), Number(at));
  copy.set(Buffer.from(' '.repeat(8)), 148);
  const sum = copy.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  copy.set(Buffer.from(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  return copy;
}

describe('an archive', () => {
  it('says nothing of its time and its owner', () => {
    const header = ascii(tarOf([file('a/b')]).subarray(0, 512));
    const fields = header.replaceAll(/\0+/g, ' ').trimEnd();
    expect(fields).toBe('a/b 0000644 0000000 0000000 00000000005 00000000000 6324 0 ustar 00');
  });

  it('gives back its files in their order, whatever their size', () => {
    const files = [0, 1, 511, 512, 513].map((length) => file(`of-${length}`, length));
    expect(filesOfTar(tarOf(files))).toEqual(files);
    expect(filesOfTar(tarOf([]))).toEqual([]);
  });

  it.each([17, 18, 19, 20])('has an end also where its files fill it up: %i blocks', (blocks) => {
    for (const byte of [7, 0]) {
      const bytes = new Uint8Array(512 * blocks).fill(byte);
      const archive = tarOf([{ path: 'a', bytes }]);
      const [read] = filesOfTar(archive);
      expect(Buffer.compare(read!.bytes, bytes)).toBe(0);
      const end = archive.subarray(512 * (1 + blocks));
      expect(end.length).toBeGreaterThanOrEqual(1024);
      expect(archive.length).toBe({ 17: 10_240, 18: 11_264, 19: 11_264, 20: 20_480 }[blocks]);
      expect(end.every((zero) => zero === 0)).toBe(true);
    }
  });

  it('has paths of at most 100 bytes', () => {
    for (const path of ['x'.repeat(100), 'é'.repeat(50)]) {
      expect(filesOfTar(tarOf([file(path)]))).toEqual([file(path)]);
      expect(() => tarOf([file('a'), file(`${path}x`)])).toThrow('tarOf: path: expected at most 100 bytes');
    }
  });

  it('is known by its first block', () => {
    const archive = tarOf([file('a')]);
    expect(isTar(archive)).toBe(true);
    expect(isTar(archive.subarray(0, 512))).toBe(true);
    expect(isTar(archive.subarray(0, 511))).toBe(false);
    expect(isTar(archive.with(257, 0))).toBe(false);
    expect(isTar(archive.with(261, 0))).toBe(false);
  });
});

describe('an archive of another packer', () => {
  const archive = tarOf([file('./a/./b'), file('last')]);
  const pathsOf = (changes: Readonly<Record<number, string>>): string[] =>
    filesOfTar(retouched(archive, changes)).map(({ path }) => path);

  it('may begin its paths at its own folder', () => expect(pathsOf({})).toEqual(['a/./b', 'last']));

  it('may have the folders of a long path in a place of their own', () => {
    expect(pathsOf({ 345: 'log' })).toEqual(['log/./a/./b', 'last']);
    expect(pathsOf({ 345: 'x'.repeat(155), 500: 'yz' })).toEqual([`${'x'.repeat(155)}/./a/./b`, 'last']);
  });

  it('may say of a file nothing, and holds other things, which are left out', () => {
    expect(pathsOf({ 156: '\0' })).toEqual(['a/./b', 'last']);
    for (const kind of ['1', '2', '5', 'g', 'x', 'L']) expect(pathsOf({ 156: kind })).toEqual(['last']);
  });

  it('may have spaces around a size', () => {
    for (const size of ['         5 \0', '    0000005 ', '00000000005 ']) {
      expect(filesOfTar(retouched(archive, { 124: size }))[0]).toEqual({ ...file('a/./b') });
    }
  });

  it('with bytes that are no text in a path has no such file', () => {
    const paths = pathsOf({ 0: '\xff' });
    expect(paths).toEqual(['', 'last']);
  });
});

describe('a damaged archive', () => {
  const archive = tarOf([file('a', 600), file('b')]);

  it('is refused for any bit of its header, whatever field that is in', () => {
    const places = Array.from({ length: 512 }, (_, at) => at).filter((at) => at < 153 || at > 155); // after the sum's end
    for (const at of places) {
      const damaged = archive.with(at, archive[at]! ^ 1);
      expect(() => filesOfTar(damaged), String(at)).toThrow(ArgumentError);
    }
    expect(() => filesOfTar(archive.with(1536, 1))).toThrow(
      'archive: expected an undamaged tar file, got a bad header at byte 1536',
    );
  });

  it.each([
    '00000000009\0',
    '0000000000x\0',
    'x0000000005\0',
    '0000000 005\0',
    '-0000000005\0',
    '\0',
    '77777777777\0',
  ])('is refused for the size %j', (size) => {
    expect(() => filesOfTar(retouched(archive, { 124: size }))).toThrow('a bad header at byte 0');
  });

  it('is refused where it is cut short, also between two files', () => {
    for (const length of [512, 1111, 1536, 1600, 2047]) {
      expect(() => filesOfTar(archive.slice(0, length)), String(length)).toThrow(ArgumentError);
    }
    for (const length of [0, 300, 2048, 2559]) {
      expect(() => filesOfTar(archive.slice(0, length)), String(length)).toThrow(ArgumentError);
    }
    expect(() => filesOfTar(archive.slice(0, 2560))).toThrow(
      'archive: expected an undamaged tar file, got its end at byte 2560',
    );
    expect(filesOfTar(archive.slice(0, 3072))).toHaveLength(2);
  });

  it('is refused where it has more files than a log', () => {
    const block = tarOf([file('a', 0)]).subarray(0, 512);
    const many = new Uint8Array(512 * 16_386);
    for (let i = 0; i < 16_385; i++) many.set(block, 512 * i);
    expect(() => filesOfTar(many)).toThrow('archive: expected at most 16384 files, got more');
    expect(filesOfTar(many.subarray(512))).toHaveLength(16_384);
  });
});
