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
import { expected } from '../errors.ts';
import { asciiText, type JsonCursor } from '../json/index.ts';
import { ByteReader, ByteWriter, utf8Bytes } from './bytes.ts';
import { type Codec, count, number, position } from './codec.ts';
import { orNull } from './composite-codecs.ts';
import { detailsCodecs } from './details-codec.ts';
import { type AuditEvent, actors, type EventFrame, type EventType, eventTypes } from './event.ts';
import { Misfit, plainly } from './misfit.ts';
import { oneOf, text } from './name-codecs.ts';
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
    const event = codecAhead(from).read(from);
    checkEnd(from);
    return event;
  } catch (error) {
    throw asArgument(error, 'audit entry');
  }
}

/** Whether the bytes that are left to the reader are an event's: those that `decodeEvent` takes. */
export function isEntry(from: ByteReader): boolean {
  try {
    codecAhead(from).pass(from);
    checkEnd(from);
    return true;
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    return false;
  }
}

/** The codec of an event's type, after its version. @throws Misfit for another version */
function codecAhead(from: ByteReader): Codec<AuditEvent> {
  const version = from.u8();
  if (version !== LAYOUT_VERSION) throw new Misfit(`layout version ${LAYOUT_VERSION}`, version);
  return codecOfType(eventTypes[from.peek ?? -1]);
}

function checkEnd(from: ByteReader): void {
  if (from.left > 0) throw new Misfit('no bytes after the event', from.left);
}

/** Type and sequence of an entry, which is bytes[from..) and one of an event. */
export function entryHead(
  bytes: Uint8Array,
  from: number,
): { readonly type: EventType; readonly sequence: number } {
  const at = from + 2;
  const low = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16);
  return { type: eventTypes[bytes[from + 1]!]!, sequence: low + 0x100_0000 * bytes[at + 3]! };
}

const OPENING = '{'.charCodeAt(0);
const COLON = ':'.charCodeAt(0);
const TYPE = utf8Bytes('"type"');

/**
 * From an event's JSON to its bytes, without making the event. False, with nothing written, where that cannot be done and
 * `eventFromJson` must decide.
 */
export function copyEvent(from: JsonCursor, to: ByteWriter): boolean {
  const [at, start] = [from.at, to.length];
  const isTyped = from.take(OPENING) && from.takeAll(TYPE) && from.take(COLON) && from.takePlainText();
  const type = isTyped ? asciiText(from.bytes, from.from, from.to) : '';
  const codec = codecs.get(type as EventType);
  from.at = at;
  to.u8(LAYOUT_VERSION);
  if (codec?.copy(from, to) === true) return true;
  from.at = at;
  to.truncate(start);
  return false;
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
