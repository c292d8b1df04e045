/**
 * SHA-256 that needs no loading (FIPS 180-4), for the hashes of the Merkle tree: a few hundred bytes at most, and a proof
 * checked on the page's own thread must not wait for WebAssembly. Measured over 158,000 messages of 65 and 250 bytes: as
 * fast as hash-wasm within a tenth, since most of that one's time is the way in and out. Long messages are for
 * `loadSha256`.
 */

export const HASH_BYTES = 32;
const BLOCK = 64;

/** First 32 bits of the fractional parts of the cube roots of the first 64 primes; FIPS 180-4, section 4.2.2. */
const K = new Int32Array([
  0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
  0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
  0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
  0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
  0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
  0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
  0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
  0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
]);

/** The same of the square roots of the first 8; section 5.3.3. */
const START = new Int32Array([
  0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
]);

// one message at a time: nothing here is kept between two calls
const state = new Int32Array(8);
const schedule = new Int32Array(64);
const short = new Uint8Array(BLOCK);

/** Writes the SHA-256 of bytes[from..to) to `out` at `at`; the two may be one buffer. */
function sha256Into(bytes: Uint8Array, from: number, to: number, out: Uint8Array, at: number): void {
  state.set(START);
  takeRest(bytes, from, to, to - from);
  putState(out, at);
}

/** The same of a message that begins with one byte more, which stands nowhere: leaves and nodes are hashed where they lie. */
export function prefixedSha256Into(
  prefix: number,
  bytes: Uint8Array,
  from: number,
  to: number,
  out: Uint8Array,
  at: number,
): void {
  state.set(START);
  const length = 1 + to - from;
  if (length >= BLOCK) {
    loadBlock(bytes, from + 3, 1);
    schedule[0] = (prefix << 24) | (bytes[from]! << 16) | (bytes[from + 1]! << 8) | bytes[from + 2]!;
    compress();
    takeRest(bytes, from + BLOCK - 1, to, length);
  } else {
    short[0] = prefix;
    for (let i = from; i < to; i++) short[1 + i - from] = bytes[i]!;
    takeRest(short, 0, length, length);
  }
  putState(out, at);
}

/** Takes bytes[from..to), the end of a message, and its padding: a bit 1, zeros, the length in bits (section 5.1.1). */
function takeRest(bytes: Uint8Array, from: number, to: number, length: number): void {
  let next = from;
  for (; next + BLOCK <= to; next += BLOCK) {
    loadBlock(bytes, next, 0);
    compress();
  }
  const words = schedule;
  words.fill(0, 0, 16);
  for (let i = 0; next + i < to; i++) words[i >> 2]! |= bytes[next + i]! << (24 - 8 * (i & 3));
  const left = to - next;
  words[left >> 2]! |= 0x80 << (24 - 8 * (left & 3));
  if (left >= BLOCK - 8) {
    compress();
    words.fill(0, 0, 16);
  }
  words[14] = Math.floor(length / 0x2000_0000);
  words[15] = length << 3;
  compress();
}

/** Words of a block from here on, big-endian. @param first the word that the byte at `from` begins */
function loadBlock(bytes: Uint8Array, from: number, first: number): void {
  for (let t = first, i = from; t < 16; t++, i += 4) {
    schedule[t] = (bytes[i]! << 24) | (bytes[i + 1]! << 16) | (bytes[i + 2]! << 8) | bytes[i + 3]!;
  }
}

function putState(out: Uint8Array, at: number): void {
  for (let i = 0; i < 8; i++) {
    const word = state[i]!;
    out[at + 4 * i] = word >>> 24;
    out[at + 4 * i + 1] = word >>> 16;
    out[at + 4 * i + 2] = word >>> 8;
    out[at + 4 * i + 3] = word;
  }
}

/** SHA-256 of a message, 32 bytes. */
export function sha256Of(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const hash = new Uint8Array(HASH_BYTES);
  sha256Into(message, 0, message.length, hash, 0);
  return hash;
}

/** The block whose words are loaded; section 6.2.2. Sums are cut to 32 bits as they go: added up as doubles they took a third longer. */
function compress(): void {
  const w = schedule;
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15]!;
    const y = w[t - 2]!;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[t] = (((w[t - 16]! + s0) | 0) + ((w[t - 7]! + s1) | 0)) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let t = 0; t < 64; t++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (((((h + s1) | 0) + (g ^ (e & (f ^ g)))) | 0) + ((K[t]! + w[t]!) | 0)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) | (c & (a | b)))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}
