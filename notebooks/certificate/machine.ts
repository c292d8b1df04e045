/** What this browser says of itself: where a digest was computed. */

/**
 * The smallest module with one feature: a browser without it calls the module invalid. The bytes after the header, by the
 * specification's binary format; https://webassembly.github.io/spec/core/binary/.
 */
const features: Readonly<Record<string, readonly number[]>> = {
  // i8x16.splat and i8x16.popcnt
  SIMD: [1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
  // i8x16.relaxed_swizzle: its result may differ between machines, so nothing here may use it
  'relaxed SIMD': [
    1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2, 253, 15, 253, 128, 2, 11,
  ],
  // memory.fill
  'bulk memory': [
    1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 5, 3, 1, 0, 1, 10, 13, 1, 11, 0, 65, 0, 65, 0, 65, 0, 252, 11, 0, 11,
  ],
  // return_call
  'tail calls': [1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 6, 1, 4, 0, 18, 0, 11],
};
const HEADER = [0, 97, 115, 109, 1, 0, 0, 0];

const has = (bytes: readonly number[]): boolean =>
  WebAssembly.validate(Uint8Array.from([...HEADER, ...bytes]));

export interface Machine {
  readonly userAgent: string;
  /** 0 where the browser does not say. */
  readonly cores: number;
  readonly webAssembly: readonly string[];
  /** Byte order, which typed arrays show. */
  readonly littleEndian: boolean;
}

export function machineHere(): Machine {
  return {
    userAgent: navigator.userAgent,
    cores: navigator.hardwareConcurrency || 0,
    webAssembly: Object.keys(features).filter((name) => has(features[name]!)),
    littleEndian: new Uint8Array(Uint16Array.of(1).buffer)[0] === 1,
  };
}
