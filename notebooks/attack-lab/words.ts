/** The lab's words: attackers, readers, checks, and why nothing was noticed. */

import type { Forgery, KeptHead, LogNotice, Power, Presented } from '../../engine/attacks/index.ts';
import type { AuditEvent } from '../../engine/audit-log/index.ts';
import { eventToJson } from '../../engine/audit-log/index.ts';
import { type Finding, findingWords } from '../../engine/log-checker/index.ts';
import { count, decimal, plural } from '../format/number.ts';
import { spaced } from '../format/words.ts';

export const powerWords: Readonly<Record<Power, readonly [name: string, what: string]>> = {
  edits: ['edits the file', 'hashes and head stay as they were'],
  hashes: ['rehashes', 'renumbers and rehashes everything, signs with another key'],
  signs: ['signs again', 'has the log’s own key'],
};

export const keptWords: Readonly<Record<KeptHead, readonly [name: string, what: string]>> = {
  nothing: ['nothing', 'trusts the key in the file'],
  key: ['the log’s key', 'but no head'],
  earlier: ['key and earlier head', 'covers the first two thirds'],
  latest: ['key and latest head', 'covers the whole log'],
};

/** The result of each check of this log, in a sentence. */
export function checkSentence({ name, outcome, count: n }: LogNotice, findings: readonly Finding[]): string {
  const noticed = outcome === 'notices';
  switch (name) {
    case 'leaf':
      return noticed
        ? `${plural(n, 'event')} ${n === 1 ? 'does' : 'do'} not match the stored leaf ${n === 1 ? 'hash' : 'hashes'}.`
        : 'Every event matches its stored leaf hash.';
    case 'inclusion':
      if (outcome === 'open') return 'There is no event at this position to prove.';
      return `The inclusion proof of the event at this position ${noticed ? 'does not lead' : 'leads'} to the head’s root.`;
    case 'size':
      return noticed
        ? `${plural(n, 'event is', 'events are')} missing compared with the head.`
        : 'The number of events matches the head.';
    case 'root':
      return noticed
        ? 'The events hash to another root than the head’s.'
        : 'The events hash to the head’s root.';
    case 'signature':
      if (outcome === 'open')
        return 'The head is signed with the key in the file. This reader cannot know whether that is the log’s key.';
      return noticed
        ? 'The head is not signed with the log’s key.'
        : 'The head is signed with the log’s key.';
    case 'consistency':
      if (outcome === 'open') return 'The reader kept no earlier head to compare with.';
      return `The head ${noticed ? 'does not extend' : 'extends'} the one that the reader kept.`;
    case 'rules':
      return noticed
        ? `The checker finds: ${[...new Set(findings.map(({ kind }) => findingWords[kind]))].slice(0, 3).join('; ')}.`
        : 'The checker finds no new violation.';
  }
}

/** What the entry hash of the first release notices of a forgery, in a sentence. */
export function entrySentence(forgery: Forgery, rehashed: boolean, noticed: number, size: number): string {
  if (noticed > 0) {
    return `${plural(noticed, 'entry', 'entries')} ${noticed === 1 ? 'does' : 'do'} not match the stored ${noticed === 1 ? 'hash' : 'hashes'}.`;
  }
  if (rehashed) return 'Every hash matches: the attacker computed it again, which needs no key.';
  if (forgery.events.length < size) return 'Every hash matches: a deleted entry takes its hash with it.';
  const moved = forgery.events.some(({ from }, place) => from !== place);
  return moved
    ? 'Every hash matches: it does not cover the order of entries.'
    : 'Every hash matches: it does not cover the changed field.';
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
  if (out.length === 1 && first !== undefined) lines.push(`Removed: ${eventName(first)}.`);
  else if (first !== undefined) {
    const deployments = new Set(out.map(({ deployment }) => deployment)).size;
    lines.push(
      `Removed: ${plural(out.length, 'event')} of ${plural(deployments, 'deployment')}, starting with ${eventName(first)}.`,
    );
  }
  let before = -1;
  events.forEach(({ event, from }) => {
    const original = from === null ? undefined : log[from];
    if (from !== null && from < before) lines.push(`Moved later: ${eventName(event)}.`);
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
    .map((key) => `${key} ${shown(was.get(key))} → ${shown(is.get(key))}`);
  return changed.length > MOST_FIELDS ? [...said, `${changed.length - MOST_FIELDS} more`] : said;
}

/** A value of an event; a long fraction is rounded. */
function shown(value = 'none'): string {
  return /\.\d{3}/.test(value) && Number.isFinite(Number(value)) ? decimal(Number(value), 2) : value;
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

/** Why this log does not notice an attack. */
export function whyUnnoticed(forgery: Forgery, presented: Presented, kept: KeptHead, size: number): string {
  if (forgery.fromTheStart) {
    return 'The lie was written like any other event. A log proves that nothing changed since, not that it is true.';
  }
  const shorter = presented.events.length < size;
  if (kept === 'nothing') {
    return 'The file names the key that signed it, and anyone can make a key. So readers must get the key from another source.';
  }
  if (kept === 'key') {
    return 'The key holder can sign another log, and this reader has no earlier head to compare with. So others must keep heads.';
  }
  return shorter
    ? 'The log was cut after the head that the reader kept. A kept head covers only what is before it.'
    : 'The change comes after the head that the reader kept. A kept head covers only what is before it.';
}
