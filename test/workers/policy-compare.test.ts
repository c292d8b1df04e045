/** Two sets of policies over whole studies, in workers. */
import { afterAll, describe, expect, test } from 'vitest';
import type { PolicyRule, PolicySet } from '../../engine/policy-language/index.ts';
import { namedStream } from '../../engine/random/streams.ts';
import { quantile } from '../../engine/statistics/summaries.ts';
import type { Comparison } from '../../workers/policies/comparison.ts';
import { medianEffect } from '../../workers/policies/tally.ts';
import { StudyPool } from '../../workers/study/pool.ts';
import { finish } from '../engine/study-of.ts';
import { failureIn, valueOf } from './fake-pool.ts';
import { closeAll, configOf, kept, own, poolOf, rule, setWith } from './policy-pools.ts';

const pool = poolOf({ size: 1 });
afterAll(closeAll);

const sum = (moves: Comparison['whenJudged'] | Comparison['atRollout']): number =>
  moves.reduce((all, { count }) => all + count, 0);
async function allowedBy(
  expression: string,
  deployments: number,
  action: PolicyRule['action'] = 'warn',
): Promise<Comparison> {
  return valueOf(await pool.compare(configOf(deployments), setWith(rule(expression, { action }))));
}

describe('a comparison', () => {
  test("of the study's own set with itself finds no difference, and the study's own numbers", async () => {
    const config = configOf(800);
    const study = kept(new StudyPool({ size: 1 }));
    const { measures, ledger } = valueOf(await study.run(config));
    const same = valueOf(await pool.compare(config, own));
    expect(same).toMatchObject({ otherwise: 0, otherwiseOnSameFacts: 0, whenJudged: [], atRollout: [] });
    expect(same.examples).toEqual([]);
    expect(same.cyclesMoved).toBe(0);
    expect(same.after).toEqual(same.before);
    const { completed, rolledBack, blocked, escaped, reviewed } = measures.genops;
    expect(same.before).toMatchObject({ completed, rolledBack, blocked, escaped, reviews: reviewed });
    expect(same.before.spoke.map(({ rule: policy, count }) => ({ policy, count }))).toEqual(
      measures.governance.policyHits.map(({ policy, count }) => ({ policy, count })),
    );
    expect(same.before.medianCycleMinutes).toBe(quantile(ledger.genops.cycleMinutes, 0.5));
    expect(same.medianCycle).toMatchObject({ value: 0, lower: 0, upper: 0 });
    expect(same.completed.value).toBe(0);
    expect(same.completed.lower).toBeLessThan(0); // nobody moved among 800 is no proof that nobody ever would
    expect(same.failures).toEqual({ changes: 0, rules: [] });
  });

  test('counts every change that is decided otherwise, and its effects are the differences of the counts', async () => {
    const config = configOf(1_200);
    const held = valueOf(await pool.compare(config, setWith(rule('service.tier == "critical"'))));
    expect(held.otherwise).toBeGreaterThan(100);
    expect(held.whenJudged.every(({ to }) => to === 'block')).toBe(true);
    expect(sum(held.whenJudged)).toBe(held.otherwise);
    expect(held.atRollout).toEqual([]); // what is blocked when it is judged has no rollout
    expect(held.otherwiseOnSameFacts).toBe(held.otherwise);
    expect(held.examples).toHaveLength(100);
    for (const { service, after, before } of held.examples) {
      expect(service).toMatch(/^critical/);
      expect(after).toMatchObject({ action: 'block', decidedBy: ['own_rule'] });
      expect(before.action).not.toBe('block');
    }
    for (const key of ['completed', 'rolledBack', 'blocked', 'escaped'] as const) {
      expect(held[key].value).toBeCloseTo((held.after[key] - held.before[key]) / 1_200, 12);
      expect(held[key].lower).toBeLessThanOrEqual(held[key].value);
      expect(held[key].upper).toBeGreaterThanOrEqual(held[key].value);
    }
    expect(held.blocked.lower).toBeGreaterThan(0);
    expect(held.after.reviews).toBeLessThanOrEqual(held.before.reviews);
  });

  test('of a set that wants an approval for everything loads the reviewers and lengthens the cycle', async () => {
    const all = setWith(rule('true', { action: 'require-approval' }));
    const compared = valueOf(await pool.compare(configOf(600, { hotfixesExempt: false }), all));
    expect(compared.after.reviews).toBe(600);
    expect(compared.medianCycle.lower).toBeGreaterThan(5);
    expect(compared.escaped.upper).toBeLessThan(0); // people mend some of what the canary would have let through
  });

  test('counts the changes on which a rule could not be decided, however often it was asked of them', async () => {
    const asked = (await allowedBy('change.lines == change.files', 500)).after.spoke.at(-1)!.count;
    expect(asked).toBeGreaterThan(5);
    const divides = '1 / (change.lines - change.files) > 2000000';
    const once = await allowedBy(divides, 500);
    expect(once.failures).toEqual({
      changes: asked,
      rules: [{ rule: 'own_rule', changes: asked, first: expect.stringContaining('zero') }],
    });
    // a rule that reads the clock and defers is asked again at every opening
    const often = await allowedBy(`${divides} || clock.hour > 30`, 500, 'defer');
    expect(often.failures.changes).toBe(asked);
  });

  test('counts a change on which two rules could not be decided once, and for both', async () => {
    const failing = setWith(
      rule('1 / 0 > 1', { action: 'warn' }),
      rule('1 % 0 > 1', { id: 'another', action: 'warn' }),
    );
    const { failures } = valueOf(await pool.compare(configOf(200, { hotfixShare: 0 }), failing));
    expect(failures.changes).toBe(200);
    expect(failures.rules.map(({ rule: id, changes }) => [id, changes])).toEqual([
      ['own_rule', 200],
      ['another', 200],
    ]);
  });

  test('of rules that read the clock counts the rollouts that they treat otherwise', async () => {
    const earlier = (hour: number): PolicySet => ({
      rules: own.rules.map((known) =>
        known.id === 'no_friday_deployments'
          ? { ...known, expression: `clock.weekday == "Friday" && clock.hour >= ${hour}` }
          : known,
      ),
    });
    const config = configOf(800, { autonomy: 'assisted', reviewRule: 'percentile' });
    const compared = valueOf(await pool.compare(config, earlier(9)));
    const { otherwise, whenJudged, atRollout, before, after } = compared;
    const between = (from: string, to: string): number =>
      atRollout.find((move) => move.from === from && move.to === to)?.count ?? 0;
    expect(between('at once', 'deferred')).toBeGreaterThan(sum(whenJudged) / 2);
    expect(between('at once', 'deferred') - between('deferred', 'at once')).toBe(
      after.deferred - before.deferred,
    );
    expect(otherwise).toBeGreaterThan(Math.max(sum(whenJudged), sum(atRollout)));
    expect(otherwise).toBeLessThan(sum(whenJudged) + sum(atRollout)); // some at both
    expect(compared.otherwiseOnSameFacts).toBeGreaterThan(0.9 * otherwise);
    const only = compared.examples.filter(({ before: was, after: is }) => was.action === is.action);
    expect(only.length).toBeGreaterThan(0);
    expect(only.every(({ before: was, after: is }) => was.rollout !== is.rollout)).toBe(true);
    expect(only.some(({ after: { heldBy } }) => heldBy.includes('no_friday_deployments'))).toBe(true);
  });

  test('of a rule that stops rollouts on some days tells them from those that are deferred', async () => {
    const stopping = setWith(rule('clock.weekday == "Monday" && clock.hour >= 9'));
    const config = configOf(800, { autonomy: 'assisted', reviewRule: 'percentile' });
    const { atRollout, after, whenJudged } = valueOf(await pool.compare(config, stopping));
    expect(after.stopped).toBeGreaterThan(0);
    expect(atRollout.filter(({ to }) => to === 'blocked')).not.toEqual([]);
    const judged = whenJudged.filter(({ to }) => to === 'block');
    expect(after.blocked).toBeGreaterThanOrEqual(sum(judged) + after.stopped);
  });

  test('in shadow asks the rules, and finds that nobody is bound by them', async () => {
    const compared = valueOf(
      await pool.compare(configOf(300, { autonomy: 'shadow' }), setWith(rule('change.lines > 300'))),
    );
    expect(sum(compared.whenJudged)).toBeGreaterThan(10);
    expect(compared.atRollout).toEqual([]);
    expect(compared.cyclesMoved).toBe(0);
    expect(compared.after).toMatchObject({ completed: compared.before.completed, stopped: 0, deferred: 0 });
  });

  test('gives the same bits again, from any worker', async () => {
    const set = setWith(
      rule('change.lines > 300', { action: 'defer' }),
      rule('clock.hour < 10', { id: 'b', action: 'defer' }),
    );
    const [a, b] = await Promise.all(
      [pool, poolOf({ size: 1 })].map((each) => each.compare(configOf(300), set)),
    );
    expect(valueOf(a!)).toEqual(valueOf(b!));
  });

  test('of a large study reports progress, and can be called off', async () => {
    const heard: number[] = [];
    const aborter = new AbortController();
    const off = pool.compare(configOf(50_000), own, {
      signal: aborter.signal,
      onProgress: ({ done, total }) => {
        expect(total).toBe(50_000);
        if (heard.push(done) === 3) aborter.abort();
      },
    });
    expect(failureIn(await off)).toEqual({ kind: 'cancelled' });
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    expect(heard.length).toBeGreaterThan(2);
    expect(valueOf(await pool.check(own))).toEqual({ kind: 'good' });
  });
});

describe('the effect on the median', () => {
  test('is that of a bootstrap which sorts each resample', () => {
    const before = Float64Array.from({ length: 60 }, (_, i) => (i * 37) % 61);
    const after = before.map((value, i) => value + (i % 3 === 0 ? 8 : -1));
    const effect = finish(medianEffect(before, after, 'a seed'));
    const uniform = namedStream('a seed', 'bootstrap/policies/median-cycle');
    const differences = Array.from({ length: 1_000 }, () => {
      const drawn = Array.from(before, () => Math.floor(uniform() * before.length));
      const median = (of: Float64Array): number =>
        quantile(
          drawn.map((i) => of[i]!),
          0.5,
        );
      return median(after) - median(before);
    });
    const tail = (1 - 0.95) / 2;
    expect(effect.lower).toBe(quantile(differences, tail));
    expect(effect.upper).toBe(quantile(differences, 1 - tail));
    expect(effect.value).toBe(quantile(after, 0.5) - quantile(before, 0.5));
  });

  test('of one change, or of none, has no width', () => {
    expect(finish(medianEffect(Float64Array.of(3), Float64Array.of(5), 's'))).toMatchObject({
      value: 2,
      lower: 2,
      upper: 2,
    });
  });
});
