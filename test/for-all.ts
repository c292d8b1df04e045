/** What a property test says: this holds for all values of these kinds. */
import * as fc from 'fast-check';

type Arbitraries<Values> = { [Key in keyof Values]: fc.Arbitrary<Values[Key]> };

/** Of Unicode, without halves; `unit: 'binary'` has the same, and takes a second of each process to list them all. */
export const anyCharacter = fc
  .nat(0x10_ffff - 0x800)
  .map((place) => String.fromCodePoint(place < 0xd800 ? place : place + 0x800));

/** In a hundred draws of each. */
export function forAll<Values extends [unknown, ...unknown[]]>(
  ...given: [...arbitraries: Arbitraries<Values>, holds: (...values: Values) => boolean | void]
): void {
  fc.assert(fc.property<Values>(...given));
}

/** In so many draws: fewer where each is dear or the space is small, more where faults are rare. */
export function forRuns<Values extends [unknown, ...unknown[]]>(
  numRuns: number,
  ...given: [...arbitraries: Arbitraries<Values>, holds: (...values: Values) => boolean | void]
): void {
  fc.assert(fc.property<Values>(...given), { numRuns });
}
