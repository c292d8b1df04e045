/**
 * An event as bytes, which are hashed, and as JSON, which people read and exchange: the JSON of an event gives the same
 * bytes again.
 *
 * Layout 1, little-endian:
 *
 * | bytes | field |
 * |-------|-------|
 * | 1 | layout version (1) |
 * | 1 | type: place in `eventTypes` |
 * | 4 | sequence, unsigned |
 * | 4 | deployment, signed |
 * | text | service |
 * | 8 | minute |
 * | 1 | actor: place in `actors` |
 * | 1, text | 0 for no model, or 1 and the model |
 * | text | policy set |
 * | … | details of the type, field by field in the order of `details-codec.ts` |
 *
 * A text is its length in UTF-8 (2 bytes) and those bytes; a list its length (2 bytes) and its values; a number 8 bytes of IEEE 754
 * (no NaN, and 0 without a sign); a count as many bytes as it needs (LEB128, at most 2⁵³ − 1), an index of a deployment 4; a
 * name out of a list, and true (1) or false (0), 1 byte.
 * Every event has one sequence of bytes, and every sequence of bytes is at most one event.
 */
import { expected } from '../../errors.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { type Codec, count, number, oneOf, orNull, position, text } from './codec.ts';
import { detailsCodecs } from './details-codec.ts';
import { type AuditEvent, actors, type EventFrame, type EventType, eventTypes } from './event.ts';
import { Misfit, plainly } from './misfit.ts';
import { record } from './record-codec.ts';

/** A change of layout is a new number: an old log keeps its leaves. */
export const LAYOUT_VERSION = 1;

const typeCodec = oneOf(eventTypes);

/** An event of any type, whose details are taken to be that type's. */
interface AnyEvent extends EventFrame {
  readonly type: EventType;
  readonly details: AuditEvent['details'];
}

function codecOf(type: EventType): Codec<AuditEvent> {
  const codec = record<AnyEvent>({
    type: typeCodec,
    sequence: count,
    deployment: position,
    service: text,
    minute: number,
    actor: oneOf(actors),
    model: orNull(text),
    policySet: text,
    details: detailsCodecs[type] as Codec<AuditEvent['details']>,
  });
  return codec as Codec<AnyEvent & AuditEvent>;
}

const codecs = new Map(eventTypes.map((type) => [type, codecOf(type)]));

/**
 * Writes an event's bytes.
 *
 * @throws ArgumentError for a value that the layout cannot hold, such as NaN
 */
export function writeEvent(event: AuditEvent, to: ByteWriter): void {
  const start = to.length;
  try {
    to.u8(LAYOUT_VERSION);
    codecFor(event).write(event, to);
  } catch (error) {
    to.truncate(start);
    throw asArgument(error, nameOf(event));
  }
}

/** An event's bytes. @throws ArgumentError for a value that the layout cannot hold, such as NaN */
export function encodeEvent(event: AuditEvent): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  writeEvent(event, writer);
  return writer.bytes.slice();
}

/** The event that has these bytes. @throws ArgumentError when no event has them */
export function decodeEvent(bytes: Uint8Array): AuditEvent {
  try {
    const from = new ByteReader(bytes);
    const version = from.u8();
    if (version !== LAYOUT_VERSION) throw new Misfit(`layout version ${LAYOUT_VERSION}`, version);
    const event = codecOfType(eventTypes[bytes[1] ?? -1]).read(from);
    if (from.left > 0) throw new Misfit('no bytes after the event', from.left);
    return event;
  } catch (error) {
    throw asArgument(error, 'audit entry');
  }
}

/** An event as plain JSON, its fields in one order. @throws ArgumentError for what is no record, or of no known type */
export function eventToJson(event: AuditEvent): unknown {
  try {
    typeCodec.parse((event as AuditEvent | null)?.type);
    return codecFor(event).print(event);
  } catch (error) {
    throw asArgument(error, nameOf(event));
  }
}

const nameOf = (event: AuditEvent | null): string => `event ${String(plainly(event?.sequence))}`;

/**
 * The event that this JSON says.
 *
 * @param where its place in a file, for the message
 * @throws ArgumentError for anything but the JSON of an event: a missing or another field, an unknown name, no number
 */
export function eventFromJson(json: unknown, where = 'event'): AuditEvent {
  try {
    return codecFor(json).parse(json);
  } catch (error) {
    throw asArgument(error, where);
  }
}

function codecFor(event: unknown): Codec<AuditEvent> {
  return codecOfType((event as Partial<AuditEvent> | null)?.type);
}

/** Of an unknown type: any record says what is wrong with it. */
function codecOfType(type: EventType | undefined): Codec<AuditEvent> {
  return codecs.get(type as EventType) ?? codecs.get('started')!;
}

function asArgument(error: unknown, where: string): unknown {
  if (!(error instanceof Misfit)) return error;
  return expected([where, ...error.path].join('.'), error.what, error.came);
}
