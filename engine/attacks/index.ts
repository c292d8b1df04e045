export {
  type Attack,
  attacks,
  byHand,
  type Forgery,
  type Power,
  powers,
  type Traced,
} from './attacks.ts';
export {
  type Held,
  type KeptHead,
  keptHeads,
  type LogNotice,
  type LogNoticeName,
  type LogNotices,
  noticesOf,
} from './notices.ts';
export { type HonestLog, honestLog, type PathNode, type Presented, present, proofPath } from './presented.ts';
