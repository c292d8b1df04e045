/** Where a study's seed is no seed of the published code (nought is none: it is not seeded then), the released one; whoever replays says which. */
const RELEASED_SEED = 24n;

/** Seeds of the study are any text; those of the replay whole numbers other than nought. */
export function replaySeed(seed: string): bigint {
  return /^[+-]?\d+$/.test(seed) && BigInt(seed) !== 0n ? BigInt(seed) : RELEASED_SEED;
}

/** `Replayed with seed 42.`, and why where it is not the run's own. */
export function replaySeedText(seed: string): string {
  const taken = replaySeed(seed);
  const own = /^[+-]?\d+$/.test(seed) && BigInt(seed) === taken;
  return own
    ? `Replayed with seed ${taken}.`
    : `Replayed with seed ${taken}, the released one: the published code takes whole numbers other than 0, and this run’s seed is none.`;
}
