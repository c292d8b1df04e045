import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from '../../engine/audit-log/bytes.ts';
import { copyEvent, entryHead, isEntry } from '../../engine/audit-log/event-codec.ts';
import {
  type AuditEvent,
  decodeEvent,
  encodeEvent,
  eventFromJson,
  eventToJson,
} from '../../engine/audit-log/index.ts';
import { JsonCursor } from '../../engine/json/index.ts';
import { anyEvent, eventsOfRun } from '../engine/audit-log/events.ts';

/** Through a file and back. */
const reread = (event: AuditEvent): AuditEvent =>
  eventFromJson(JSON.parse(JSON.stringify(eventToJson(event))) as unknown);

describe('any event', () => {
  it('comes back from its bytes as it was', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        expect(decodeEvent(encodeEvent(event))).toEqual(event);
      }),
    );
  });

  it('has JSON that gives the same bytes again', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        expect(encodeEvent(reread(event))).toEqual(encodeEvent(event));
      }),
    );
  });

  it('shares its bytes with no other event', () => {
    fc.assert(
      fc.property(anyEvent, anyEvent, (one, other) => {
        const alike = JSON.stringify(eventToJson(one)) === JSON.stringify(eventToJson(other));
        expect(Buffer.compare(encodeEvent(one), encodeEvent(other)) === 0).toBe(alike);
      }),
    );
  });

  it('is refused, or is another one, after any change of its bytes', () => {
    const change = fc.record({ at: fc.nat(), by: fc.integer({ min: 1, max: 255 }), cut: fc.boolean() });
    fc.assert(
      fc.property(anyEvent, change, (event, { at, by, cut }) => {
        const bytes = encodeEvent(event);
        const touched = cut ? bytes.slice(0, at % bytes.length) : bytes.slice();
        if (!cut) touched[at % bytes.length]! ^= by;
        let decoded: AuditEvent;
        try {
          decoded = decodeEvent(touched);
        } catch (error) {
          expect((error as Error).message).toMatch(/^audit entry/);
          return;
        }
        expect(decoded).not.toEqual(event);
        expect(encodeEvent(decoded)).toEqual(touched); // what can be read would be written so
      }),
      { numRuns: 1000 },
    );
  });

  it('can be read of no bytes that it would not be written in', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        const bytes = Uint8Array.from([1, (noise[0] ?? 0) % 13, ...noise.slice(1)]);
        let decoded: AuditEvent;
        try {
          decoded = decodeEvent(bytes);
        } catch {
          return;
        }
        expect(encodeEvent(decoded)).toEqual(bytes);
      }),
      { numRuns: 1000 },
    );
  });
});

/** The bytes of the event whose JSON begins a text, where they are copied, and how much of the text they took. */
function copied(json: string): { readonly bytes: Uint8Array; readonly end: number } | null {
  const writer = new ByteWriter();
  const cursor = new JsonCursor(new TextEncoder().encode(json));
  return copyEvent(cursor, writer) ? { bytes: writer.bytes, end: cursor.at } : null;
}

describe('without making the event', () => {
  const tellable = (bytes: Uint8Array): boolean => {
    try {
      return decodeEvent(bytes) !== null;
    } catch {
      return false;
    }
  };

  it('bytes are told apart from those of no event', () => {
    const change = fc.record({ at: fc.nat(), by: fc.nat(255), cut: fc.boolean() });
    fc.assert(
      fc.property(anyEvent, change, (event, { at, by, cut }) => {
        const bytes = encodeEvent(event);
        const touched = cut ? bytes.slice(0, at % bytes.length) : bytes.slice();
        if (!cut) touched[at % bytes.length]! ^= by;
        const padded = Uint8Array.of(7, ...touched, 7);
        const reader = new ByteReader(padded).seek(1, 1 + touched.length);
        expect(isEntry(reader)).toBe(tellable(touched));
        if (tellable(touched)) {
          const { sequence, type } = decodeEvent(touched);
          expect(entryHead(padded, 1)).toEqual({ sequence, type });
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('its JSON gives its bytes, however it is laid out, or has to be parsed', () => {
    const indents = fc.constantFrom(undefined, 1, '\t');
    fc.assert(
      fc.property(anyEvent, indents, (event, indent) => {
        const json = JSON.stringify(eventToJson(event), null, indent);
        const found = copied(`${json},`);
        if (found === null) return;
        expect(found.bytes).toEqual(encodeEvent(event));
        expect(found.end).toBe(new TextEncoder().encode(json).length);
      }),
      { numRuns: 500 },
    );
  });

  it('no text is copied that parsing would refuse or read otherwise', () => {
    const damage = fc.constantFrom('', '"', '\\', '}', '{', ',', '0', '-', '.', 'e', ' ', '\n', '\0', 'é');
    const change = fc.record({ at: fc.nat(), by: damage, more: fc.boolean() });
    fc.assert(
      fc.property(anyEvent, change, (event, { at, by, more }) => {
        const json = JSON.stringify(eventToJson(event));
        const place = at % json.length;
        const changed = `${json.slice(0, place)}${by}${json.slice(more ? place : place + 1)}`;
        const found = copied(changed);
        if (found === null) return;
        const taken = new TextDecoder().decode(new TextEncoder().encode(changed).subarray(0, found.end));
        expect(found.bytes).toEqual(encodeEvent(eventFromJson(JSON.parse(taken) as unknown)));
      }),
      { numRuns: 2000 },
    );
  });
});

describe.each([
  {},
  { autonomy: 'assisted', fridayAction: 'block', verification: true },
  { autonomy: 'shadow', enableRiskScoring: false, hotfixesExempt: false },
  { enableContextRag: false, enableGovernance: false, failureInjectionRate: 0.3, budgetAction: 'block' },
] as const)('the events of a run with %o', (changes) => {
  const events = eventsOfRun(30, { warmUpDays: 7, ...changes });

  it('come back from their bytes and from their JSON', () => {
    for (const event of events) {
      expect(decodeEvent(encodeEvent(event))).toEqual(event);
      expect(encodeEvent(reread(event))).toEqual(encodeEvent(event));
    }
  });

  it('are copied from their JSON to their bytes, every one', () => {
    for (const event of events) {
      expect(copied(JSON.stringify(eventToJson(event)))?.bytes).toEqual(encodeEvent(event));
    }
  });

  it('are numbered without gaps, deployment after deployment', () => {
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, k) => k));
    const starts = events.filter(({ type }) => type === 'started');
    expect(starts.map(({ deployment }) => deployment)).toEqual(Array.from({ length: 30 }, (_, i) => i));
  });

  it('name the model exactly where an AI agent acted', () => {
    for (const { actor, model } of events) expect(model !== null).toBe(actor === 'ai-agent');
  });
});
