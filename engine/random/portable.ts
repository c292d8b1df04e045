/**
 * Elementary functions with the same bits everywhere.
 *
 * `Math.exp`, `Math.log`, `Math.sin` and `Math.cos` are left to the implementation by ECMA-262 §21.3.2 and were
 * measured to differ between Node 20 and Chromium in 3–10 % of results. These are the FreeBSD msun ports of stdlib,
 * built from the exact operations + − × ÷ and square root only.
 */
import stdlibCos from '@stdlib/math-base-special-cos';
import stdlibErfcinv from '@stdlib/math-base-special-erfcinv';
import stdlibExp from '@stdlib/math-base-special-exp';
import stdlibLn from '@stdlib/math-base-special-ln';
import stdlibSin from '@stdlib/math-base-special-sin';

/** Natural logarithm; `ln(0)` is −∞, a negative argument NaN. */
export const ln: (x: number) => number = stdlibLn;
/** e to the power x. */
export const exp: (x: number) => number = stdlibExp;
/** Cosine of x radians. */
export const cos: (x: number) => number = stdlibCos;
/** Sine of x radians. */
export const sin: (x: number) => number = stdlibSin;

/** Inverse of the complementary error function on (0, 2). */
export const erfcinv: (x: number) => number = stdlibErfcinv;
