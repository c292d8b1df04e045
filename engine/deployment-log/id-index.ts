/** Which row has an id, without keeping the ids: 53 bits of hash and a row in 16 bytes. */

/**
 * Open addressing in typed columns. Two different ids are taken for one with a probability of n²/2⁵⁴: 6 in 100,000 for a
 * whole file of a million rows. Guards the columns while they grow.
 */
export class IdIndex {
  #hashes = new Float64Array(1 << 7);
  #rows = new Float64Array(1 << 7);
  #held = 0;

  /** The row that has this id already; else keeps it and returns null. @param space ids of two spaces are never the same */
  claim(id: string, space: number, row: number): number | null {
    if (2 * this.#held >= this.#hashes.length) this.#grow();
    const hash = hashOf(id, space);
    const at = this.#place(hash);
    if (this.#hashes[at] === hash) return this.#rows[at] ?? null;
    this.#hashes[at] = hash;
    this.#rows[at] = row;
    this.#held += 1;
    return null;
  }

  has(id: string, space: number): boolean {
    const hash = hashOf(id, space);
    return this.#hashes[this.#place(hash)] === hash;
  }

  #place(hash: number): number {
    const mask = this.#hashes.length - 1;
    let at = (hash % 4_294_967_296) & mask;
    while (this.#hashes[at] !== 0 && this.#hashes[at] !== hash) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const hashes = this.#hashes;
    const rows = this.#rows;
    this.#hashes = new Float64Array(2 * hashes.length);
    this.#rows = new Float64Array(2 * hashes.length);
    for (const [k, hash] of hashes.entries()) {
      if (hash === 0) continue;
      const at = this.#place(hash);
      this.#hashes[at] = hash;
      this.#rows[at] = rows[k] ?? 0;
    }
  }
}

/** Two 32-bit multiplicative hashes with a last mix (as in MurmurHash3's finalizer), joined to 53 bits; never 0. */
function hashOf(text: string, space: number): number {
  const seed = Math.imul(space, 2_654_435_769); // spread over all bits: the low ones are where characters go
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return 4_294_967_296 * (b & 0x1fffff) + (a >>> 0) || 1;
}
