/**
 * One event of the audit trail: what happened to which deployment, when, by whose hand, under which policies; and its one
 * sequence of bytes, which is hashed and stored: canonical JSON (RFC 8785) in UTF-8.
 *
 * The bytes are those of `JSON.stringify` over fields in the order of their names, which for these values is what RFC 8785
 * asks for (a property test holds it against the library `canonicalize`, which takes ten times as long).
 */
import * as v from 'valibot';
import { expected } from '../errors.ts';
import { isWellFormed, utf8Bytes, utf8Text } from './bytes.ts';
import {
  detailsOf,
  type EventDetails,
  finite,
  type OutputOf,
  oneOf,
  parsedJson,
  plainly,
  readAs,
  record,
  text,
  whole,
} from './details.ts';

export type EventType = keyof EventDetails;
export const eventTypes = Object.keys(detailsOf) as readonly EventType[];

export const actors = ['ai-agent', 'human-reviewer', 'system'] as const;
export type Actor = (typeof actors)[number];

/** Models that may act for a pipeline, one a task; an event by any other breaks a rule. */
export const approvedModels = {
  context: 'genops-context-1',
  risk: 'genops-risk-1',
  /** Judges canary stages. */
  canary: 'genops-canary-1',
} as const;

/** What every event has. A log holds what was written, also where actor and model contradict each other: checkers judge. */
const frame = {
  /** Place in the log, from 0 without gaps. */
  sequence: whole(0),
  /** Index of the deployment in its study. */
  deployment: whole(),
  /** The service's id, such as `svc-012`. */
  service: text,
  /** Minutes since Monday 00:00 of the study's first week. */
  minute: finite,
  actor: oneOf(actors),
  /** Which model acted, such as `genops-risk-1`; null where no AI agent did. */
  model: v.nullable(text),
  /** Id of the policy set in force; `none` when governance is off. */
  policySet: text,
};
type EventFrame = { readonly [Field in keyof typeof frame]: OutputOf<(typeof frame)[Field]> };

/** An event of one type. */
export type EventOf<Type extends EventType> = EventFrame & {
  readonly type: Type;
  readonly details: EventDetails[Type];
};

export type AuditEvent = { readonly [Type in EventType]: EventOf<Type> }[EventType];

const schemas: ReadonlyMap<unknown, v.GenericSchema> = new Map(
  eventTypes.map((type) => [type, record({ ...frame, type: v.literal(type), details: detailsOf[type] })]),
);

/**
 * The event that this JSON says.
 * @param where its place in a file, for the message
 * @throws ArgumentError for anything but the JSON of an event: a missing or another field, an unknown name, no number
 */
export function eventFromJson(json: unknown, where = 'event'): AuditEvent {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw expected(where, 'a record', plainly(json));
  const { type } = json as Partial<AuditEvent>;
  const schema = schemas.get(type);
  if (schema === undefined) throw expected(`${where}.type`, `one of ${eventTypes.join(', ')}`, plainly(type));
  return readAs(schema, json, where) as AuditEvent;
}

/** An event as plain JSON: as it is, but that JSON has no infinite number. */
export function eventToJson(event: AuditEvent): unknown {
  if (event.type !== 'canary-stage' || Number.isFinite(event.details.evidence)) return event;
  return { ...event, details: { ...event.details, evidence: String(event.details.evidence) } };
}

/** An event's bytes, as text. @throws ArgumentError for a value that JSON does not have, such as NaN */
export function eventText(event: AuditEvent): string {
  return canonicalText(eventFromJson(event, `event ${event.sequence}`));
}

/** An event's bytes. @throws ArgumentError where `eventText` does */
export function encodeEvent(event: AuditEvent): Uint8Array<ArrayBuffer> {
  return utf8Bytes(eventText(event));
}

/**
 * The event that has these bytes.
 * @param where their place in a file, for the message
 * @throws ArgumentError when no event has them
 */
export function decodeEvent(bytes: Uint8Array, where = 'audit entry'): AuditEvent {
  const json = utf8Text(bytes);
  if (json === null) throw expected(where, 'JSON in UTF-8', `${bytes.length} bytes of another kind`);
  const event = eventFromJson(parsedJson(json, where), where);
  if (canonicalText(event) === json) return event;
  throw expected(
    where,
    'canonical JSON (RFC 8785)',
    json,
    'write each field once, in the order of the alphabet, without spaces',
  );
}

/** @param event as `eventFromJson` makes it, its fields in their order @throws ArgumentError for half characters */
function canonicalText(event: AuditEvent): string {
  const json = JSON.stringify(eventToJson(event));
  // what stands for half a character, unless it is text itself
  if (json.includes('\\ud')) {
    JSON.stringify(event, (key, value: unknown) => {
      if (typeof value !== 'string' || isWellFormed(value)) return value;
      throw expected(`event ${event.sequence}.${key}`, 'text of whole characters', value);
    });
  }
  return json;
}
