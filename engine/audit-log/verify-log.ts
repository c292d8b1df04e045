/** Verification of a whole log from its file alone: every event is read, numbered and hashed anew. */
import { sameBytes } from './bytes.ts';
import { hex } from './chain.ts';
import type { HeadCheck } from './check-head.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { AuditEvent } from './event.ts';
import { entryHead } from './event-codec.ts';
import { attempt, Findings } from './findings.ts';
import type { ReadLog } from './log-file.ts';
import { type LogCheck, type LogReport, logChecks } from './log-report.ts';
import { MerkleTree } from './merkle-tree.ts';
import { HASH_BYTES } from './sha256-at-once.ts';
import { hashTile, TILE_WIDTH, tilePath, tilesOf } from './tiles.ts';

const EVENTS_A_STEP = 512;
/** In the place of an event that cannot be read: the hash of nothing, so that the root is not the signed one. */
const NO_HASH = new Uint8Array(HASH_BYTES);

/** Hashes every event anew. Yields how many are done. */
export function* verifyLogSteps(
  file: ReadLog,
  head: HeadCheck,
): Generator<{ readonly done: number; readonly total: number }, LogReport, void> {
  const total = file.size;
  const tree = new MerkleTree();
  const found = new Findings();
  for (const { event, message } of file.faults) found.add('parts', event, message);
  for (const { check, event, message } of head.findings) found.add(check, event, message);
  /** Which event stands in each place, by its own number; −1 where none can be read. */
  const numbers = new Float64Array(total).fill(-1);
  let next = 0;
  let deployments = 0;
  for (let i = 0; i < total; i++) {
    if (i % EVENTS_A_STEP === 0) yield { done: i, total };
    const entry = file.entry(i);
    if (entry === null) {
      found.add('events', i, () => whyUnreadable(file, i));
      tree.appendHash(NO_HASH);
      next += 1;
      continue;
    }
    const { sequence, type } = entryHead(entry.bytes, entry.from);
    tree.appendEntry(entry.bytes, entry.from, entry.to);
    if (type === 'started') deployments += 1;
    if (sequence !== next) found.add('sequence', i, () => gapMessage(next, file.event(i)));
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

function whyUnreadable(file: ReadLog, index: number): string {
  let why = '';
  attempt(
    () => file.event(index),
    (message) => {
      why = message;
    },
  );
  return why;
}

function gapMessage(next: number, { sequence, type, deployment }: AuditEvent): string {
  return `Where event ${next} should stand is event ${sequence} (${type} of deployment ${deployment}).`;
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
    found.add('size', null, `There are ${tree.size} events; the signed head is of ${signed.size}.`);
  }
  if (sameBytes(tree.root(), signed.root)) {
    checkTiles(file, tree, found);
    return;
  }
  const leaves = signedLeaves(file, signed);
  findChanges(leaves, tree, numbers, found);
  if (leaves !== null) checkTiles(file, leaves, found);
  else found.add('tiles', null, 'They do not give the signed root either.');
}

function findChanges(
  leaves: MerkleTree | null,
  tree: MerkleTree,
  numbers: Float64Array,
  found: Findings,
): void {
  if (leaves === null) {
    found.add('root', null, 'The events do not give the signed root.');
    return;
  }
  const before = found.of('root');
  numbers.forEach((number, i) => {
    if (number < 0 || number >= leaves.size || sameBytes(leaves.node(0, number), tree.node(0, i))) return;
    found.add('root', i, `Event ${number} is not the one that was signed: its hash is another.`);
  });
  if (found.of('root') > before) return;
  found.add(
    'root',
    null,
    'The events do not give the signed root: some are missing, unreadable or out of order.',
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
      found.add('tiles', first, `${path} holds other hashes than those of the events.`);
    }
  }
  for (const path of left) found.add('tiles', null, `${path} is no tile of a log of ${tree.size} events.`);
}
