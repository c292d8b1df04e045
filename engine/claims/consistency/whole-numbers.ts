/** Division of whole numbers of any size, for checks that must be exact. */

/** 10 to a power; 1 where the power is not positive. */
export function tenTo(power: number): bigint {
  return BigInt(`1${'0'.repeat(Math.max(0, power))}`);
}

/** The largest whole number of at most a/b; b > 0. */
export function floorDivided(a: bigint, b: bigint): bigint {
  return (a - modulo(a, b)) / b;
}

/** The smallest whole number of at least a/b; b > 0. */
export function ceilDivided(a: bigint, b: bigint): bigint {
  return -floorDivided(-a, b);
}

/** The remainder from 0 to b − 1; b > 0. */
export function modulo(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest < 0n ? rest + b : rest;
}
