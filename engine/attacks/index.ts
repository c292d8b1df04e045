export {
  type Attack,
  attacks,
  byHand,
  changedAt,
  type Forgery,
  type Log,
  type Power,
  powers,
  type Traced,
} from './attacks.ts';
export {
  type Held,
  type KeptHead,
  keptHead,
  keptHeads,
  type LogNotice,
  type LogNoticeName,
  type LogNotices,
  logNotices,
  noticesOf,
} from './notices.ts';
export { type HonestLog, honestLog, type Presented, present } from './presented.ts';
export { type PathNode, proofPath } from './proof-path.ts';
