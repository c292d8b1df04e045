/** What the log's own checks make of what is presented: each of them by name, noticed or not. */
import { sameBytes } from '../audit-log/bytes.ts';
import { isSignedBy, parseCheckpoint, type VerifySignature } from '../audit-log/checkpoint.ts';
import { encodeEvent } from '../audit-log/event.ts';
import { verifyConsistency, verifyInclusion } from '../audit-log/merkle-verify.ts';
import { type Finding, logFindings } from '../log-checker/index.ts';
import type { RulesInForce } from '../log-checker/rules-in-force.ts';
import type { Forgery } from './attacks.ts';
import type { HonestLog, Presented, SignedSize } from './presented.ts';

const logNotices = ['leaf', 'inclusion', 'size', 'root', 'signature', 'consistency', 'rules'] as const;
export type LogNoticeName = (typeof logNotices)[number];

/** What a reader has from before, and not from the attacker. */
export const keptHeads = ['nothing', 'key', 'earlier', 'latest'] as const;
/** `nothing` takes the presented file’s word for its key · `key` has the log’s · `earlier` and `latest` have a head too. */
export type KeptHead = (typeof keptHeads)[number];

export interface LogNotice {
  readonly name: LogNoticeName;
  /** `passes` found nothing; `open` could not be asked. */
  readonly outcome: 'notices' | 'passes' | 'open';
  /** How many, of what was asked; or empty. */
  readonly count: number;
}

export interface LogNotices {
  readonly notices: readonly LogNotice[];
  /** What the violation checker finds that it does not find in the honest log. */
  readonly findings: readonly Finding[];
}

/** What the events are checked against. */
export interface Held {
  readonly rules: RulesInForce;
  /** What the checker finds in the honest log already. */
  readonly known: readonly Finding[];
}

/**
 * Asks every check.
 * @param kept the key and the head that the reader had before; a lie from the start is in that head too
 */
export async function noticesOf(
  log: HonestLog,
  forgery: Forgery | null,
  presented: Presented,
  kept: KeptHead,
  { rules, known }: Held,
  verify: VerifySignature,
): Promise<LogNotices> {
  const head = parseCheckpoint(presented.checkpoint);
  const events = presented.events.map(({ event }) => event);
  const changed = events.filter((_, place) => {
    const hash = presented.kept(place);
    return hash !== null && !sameBytes(hash, presented.tree.node(0, place));
  }).length;
  const before = new Set(known.map(nameOf));
  const findings = logFindings(events, rules).filter((finding) => !before.has(nameOf(finding)));
  const notices: LogNotice[] = [
    notice('leaf', changed > 0, changed),
    inclusionNotice(log, forgery, presented, head),
    notice('size', head.size !== events.length, Math.abs(head.size - events.length)),
    notice('root', !sameBytes(presented.tree.root(), head.root)),
    kept === 'nothing'
      ? { name: 'signature', outcome: 'open', count: 0 }
      : notice('signature', !(await isSignedBy(head, log.signer, verify))),
    consistencyNotice(log, forgery, presented, head, kept),
    notice('rules', findings.length > 0, findings.length),
  ];
  return { notices, findings };
}

const nameOf = ({ kind, deployment, what }: Finding): string => `${kind} ${deployment} ${what}`;

function notice(name: LogNoticeName, noticed: boolean, count = noticed ? 1 : 0): LogNotice {
  return { name, outcome: noticed ? 'notices' : 'passes', count };
}

interface Head {
  readonly size: number;
  readonly root: Uint8Array;
}

/** The event at the place that was touched, against the presented head; the proof comes from whoever has that head's tree. */
function inclusionNotice(
  log: HonestLog,
  forgery: Forgery | null,
  presented: Presented,
  head: Head,
): LogNotice {
  const place = forgery?.place ?? 0;
  const event = presented.events[place]?.event;
  const tree = sameBytes(head.root, log.tree.root()) ? log.tree : presented.tree;
  if (event === undefined || place >= head.size) return { name: 'inclusion', outcome: 'open', count: 0 };
  const claim = { leaf: encodeEvent(event), index: place, size: head.size, root: head.root };
  const proof = tree.inclusionProof(place, head.size);
  return notice('inclusion', !verifyInclusion({ ...claim, proof }));
}

/** Whether the presented head continues the one that the reader has kept. */
function consistencyNotice(
  log: HonestLog,
  forgery: Forgery | null,
  presented: Presented,
  head: Head,
  kept: KeptHead,
): LogNotice {
  if (kept === 'nothing' || kept === 'key') return { name: 'consistency', outcome: 'open', count: 0 };
  // of a lie from the start every head was signed over the lie
  if (forgery?.fromTheStart === true) return notice('consistency', false);
  const old = parseCheckpoint(keptHead(log, kept).checkpoint);
  if (head.size < old.size) return notice('consistency', true);
  const tree = sameBytes(head.root, log.tree.root()) ? log.tree : presented.tree;
  const proof = tree.consistencyProof(old.size, head.size);
  const claim = { oldSize: old.size, newSize: head.size, oldRoot: old.root, newRoot: head.root, proof };
  return notice('consistency', !verifyConsistency(claim));
}

function keptHead(log: HonestLog, kept: Exclude<KeptHead, 'nothing' | 'key'>): SignedSize {
  return kept === 'latest' ? log.latest : log.earlier;
}
