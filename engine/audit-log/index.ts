export { base64, base64Bytes, hex, utf8Bytes } from './bytes.ts';
export { AuditChain, HEAD_BYTES } from './chain.ts';
export {
  checkKeyName,
  isSignedBy,
  parseCheckpoint,
  parseSecretKey,
  parseVerifierKey,
  type Signer,
  secretKeyText,
  signedCheckpoint,
  type TreeHead,
  type VerifySignature,
  verifierKeyText,
} from './checkpoint.ts';
export { type EventDetails, type ReviewCause, reviewCauses } from './details.ts';
export {
  type Actor,
  type AuditEvent,
  actors,
  approvedModels,
  decodeEvent,
  type EventType,
  encodeEvent,
  eventFromJson,
  eventToJson,
  eventTypes,
} from './event.ts';
export { AuditLog } from './log.ts';
export {
  checkFileSize,
  jsonLog,
  MOST_FILE_BYTES,
  type SignedHead,
  tarLog,
  tileAt,
  tilePath,
  tilesOf,
} from './log-file.ts';
export {
  answerTo,
  answerWords,
  checkQuestions,
  type LogReport,
  logChecks,
  notProved,
} from './log-report.ts';
export {
  leafHash,
  MerkleTree,
  treeOf,
} from './merkle-tree.ts';
export {
  type ConsistencyClaim,
  verifyConsistency,
  verifyInclusion,
} from './merkle-verify.ts';
export { NO_POLICY_SET, policySetId } from './policy-set.ts';
export { eventOf, type ReadLog, readLog } from './read-log.ts';
export { type HashOf, hashBy, loadSha256, type Sha256, sha256Of } from './sha256.ts';
export { causeWords, summaryOf } from './summary.ts';
export { type ArchivedFile, filesOfTar, tarOf } from './tar.ts';
export { checkHead, verifyLogSteps } from './verify-log.ts';
