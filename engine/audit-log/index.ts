export { base64, base64Bytes, hex, utf8Bytes } from './bytes.ts';
export { AuditChain, firstBrokenLink, HEAD_BYTES } from './chain.ts';
export {
  type Checkpoint,
  checkKeyName,
  isSignedBy,
  parseCheckpoint,
  parseSecretKey,
  parseVerifierKey,
  type Signer,
  secretKeyText,
  signedCheckpoint,
  type TreeHead,
  type VerifierKey,
  type VerifySignature,
  verifierKeyText,
} from './checkpoint.ts';
export { type EventDetails, type ReviewCause, reviewCauses, type SixFactors } from './details.ts';
export {
  type Actor,
  type AuditEvent,
  actors,
  approvedModels,
  decodeEvent,
  type EventFrame,
  type EventOf,
  type EventType,
  encodeEvent,
  eventFromJson,
  eventToJson,
  eventTypes,
} from './event.ts';
export { AuditLog } from './log.ts';
export { checkFileSize, FILE_FORMAT, jsonLog, MOST_FILE_BYTES, type SignedHead, tarLog } from './log-file.ts';
export {
  type Answer,
  answerTo,
  answerWords,
  checkQuestions,
  type LogCheck,
  type LogFinding,
  type LogReport,
  logChecks,
  MOST_FINDINGS,
  notProved,
} from './log-report.ts';
export {
  consistencySpans,
  leafHash,
  MerkleTree,
  nodeHash,
  type Span,
  siblingOf,
  spansAbove,
  treeOf,
} from './merkle-tree.ts';
export {
  type ConsistencyClaim,
  type InclusionClaim,
  verifyConsistency,
  verifyInclusion,
  verifyLeafHash,
} from './merkle-verify.ts';
export { NO_POLICY_SET, policySetId } from './policy-set.ts';
export { eventOf, type ReadLog, readLog } from './read-log.ts';
export { HASH_BYTES, type HashOf, hashBy, loadSha256, type Sha256, sha256Of } from './sha256.ts';
export { causeWords, summaryOf } from './summary.ts';
export { type ArchivedFile, filesOfTar, isTar, tarOf } from './tar.ts';
export { LONGEST_ENTRY, TILE_WIDTH, type Tile, tileAt, tilePath, tilesOf } from './tiles.ts';
export { checkHead, type HeadCheck, verifyLogSteps } from './verify-log.ts';
