export { base64, base64Bytes } from './base64.ts';
export { ByteWriter, utf8Bytes } from './bytes.ts';
export { AuditChain, firstBrokenLink, HEAD_BYTES, hex } from './chain.ts';
export { checkHead, type HeadCheck } from './check-head.ts';
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
export { AuditLog } from './log.ts';
export { FILE_FORMAT, type FormFault, jsonLog, type ReadLog, type SignedHead, tarLog } from './log-file.ts';
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
export { consistencyProof, inclusionProof, merkleRoot, treeOf } from './merkle.ts';
export { leafHash, MerkleTree, nodeHash } from './merkle-tree.ts';
export {
  type ConsistencyClaim,
  type InclusionClaim,
  verifyConsistency,
  verifyInclusion,
  verifyLeafHash,
} from './merkle-verify.ts';
export { approvedModels, isApprovedModel } from './models.ts';
export { NO_POLICY_SET, policySetId } from './policy-set.ts';
export { readJsonLogSteps } from './read-json-log.ts';
export { readTarLog } from './read-tar-log.ts';
export { loadSha256, type Sha256 } from './sha256.ts';
export { HASH_BYTES, sha256Of } from './sha256-at-once.ts';
export { causeWords, summaryOf } from './summary.ts';
export { type ArchivedFile, filesOfTar, isTar, tarOf } from './tar.ts';
export { LONGEST_ENTRY, TILE_WIDTH, type Tile, tileAt, tilePath, tilesOf } from './tiles.ts';
export { verifyLogSteps } from './verify-log.ts';
