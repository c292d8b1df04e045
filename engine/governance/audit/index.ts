export { ByteWriter } from './bytes.ts';
export { AuditChain, firstBrokenLink, HEAD_BYTES, hex } from './chain.ts';
export { type EventDetails, type ReviewCause, reviewCauses } from './details.ts';
export {
  type Actor,
  type AuditEvent,
  actors,
  type EventFrame,
  type EventOf,
  type EventType,
  eventTypes,
} from './event.ts';
export {
  decodeEvent,
  encodeEvent,
  eventFromJson,
  eventToJson,
  LAYOUT_VERSION,
  writeEvent,
} from './event-codec.ts';
export { approvedModels, isApprovedModel } from './models.ts';
export { NO_POLICY_SET, policySetId } from './policy-set.ts';
export { loadSha256, type Sha256 } from './sha256.ts';
export { causeWords, summaryOf } from './summary.ts';
