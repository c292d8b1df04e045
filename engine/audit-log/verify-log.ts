/**
 * Verification of a whole log from its file alone: whose key signed the head; then every event is read, numbered and hashed
 * anew.
 */
import { hex, sameBytes } from './bytes.ts';
import {
  type Checkpoint,
  isSignedBy,
  parseCheckpoint,
  parseVerifierKey,
  type VerifySignature,
} from './checkpoint.ts';
import type { AuditEvent } from './event.ts';
import { hashTile, type SignedHead, TILE_WIDTH, tilePath, tilesOf } from './log-file.ts';
import { type LogCheck, type LogFinding, type LogReport, logChecks, MOST_FINDINGS } from './log-report.ts';
import { MerkleTree } from './merkle-tree.ts';
import { attempt, eventOf, type ReadLog } from './read-log.ts';
import { HASH_BYTES, type HashOf } from './sha256.ts';

const EVENTS_A_STEP = 512;
/** In the place of an event that cannot be read: the hash of nothing, so that the root is not the signed one. */
const NO_HASH = new Uint8Array(HASH_BYTES);

/** What the head turned out to be. */
export interface HeadCheck {
  readonly key: string | null;
  readonly checkpoint: Checkpoint | null;
  readonly findings: readonly LogFinding[];
  readonly notAsked: readonly LogCheck[];
}

/**
 * Checks key and signature.
 * @param expectedKey a verifier key that the reader had from elsewhere; null to take the file's word
 */
export async function checkHead(
  file: SignedHead,
  verify: VerifySignature,
  expectedKey: string | null = null,
): Promise<HeadCheck> {
  const findings: LogFinding[] = [];
  const find = (check: LogCheck, message: string): number => findings.push({ check, event: null, message });
  const key = attempt(
    () => parseVerifierKey(file.key),
    (message) => find('key', message),
  );
  const checkpoint = attempt(
    () => parseCheckpoint(file.checkpoint),
    (message) => find('head', message),
  );
  const notAsked: LogCheck[] = [];
  const named = key === null ? null : file.key.trim();
  if (named === null || expectedKey === null) notAsked.push('expected-key');
  else if (expectedKey.trim() !== named) {
    find('expected-key', `The file’s key is not the expected one: it is ${named}.`);
  }
  if (key === null || checkpoint === null) notAsked.push('signature');
  else if (!(await isSignedBy(checkpoint, key, verify))) {
    find('signature', `The head is not signed with ${key.name}’s key.`);
  }
  return { key: named, checkpoint, findings, notAsked };
}

/** Keeps the first findings of each check, and counts all. A class because it guards that count. */
class Findings {
  readonly kept: LogFinding[] = [];
  readonly #counts = new Map<LogCheck, number>();

  get count(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  of(check: LogCheck): number {
    return this.#counts.get(check) ?? 0;
  }

  add(check: LogCheck, event: number | null, message: string): void {
    const count = this.of(check) + 1;
    this.#counts.set(check, count);
    if (count <= MOST_FINDINGS) this.kept.push({ check, event, message });
  }
}

/** Hashes every event anew. Yields how many are done. @param hashOf a loaded hasher, for a log of thousands */
export function* verifyLogSteps(
  file: ReadLog,
  head: HeadCheck,
  hashOf?: HashOf,
): Generator<{ readonly done: number; readonly total: number }, LogReport, void> {
  const total = file.entries.length;
  const tree = new MerkleTree(hashOf);
  const found = new Findings();
  for (const message of file.faults) found.add('parts', null, message);
  for (const { check, event, message } of head.findings) found.add(check, event, message);
  /** Which event stands in each place, by its own number; −1 where none can be read. */
  const numbers = new Float64Array(total).fill(-1);
  let next = 0;
  let deployments = 0;
  for (const [i, entry] of file.entries.entries()) {
    if (i % EVENTS_A_STEP === 0) yield { done: i, total };
    const event = attempt(
      () => eventOf(file, i),
      (message) => found.add('events', i, message),
    );
    if (event === null || entry === null) {
      tree.appendHash(NO_HASH);
      next += 1;
      continue;
    }
    const { sequence } = event;
    tree.appendEntry(entry);
    if (event.type === 'started') deployments += 1;
    if (sequence !== next) found.add('sequence', i, gapMessage(next, event));
    numbers[i] = sequence;
    next = sequence + 1;
  }
  yield { done: total, total };
  const { checkpoint } = head;
  const root = hex(tree.root());
  if (checkpoint !== null) checkAgainstHead(file, tree, checkpoint, numbers, found);
  return {
    verified: found.count === 0,
    form: file.form,
    head: checkpoint && { origin: checkpoint.origin, size: checkpoint.size, root: hex(checkpoint.root) },
    key: head.key,
    size: total,
    root,
    deployments,
    failed: logChecks.filter((check) => found.of(check) > 0),
    notAsked: notAskedOf(head, found),
    findings: found.kept,
    findingCount: found.count,
  };
}

/** Of events that cannot be read nobody knows the number; without a head there is nothing to hold the events against. */
function notAskedOf({ notAsked, checkpoint }: HeadCheck, found: Findings): LogCheck[] {
  const all: LogCheck[] = [...notAsked];
  if (found.of('events') > 0 && found.of('sequence') === 0) all.push('sequence');
  if (checkpoint === null) all.push('size', 'root', 'tiles');
  return all;
}

function gapMessage(next: number, { sequence, type, deployment }: AuditEvent): string {
  return `Expected event ${next}, found event ${sequence} (${type} of deployment ${deployment}).`;
}

/** Size, root and tiles; where the tiles are those that were signed, they tell which events changed. */
function checkAgainstHead(
  file: ReadLog,
  tree: MerkleTree,
  signed: Checkpoint,
  numbers: Float64Array,
  found: Findings,
): void {
  if (tree.size !== signed.size) {
    found.add('size', null, `There are ${tree.size} events; the signed head covers ${signed.size}.`);
  }
  if (sameBytes(tree.root(), signed.root)) {
    checkTiles(file, tree, found);
    return;
  }
  const leaves = signedLeaves(file, signed);
  findChanges(leaves, tree, numbers, found);
  if (leaves !== null) checkTiles(file, leaves, found);
  else found.add('tiles', null, 'They do not hash to the signed root either.');
}

function findChanges(
  leaves: MerkleTree | null,
  tree: MerkleTree,
  numbers: Float64Array,
  found: Findings,
): void {
  if (leaves === null) {
    found.add('root', null, 'The events do not hash to the signed root.');
    return;
  }
  numbers.forEach((number, i) => {
    if (number < 0 || number >= leaves.size || sameBytes(leaves.node(0, number), tree.node(0, i))) return;
    found.add('root', i, `Event ${number} is not the signed one: its hash differs.`);
  });
  if (found.of('root') > 0) return;
  found.add(
    'root',
    null,
    'The events do not hash to the signed root: some are missing, unreadable or out of order.',
  );
}

/** The tree of the leaf hashes in the file's tiles; null unless its root is the signed one. */
function signedLeaves({ tiles }: ReadLog, { size, root }: Checkpoint): MerkleTree | null {
  if (size > TILE_WIDTH * tiles.size) return null; // also keeps a size that was made up from being counted to
  const tree = new MerkleTree();
  for (const tile of tilesOf(size)) {
    if (tile.level !== 0) continue;
    const hashes = tiles.get(tilePath(tile));
    if (hashes?.length !== HASH_BYTES * tile.width) return null;
    for (let i = 0; i < tile.width; i++)
      tree.appendHash(hashes.subarray(HASH_BYTES * i, HASH_BYTES * (i + 1)));
  }
  return sameBytes(tree.root(), root) ? tree : null;
}

/** Every tile that the tree has, and no other. */
function checkTiles({ tiles }: ReadLog, tree: MerkleTree, found: Findings): void {
  const left = new Set(tiles.keys());
  for (const tile of tilesOf(tree.size)) {
    const { level, index } = tile;
    if (level === 'entries') continue;
    const path = tilePath(tile);
    left.delete(path);
    const bytes = tiles.get(path);
    const first = level === 0 ? TILE_WIDTH * index : null;
    if (bytes === undefined) found.add('tiles', first, `${path} is missing.`);
    else if (!sameBytes(bytes, hashTile({ ...tile, level }, tree))) {
      found.add('tiles', first, `${path} does not match the hashes of the events.`);
    }
  }
  for (const path of left) found.add('tiles', null, `${path} is not a tile of a log of ${tree.size} events.`);
}
