import { describe, expect, it } from 'vitest';
import {
  type AuditEvent,
  answerTo,
  decodeEvent,
  encodeEvent,
  eventFromJson,
  eventToJson,
  type LogReport,
  logChecks,
  summaryOf,
} from '../../../engine/audit-log/index.ts';
import { ArgumentError } from '../../../engine/errors.ts';

const approval: AuditEvent = {
  type: 'approved',
  sequence: 258,
  deployment: 7,
  service: 'svc-012',
  minute: 600.5,
  actor: 'human-reviewer',
  model: null,
  policySet: 'built-in-1',
  details: { waitMinutes: 12, workMinutes: 8 },
};

const stage: AuditEvent = {
  type: 'canary-stage',
  sequence: 259,
  deployment: 7,
  service: 'svc-012',
  minute: 640,
  actor: 'ai-agent',
  model: 'genops-canary-1',
  policySet: 'built-in-1',
  details: {
    share: 0.05,
    bakeMinutes: 7,
    canaryRequests: 1200,
    controlRequests: 1200,
    canaryErrors: 40,
    controlErrors: 1,
    canarySlow: 0,
    controlSlow: 2,
    evidence: Number.POSITIVE_INFINITY,
    verdict: 'breach',
  },
};

describe('an event’s bytes', () => {
  it('are its JSON in UTF-8, each field once, in the order of the alphabet', () =>
    expect(new TextDecoder().decode(encodeEvent(approval))).toBe(
      '{"actor":"human-reviewer","deployment":7,"details":{"waitMinutes":12,"workMinutes":8},"minute":600.5,' +
        '"model":null,"policySet":"built-in-1","sequence":258,"service":"svc-012","type":"approved"}',
    ));

  it('know a zero with a sign from none no more than the event does', () => {
    const minus = { ...approval, minute: -0 };
    expect(encodeEvent(minus)).toEqual(encodeEvent({ ...approval, minute: 0 }));
  });

  it.each([
    [{ ...approval, minute: Number.NaN }, 'event 258.minute: expected a finite number, got NaN'],
    [{ ...approval, minute: Number.POSITIVE_INFINITY }, 'event 258.minute: expected a finite number'],
    [
      { ...approval, deployment: 1.5 },
      'event 258.deployment: expected a whole number from -9007199254740991',
    ],
    [{ ...approval, sequence: -1 }, 'event -1.sequence: expected a whole number from 0 to 9007199254740991'],
    [{ ...approval, service: 'half \ud83d' }, 'event 258.service: expected text of whole characters'],
    [{ ...approval, type: 'forgiven' }, 'event 258.type: expected one of started, '],
    [{ ...approval, details: null }, 'event 258.details: expected a record, got null'],
    [{ ...approval, type: 'approval-requested', details: {} }, 'event 258.details.causes: expected a value'],
    [
      { ...stage, type: 'rolled-back', details: { cycleMinutes: 1, share: 1, byVerification: 'no' } },
      'event 259.details.byVerification: expected true or false, got "no"',
    ],
    [{}, 'event undefined.type: expected one of started, '],
    [[], 'event undefined: expected a record, got a list'],
  ])('are refused to what is no event, whoever hands it over', (event, message) => {
    expect(() => encodeEvent(event as AuditEvent)).toThrow(ArgumentError);
    expect(() => encodeEvent(event as AuditEvent)).toThrow(message);
  });
});

describe('an event’s JSON', () => {
  it('says an infinite number in words', () => {
    const json = eventToJson(stage) as { details: { evidence: unknown } };
    expect(json.details.evidence).toBe('Infinity');
    expect(eventFromJson(json)).toEqual(stage);
  });

  it.each([
    [{ ...approval, actor: 'someone' }, 'event.actor: expected one of ai-agent, human-reviewer, system'],
    [{ ...approval, type: 'forgiven' }, 'event.type: expected one of started, '],
    [
      { ...approval, details: { waitMinutes: 1 } },
      'event.details.workMinutes: expected a value, got undefined',
    ],
    [{ ...approval, note: 'x' }, 'event.note: expected no fields but actor, deployment, '],
    [{ ...approval, minute: '600' }, 'event.minute: expected a finite number, got "600"'],
    [{ ...approval, service: { toString: 1 } }, 'event.service: expected text, got a record'],
    [
      { ...stage, details: { ...stage.details, evidence: 'NaN' } },
      'evidence: expected a number or "Infinity"',
    ],
    [null, 'event: expected a record, got null'],
    [[], 'event: expected a record, got a list'],
    ['text', 'event: expected a record, got "text"'],
    [JSON.parse('{"__proto__":{"type":"approved"}}'), 'event.type: expected one of started, '],
  ])('is refused with the place of what is wrong', (json, message) =>
    expect(() => eventFromJson(json)).toThrow(message),
  );
});

it('an event’s line is made of its fields', () => {
  expect(summaryOf(approval)).toBe('Approved.');
  expect(summaryOf(stage)).toBe('5%: breach; 1,200 requests, 40 errors against 1 in the control.');
});

it('an event’s line says one error, one request, one deployment and one policy in the singular', () => {
  if (stage.type !== 'canary-stage') throw new Error('a canary stage was expected');
  const one = { ...stage, details: { ...stage.details, canaryRequests: 1, canaryErrors: 1 } };
  expect(summaryOf(one)).toBe('5%: breach; 1 request, 1 error against 1 in the control.');
  const frame = { ...stage, model: null };
  expect(
    summaryOf({
      ...frame,
      type: 'context-gathered',
      details: {
        searched: true,
        neighbours: [{ deployment: 3, similarity: 0.9 }],
        failures: 0,
        confidence: 0.3,
      },
    } as unknown as AuditEvent),
  ).toBe('1 similar past deployment, 0 failed; confidence 0.30.');
  expect(
    summaryOf({
      ...frame,
      type: 'policies-evaluated',
      details: { errorBudgetRemaining: 1, decisions: [{ policy: 'friday', action: 'allow' }] },
    } as unknown as AuditEvent),
  ).toBe('1 policy allows.');
});

describe('bytes that are no event', () => {
  it.each([
    [Uint8Array.of(0xff, 0xfe), 'entry 3: expected JSON in UTF-8, got "2 bytes of another kind"'],
    [new TextEncoder().encode('{'), 'entry 3: expected JSON, got "{"'],
    [
      new TextEncoder().encode(JSON.stringify(approval)),
      '; write each field once, in the order of the alphabet, without spaces',
    ],
  ])('are refused with their place', (bytes, message) =>
    expect(() => decodeEvent(bytes, 'entry 3')).toThrow(message),
  );
});

it('a question about a log is answered no where it failed, and neither yes nor no where it was not asked', () => {
  const report = { failed: [logChecks[0]!], notAsked: [logChecks[1]!] } as unknown as LogReport;
  expect(logChecks.slice(0, 3).map((check) => answerTo(report, check))).toEqual(['no', 'not-asked', 'yes']);
});
