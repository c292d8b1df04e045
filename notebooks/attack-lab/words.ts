/** The lab's words: attackers, readers, checks, and why nothing was noticed. */

import type { Forgery, KeptHead, LogNotice, Power, Presented } from '../../engine/attacks/index.ts';
import type { AuditEvent } from '../../engine/audit-log/index.ts';
import { eventToJson } from '../../engine/audit-log/index.ts';
import { type Finding, findingWords } from '../../engine/log-checker/index.ts';
import { count, plural } from '../format/number.ts';
import { spaced } from '../format/words.ts';

export const powerWords: Readonly<Record<Power, readonly [name: string, what: string]>> = {
  edits: ['edits the file', 'and no more: hashes and head stay as they were'],
  hashes: ['hashes again', 'numbers and hashes all anew, signs with another key'],
  signs: ['signs again too', 'has the log’s own key'],
};

export const keptWords: Readonly<Record<KeptHead, readonly [name: string, what: string]>> = {
  nothing: ['nothing', 'and takes the file’s word for its key'],
  key: ['the log’s key', 'and no head'],
  earlier: ['its key and an earlier head', 'of the first two thirds'],
  latest: ['its key and the latest head', 'of the whole log'],
};

/** What each check of this log says, in a sentence. */
export function checkSentence({ name, outcome, count: n }: LogNotice, findings: readonly Finding[]): string {
  const noticed = outcome === 'notices';
  switch (name) {
    case 'leaf':
      return noticed
        ? `${plural(n, 'event')}, encoded anew, ${n === 1 ? 'gives' : 'give'} another leaf hash than the one that is kept.`
        : 'Every event, encoded anew, gives the leaf hash that is kept of it.';
    case 'inclusion':
      if (outcome === 'open') return 'There is no event in this place to prove.';
      return `The inclusion proof of the event in this place ${noticed ? 'does not lead' : 'leads'} to the root of the head.`;
    case 'size':
      return noticed
        ? `There are ${plural(n, 'event')} fewer than the head says.`
        : 'There are as many events as the head says.';
    case 'root':
      return noticed
        ? 'The events give another root than the head’s.'
        : 'The events give the root of the head.';
    case 'signature':
      if (outcome === 'open')
        return 'The head is signed with the key that the file names; whether that is the log’s, this reader cannot ask.';
      return noticed
        ? 'The head is signed with a key that is not the log’s.'
        : 'The head is signed with the log’s key.';
    case 'consistency':
      if (outcome === 'open')
        return 'The reader has no head from before that this one would have to continue.';
      return `The head ${noticed ? 'does not continue' : 'continues'} the one that the reader has kept.`;
    case 'rules':
      return noticed
        ? `The checker: ${[...new Set(findings.map(({ kind }) => findingWords[kind]))].slice(0, 3).join('; ')}.`
        : 'The checker finds no rule broken that was not broken before.';
  }
}

/** What the entry hash of the first release says of a forgery, in a sentence. */
export function entrySentence(forgery: Forgery, rehashed: boolean, noticed: number, size: number): string {
  if (noticed > 0) {
    return `${plural(noticed, 'entry', 'entries')} ${noticed === 1 ? 'has' : 'have'} another hash than the one beside ${noticed === 1 ? 'it' : 'them'}.`;
  }
  if (rehashed) return 'Every hash fits: it was taken again, which needs no key.';
  if (forgery.events.length < size) return 'Every hash fits: an entry that is gone takes its hash with it.';
  const moved = forgery.events.some(({ from }, place) => from !== place);
  return moved
    ? 'Every hash fits: in which order entries stand is not under it.'
    : 'Every hash fits: what was changed is not under it.';
}

/** An event in a few words: `event 1,204, approved, deployment 97`. */
function eventName({ sequence, type, deployment }: AuditEvent): string {
  return `event ${count(sequence)}, ${spaced(type)}, deployment ${count(deployment)}`;
}

/** What was done to the events, one line a change. */
export function changesOf(log: readonly AuditEvent[], { events }: Forgery): readonly string[] {
  const lines: string[] = [];
  const kept = new Set(events.map(({ from }) => from));
  const out = log.filter((_, place) => !kept.has(place));
  const first = out[0];
  if (out.length === 1 && first !== undefined) lines.push(`Taken out: ${eventName(first)}.`);
  else if (first !== undefined) {
    const deployments = new Set(out.map(({ deployment }) => deployment)).size;
    lines.push(
      `Taken out: ${plural(out.length, 'event')} of ${plural(deployments, 'deployment')}, from ${eventName(first)} on.`,
    );
  }
  let before = -1;
  events.forEach(({ event, from }) => {
    const original = from === null ? undefined : log[from];
    if (from !== null && from < before) lines.push(`Put later: ${eventName(event)}.`);
    before = from ?? before;
    if (original === undefined || original === event) return;
    const fields = changedFields(original, event);
    if (fields.length > 0) lines.push(`Changed: ${eventName(original)}: ${fields.join('; ')}.`);
  });
  return lines;
}

const MOST_FIELDS = 6;

function changedFields(before: AuditEvent, after: AuditEvent): string[] {
  const was = flat(eventToJson(before));
  const is = flat(eventToJson(after));
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter((key) => was.get(key) !== is.get(key));
  const said = changed
    .slice(0, MOST_FIELDS)
    .map((key) => `${key} ${was.get(key) ?? 'none'} → ${is.get(key) ?? 'none'}`);
  return changed.length > MOST_FIELDS ? [...said, `${changed.length - MOST_FIELDS} more`] : said;
}

/** Every value of a record by its path. */
function flat(value: unknown, path = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null) {
    return new Map([
      [path, value === null ? 'none' : typeof value === 'string' ? value : JSON.stringify(value)],
    ]);
  }
  const parts = Object.entries(value).flatMap(([key, part]) => [
    ...flat(part, path === '' ? key : `${path}.${key}`),
  ]);
  return new Map(parts);
}

/** Why this log notices nothing of an attack that it does not notice. */
export function whyUnnoticed(forgery: Forgery, presented: Presented, kept: KeptHead, size: number): string {
  if (forgery.fromTheStart) {
    return 'The lie was written like any other event. A log proves that nothing was changed since, not that what was written is true.';
  }
  const shorter = presented.events.length < size;
  if (kept === 'nothing') {
    return 'The file vouches for itself: it names the key that signed it, and anybody can make one. That is why a key has to come from elsewhere.';
  }
  if (kept === 'key') {
    return 'Whoever has the key can sign another log, and this reader has no head from before to hold against it. That is why heads are shown to others, who keep them.';
  }
  return shorter
    ? 'The reader’s head ends before the place where the log was changed. A kept head vouches for what is before it, and for nothing after it.'
    : 'What was changed stands after the head that the reader has kept: it vouches for nothing there.';
}
