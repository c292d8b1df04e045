import canonicalize from 'canonicalize';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AuditEvent,
  decodeEvent,
  encodeEvent,
  eventFromJson,
  eventToJson,
  hex,
} from '../../engine/audit-log/index.ts';
import { anyEvent, eventsOfRun } from '../engine/audit-log/events.ts';
import { forAll, forRuns } from '../for-all.ts';

/** Through a file and back. */
const reread = (event: AuditEvent): AuditEvent =>
  eventFromJson(JSON.parse(JSON.stringify(eventToJson(event))) as unknown);

describe('any event', () => {
  it('comes back from its bytes as it was', () =>
    forAll(anyEvent, (event) => {
      expect(decodeEvent(encodeEvent(event))).toEqual(event);
    }));

  it('has the bytes of RFC 8785, as another implementation of it makes them', () =>
    forAll(anyEvent, (event) => {
      expect(new TextDecoder().decode(encodeEvent(event))).toBe(canonicalize(eventToJson(event)));
    }));

  it('has JSON that gives the same bytes again, whatever the order of its fields', () =>
    forAll(anyEvent, (event) => {
      expect(encodeEvent(reread(event))).toEqual(encodeEvent(event));
      const turned = Object.fromEntries(Object.entries(event).toReversed()) as unknown as AuditEvent;
      expect(encodeEvent(turned)).toEqual(encodeEvent(event));
    }));

  it('shares its bytes with no other event', () =>
    forAll(anyEvent, anyEvent, (one, other) => {
      const alike = JSON.stringify(eventToJson(one)) === JSON.stringify(eventToJson(other));
      expect(Buffer.compare(encodeEvent(one), encodeEvent(other)) === 0).toBe(alike);
    }));

  it('is refused, or is another one, after any change of its bytes', () => {
    const change = fc.record({ at: fc.nat(), by: fc.integer({ min: 1, max: 255 }), cut: fc.boolean() });
    forRuns(500, anyEvent, change, (event, { at, by, cut }) => {
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
    });
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
    expect(events.map((event) => decodeEvent(encodeEvent(event)))).toEqual(events);
    expect(events.map((event) => hex(encodeEvent(reread(event))))).toEqual(
      events.map((event) => hex(encodeEvent(event))),
    );
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
