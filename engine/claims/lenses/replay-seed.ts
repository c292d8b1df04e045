/** Where a study's seed is no seed of the published code, the replay takes the one that was released. */
const RELEASED_SEED = 24n;

/** Seeds of the study are any text; those of the replay whole numbers other than nought. */
export function replaySeed(seed: string): bigint {
  return /^[+-]?\d+$/.test(seed) && BigInt(seed) !== 0n ? BigInt(seed) : RELEASED_SEED;
}
