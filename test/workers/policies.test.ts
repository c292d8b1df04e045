/** Policies in workers of their own: checked, and asked. */
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { PolicyInput } from '../../engine/governance/index.ts';
import { PolicyPool } from '../../workers/policies/pool.ts';
import { unremarkable } from '../engine/governance/plain-change.ts';
import { failureIn, handClock, valueOf } from './fake-pool.ts';
import { closeAll, own, poolOf, rule, setWith } from './policy-pools.ts';

/** For rules that end by themselves. */
const pool = new PolicyPool({ size: 1 });
afterEach(closeAll);
afterAll(() => pool.close());

const FRIDAY_EVENING = 4 * 1440 + 17 * 60;
const plain: PolicyInput = { ...unremarkable, service: 'critical-01', tier: 'critical' };

describe('a set that is checked', () => {
  test.each<[string, unknown, string]>([
    ['of broken syntax', setWith(rule('risk.score >')), 'expected more, got the end'],
    ['of a wrong type', setWith(rule('risk.score == "high"')), 'expected values that == can take together'],
    [
      'with a field that is not there',
      setWith(rule('service.owner == "me"')),
      'service: expected one of name',
    ],
    ['with a pattern', setWith(rule('service.name.matches("(a*)*b")')), 'rules have no patterns'],
    ['of ten megabytes', setWith(rule('x'.repeat(10_000_000))), 'at most 4000 characters'],
    ['that is no set', 'rules: all', 'expected an object'],
    ['with a field of its own', { ...own, onload: 'alert(1)' }, 'onload'],
  ])('%s is refused in words, and the next one is heard', async (_, set, message) => {
    const check = valueOf(await pool.check(set));
    if (check.kind === 'good') throw new Error('expected a refusal');
    expect(check.problems[0]?.message).toContain(message);
    expect(valueOf(await pool.check(own))).toEqual({ kind: 'good' });
  });

  test('by a worker that never answers is given up when it is called off, and the next worker answers', async () => {
    let first = true;
    const start = (): Worker => {
      const at = first
        ? new Worker(new URL('./fake-policy.worker.ts', import.meta.url), { type: 'module' })
        : new Worker(new URL('../../workers/policies/policy.worker.ts', import.meta.url), { type: 'module' });
      first = false;
      return at;
    };
    const stuck = poolOf({ size: 1, start });
    const aborter = new AbortController();
    const hung = stuck.check(own, { signal: aborter.signal, onProgress: () => aborter.abort() });
    expect(failureIn(await hung)).toEqual({ kind: 'cancelled' });
    expect(valueOf(await stuck.check(own))).toEqual({ kind: 'good' });
  });

  test('by a worker that reports no progress for 5 s is given up, and the message says what to do', async () => {
    const start = (): Worker =>
      new Worker(new URL('./fake-policy.worker.ts', import.meta.url), { type: 'module' });
    const { every, tick } = handClock();
    const stuck = poolOf({ size: 1, start, every });
    const failure = failureIn(await stuck.check(own, { onProgress: () => tick(4) }));
    expect(failure).toEqual({
      kind: 'worker-lost',
      message:
        'rules: expected progress every 5 s, got none, so they were stopped; shorten their lists or nest fewer of them, or try again',
    });
  });
});

describe('a change', () => {
  test('is decided rule by rule, and it says whether a rule or the default decided', async () => {
    const allowed = valueOf(await pool.decide(own, plain, true));
    expect(allowed.verdict).toEqual({ action: 'allow', decidedBy: [], exempt: false, approval: false });
    expect(allowed.decisions.map(({ explicit }) => explicit)).toEqual([false, false, false, false, false]);
    expect(allowed.releaseMinute).toBe(plain.minute);
    const late = { ...plain, riskScore: 0.6, minute: FRIDAY_EVENING };
    const held = valueOf(await pool.decide(own, late, true));
    expect(held.verdict).toEqual({
      action: 'defer',
      decidedBy: ['no_friday_deployments'],
      exempt: false,
      approval: true,
    });
    expect(held.releaseMinute).toBe(7 * 1440 + 540);
    const exempt = valueOf(await pool.decide(own, { ...late, hotfix: true }, true));
    expect(exempt.verdict).toEqual({ action: 'allow', decidedBy: [], exempt: true, approval: false });
    expect(valueOf(await pool.decide(own, { ...late, hotfix: true }, false)).verdict.action).toBe('defer');
  });

  test('that is put to a set which was not checked fails in words', async () => {
    const outcome = await pool.decide(setWith(rule('x')), plain, true);
    expect(failureIn(outcome)).toMatchObject({ kind: 'bad-argument' });
    expect(failureIn(outcome)).toHaveProperty('message', expect.stringContaining('own_rule'));
  });
});
