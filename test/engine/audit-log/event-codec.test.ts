import { describe, expect, it } from 'vitest';
import {
  type AuditEvent,
  decodeEvent,
  encodeEvent,
  eventFromJson,
  eventToJson,
  hex,
  isApprovedModel,
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
  it('are laid out as the table says', () => {
    expect(hex(encodeEvent(approval))).toBe(
      [
        '01', // layout
        '05', // approved
        '02010000', // sequence
        '07000000', // deployment
        '0700',
        '7376632d303132', // svc-012
        '0000000000c48240', // minute
        '01', // human reviewer
        '00', // no model
        '0a00',
        '6275696c742d696e2d31', // built-in-1
        '0000000000002840', // wait
        '0000000000002040', // work
      ].join(''),
    );
  });

  it('know a zero with a sign from none no more than the event does', () => {
    const minus = { ...approval, minute: -0 };
    expect(encodeEvent(minus)).toEqual(encodeEvent({ ...approval, minute: 0 }));
  });

  it.each([
    [{ ...approval, minute: Number.NaN }, 'event 258.minute: expected a number, got NaN'],
    [
      { ...approval, deployment: 1.5 },
      'event 258.deployment: expected a whole number from -2147483648 to 2147483647',
    ],
    [{ ...approval, service: 'half \ud83d' }, 'event 258.service: expected text of whole characters'],
    [
      { ...approval, policySet: 'x'.repeat(65_536) },
      'event 258.policySet: expected text of at most 65535 bytes',
    ],
  ])('are refused where the layout has no room for a value', (event, message) => {
    expect(() => encodeEvent(event)).toThrow(message);
  });

  it.each([
    [{ ...approval, type: 'forgiven' }, 'event 258.type: expected one of started, '],
    [{ ...approval, details: null }, 'event 258.details: expected a record, got null'],
    [{ ...approval, details: 'none' }, 'event 258.details: expected a record, got "none"'],
    [{ ...approval, minute: '600' }, 'event 258.minute: expected a number, got "600"'],
    [{ ...approval, service: 12 }, 'event 258.service: expected text, got 12'],
    [{ ...approval, type: 'approval-requested', details: {} }, 'event 258.details.causes: expected a list'],
    [
      { ...stage, type: 'rolled-back', details: { cycleMinutes: 1, share: 1, byVerification: 'no' } },
      'event 259.details.byVerification: expected true or false, got "no"',
    ],
    [null, 'event undefined: expected a record, got null'],
    [[], 'event undefined: expected a record'],
  ])('are refused to what is no event, whoever hands it over', (event, message) => {
    expect(() => encodeEvent(event as AuditEvent)).toThrow(ArgumentError);
    expect(() => encodeEvent(event as AuditEvent)).toThrow(message);
  });

  it('are read from another layout by no one', () => {
    const bytes = encodeEvent(approval);
    bytes[0] = 2;
    expect(() => decodeEvent(bytes)).toThrow('audit entry: expected layout version 1, got 2');
  });
});

describe('an event’s JSON', () => {
  it('has one field after another as people read them', () => {
    expect(JSON.stringify(eventToJson(approval))).toBe(
      '{"type":"approved","sequence":258,"deployment":7,"service":"svc-012","minute":600.5,' +
        '"actor":"human-reviewer","model":null,"policySet":"built-in-1","details":{"waitMinutes":12,"workMinutes":8}}',
    );
  });

  it.each([
    [{ ...approval, type: 'forgiven' }, 'expected one of started, '],
    [{ ...approval, details: null }, 'event 258: expected a record, got null'],
    [null, 'expected one of started, '],
  ])('is refused to what is no event', (event, message) => {
    expect(() => eventToJson(event as AuditEvent)).toThrow(ArgumentError);
    expect(() => eventToJson(event as AuditEvent)).toThrow(message);
  });

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
    [{ ...approval, note: 'x' }, 'expected no fields but type, sequence, '],
    [{ ...approval, minute: '600' }, 'event.minute: expected a number, got "600"'],
    [{ ...approval, service: { toString: 1 } }, 'event.service: expected text'],
    [null, 'event: expected a record, got null'],
    [[], 'event: expected a record'],
    ['text', 'event: expected a record, got "text"'],
    [JSON.parse('{"__proto__":{"type":"approved"}}'), 'event.type: expected a value'],
  ])('is refused with the place of what is wrong', (json, message) => {
    expect(() => eventFromJson(json)).toThrow(message);
  });
});

it('an event’s line is made of its fields', () => {
  expect(summaryOf(approval)).toBe('Approved.');
  expect(summaryOf(stage)).toBe('5%: breach; 1200 requests, 40 errors against 1 in the control.');
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
  ).toBe('1 near past deployment, 0 of them failed; confidence 0.30.');
  expect(
    summaryOf({
      ...frame,
      type: 'policies-evaluated',
      details: { errorBudgetRemaining: 1, decisions: [{ policy: 'friday', action: 'allow' }] },
    } as unknown as AuditEvent),
  ).toBe('1 policy allows.');
});

it('models are approved by name', () => {
  expect(isApprovedModel('genops-risk-1')).toBe(true);
  expect(isApprovedModel('genops-risk-2')).toBe(false);
});
