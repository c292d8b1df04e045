export type { Claim, ClaimTest } from './claim.ts';
export { judgeClaim, judgeClaims } from './judge.ts';
export { publishedClaims } from './published/index.ts';
export { quantityOf } from './quantities.ts';
export type { Judgment } from './verdict.ts';
