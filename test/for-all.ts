/** What a property test says: this holds for all values of these kinds. */
import * as fc from 'fast-check';

type ForAll<Values extends [unknown, ...unknown[]]> = Parameters<typeof fc.property<Values>>;

/** In a hundred draws of each. */
export function forAll<Values extends [unknown, ...unknown[]]>(...given: ForAll<Values>): void {
  fc.assert(fc.property<Values>(...given));
}

/** In so many draws: fewer where each is dear or the space is small, more where faults are rare. */
export function forRuns<Values extends [unknown, ...unknown[]]>(
  numRuns: number,
  ...given: ForAll<Values>
): void {
  fc.assert(fc.property<Values>(...given), { numRuns });
}
