export type {
  Alternative,
  Claim,
  ClaimGroup,
  ClaimRange,
  ClaimTest,
  ClaimUnit,
  QuantityName,
  Source,
} from './claim.ts';
export { type Judged, judgeClaim, judgeClaims } from './judge.ts';
export { publishedClaims } from './published/index.ts';
export { quantityOf } from './quantities.ts';
export { type Judgment, type VerdictKind, verdictKinds } from './verdict.ts';
