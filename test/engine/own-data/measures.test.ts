import { describe, expect, it } from 'vitest';
import { publishedClaims } from '../../../engine/claims/index.ts';
import { readLogFile } from '../../../engine/deployment-log/index.ts';
import {
  judgeLog,
  type LogMeasures,
  type LogQuantityName,
  logVerdicts,
  measureLog,
  recordsCsv,
  recordsJson,
  syntheticExample,
} from '../../../engine/own-data/index.ts';
import type { Estimate } from '../../../engine/simulator/measures/measures.ts';
import { csvOf, rolledBack, row } from '../deployment-log/log-text.ts';
import { studyOf } from '../study-of.ts';

const measured = (text: string): LogMeasures => measureLog(readLogFile(text));
const estimateOf = ({ quantities }: LogMeasures, name: LogQuantityName): Estimate => {
  const quantity = quantities[name];
  if (quantity?.kind !== 'known') return expect.fail(`${name}: ${quantity?.because}`);
  return quantity.estimate;
};
const reasonOf = ({ quantities }: LogMeasures, name: LogQuantityName): string => {
  const quantity = quantities[name];
  return quantity?.kind === 'unknown' ? quantity.because : expect.fail(`${name} is known`);
};

describe('a run of the study, written as a log and read again', () => {
  const study = studyOf(600);
  const reading = readLogFile(recordsCsv(syntheticExample(study)));
  const measures = measureLog(reading);

  it('is read without a complaint, and says in every id that it is synthetic', () => {
    expect(reading.problems.first).toEqual([]);
    expect(reading.log.rows).toBe(1200);
    for (const { id } of syntheticExample(study, 20)) expect(id).toMatch(/^synthetic-/);
  });

  it('measures what the study measured, to the last bit', () => {
    const { genops, traditional, cycleTimeReduction, canary } = study.measures;
    expect(estimateOf(measures, 'medianCycleGenops')).toEqual(genops.medianCycleMinutes);
    expect(estimateOf(measures, 'medianCycleTraditional')).toEqual(traditional.medianCycleMinutes);
    expect(estimateOf(measures, 'cycleTimeReduction')).toEqual(cycleTimeReduction);
    expect(estimateOf(measures, 'successGenops')).toEqual(genops.successRate);
    expect(estimateOf(measures, 'successTraditional')).toEqual(traditional.successRate);
    expect(estimateOf(measures, 'rollbackGenops')).toEqual(genops.rollbackRate);
    expect(estimateOf(measures, 'failureGenops')).toEqual(genops.failureRate);
    expect(estimateOf(measures, 'failureTraditional')).toEqual(traditional.failureRate);
    expect(estimateOf(measures, 'canaryCatch')).toEqual(canary.catchRates.caughtPerIssue);
  });

  it('tests what the study tested: p-values and effect size of arms of one size', () => {
    const { tests } = study.measures;
    for (const name of ['cycleTimeP', 'successP', 'cycleTimeEffect'] as const) {
      expect(estimateOf(measures, name).value).toBeCloseTo(tests[name].value, 12);
      expect(estimateOf(measures, name).upper).toBeCloseTo(tests[name].upper, 12);
    }
  });

  it('says with the effect size which cycle times the study’s is of, since theirs differ', () => {
    const why = (claim: string): string => logVerdicts(measures).get(claim)!.why;
    expect(why('effect-size')).toContain('Our result counts only the rollout');
    expect(why('significance-success')).toContain('(at most 0.0005: one-sided, half of the printed 0.001)');
  });

  it('has the study’s difference of success, with an interval that knows of no pairs', () => {
    const paired = study.measures.successDifference;
    const unpaired = estimateOf(measures, 'successDifference');
    expect(unpaired.value).toBeCloseTo(paired.value, 12);
    expect(unpaired.method).toBe('Newcombe, unpaired');
    expect(unpaired.lower).toBeLessThan(unpaired.value);
    expect(unpaired.upper).toBeGreaterThan(unpaired.value);
  });

  it('is the same as JSON', () => {
    expect(readLogFile(recordsJson(syntheticExample(study))).log).toEqual(reading.log);
  });
});

describe('what a log cannot tell', () => {
  it('is said: no status, no cycle time, no other arm, no stage', () => {
    const durations = measured('duration_minutes\n20\n30\n');
    expect(reasonOf(durations, 'successGenops')).toContain('no status');
    expect(estimateOf(durations, 'medianCycleGenops').value).toBe(25);
    const statuses = measured('status\nok\nrolled_back\n');
    expect(reasonOf(statuses, 'medianCycleGenops')).toContain('no cycle time');
    expect(reasonOf(statuses, 'successDifference')).toContain('no traditional arm');
    expect(reasonOf(statuses, 'canaryCatch')).toContain('at which stage');
    expect(estimateOf(statuses, 'successGenops')).toMatchObject({ value: 0.5, n: 2 });
  });

  it('is a violation of a policy, in any log', () => {
    expect(reasonOf(measured('status\nok\n'), 'violations')).toContain('no violation can be seen');
  });

  it('widens the catch rate’s interval to both cases, where some stages are missing', () => {
    const some = [
      ...Array.from({ length: 6 }, (_, i) => row(`c${i}`, rolledBack('5%'))),
      ...Array.from({ length: 4 }, (_, i) => row(`f${i}`, { 'outcome.status': 'FAILED' })),
    ];
    const known = estimateOf(measured(csvOf(some)), 'canaryCatch');
    const unsaid = Array.from({ length: 5 }, (_, i) => row(`u${i}`, rolledBack('')));
    const wide = estimateOf(measured(csvOf([...some, ...unsaid])), 'canaryCatch');
    expect(known.value).toBe(0.6);
    expect(wide.value).toBe(0.6);
    expect(wide.lower).toBeLessThan(known.lower);
    expect(wide.upper).toBeGreaterThan(known.upper);
    expect(wide.method).toContain('5 of unknown stage');
  });
});

describe('the verdicts on a log', () => {
  const genops = (n: number, of: number) =>
    Array.from({ length: of }, (_, i) =>
      row(`g${i}`, i < n ? {} : { 'outcome.status': 'FAILED', 'outcome.duration_minutes': 30 }),
    );

  it('are one a claim, in the order of the registry, and never by construction', () => {
    const study = studyOf(500);
    const verdicts = judgeLog(measured(recordsCsv(syntheticExample(study))));
    expect(verdicts.map(({ claim }) => claim)).toEqual(publishedClaims);
    expect(verdicts.filter(({ kind }) => kind === 'by-construction')).toEqual([]);
    const median = verdicts.find(({ claim }) => claim.id === 'cycle-time-genops')!;
    expect(median.claim.test.kind).toBe('calibrated');
    expect(['reproduced', 'undecided', 'not-reproduced']).toContain(median.kind);
  });

  it('hold an interval against the claim’s range', () => {
    const inside = logVerdicts(measured(csvOf(genops(9680, 10_000))));
    expect(inside.get('success-genops')?.kind).toBe('reproduced');
    const outside = logVerdicts(measured(csvOf(genops(900, 1000))));
    expect(outside.get('success-genops')?.kind).toBe('not-reproduced');
    const few = logVerdicts(measured(csvOf(genops(29, 30)))).get('success-genops')!;
    expect(few.kind).toBe('undecided');
    expect(few.deploymentsToDecide).toBeGreaterThan(30);
  });

  it('say why there is none', () => {
    const verdicts = logVerdicts(measured('status\nok\n'));
    expect(verdicts.get('success-improvement')).toMatchObject({
      kind: 'untestable',
      why: 'Your log has no traditional arm (column arm) to compare with.',
    });
    expect(verdicts.get('safety-violations')?.kind).toBe('untestable');
    expect(verdicts.get('study-size')?.why).toContain('Your log has 1 deployment of');
  });

  it('show a rate that has no range, and do not judge it', () => {
    const rows = [...genops(2, 2), row('t', { arm: 'traditional', ...rolledBack('100%') })];
    const verdict = logVerdicts(measured(csvOf(rows))).get('rollback-baseline')!;
    expect(verdict).toMatchObject({ kind: 'untestable', estimate: { value: 1, n: 1 } });
    expect(verdict.why).toContain('we do not judge it');
  });

  it('on a log without issues has nothing to count for the catch rate', () => {
    const rows = [row('a'), row('b', { 'outcome.canary_caught': false })];
    const verdict = logVerdicts(measured(csvOf(rows))).get('canary-catch')!;
    expect(verdict).toMatchObject({
      kind: 'undecided',
      why: 'Nothing to count in your data: no deployment was rolled back or failed.',
    });
  });

  it('say of each quantity without a value why it has none', () => {
    const arms = (minutes: { readonly genops: number; readonly traditional: number }, n = 4) =>
      (['genops', 'traditional'] as const).flatMap((arm) =>
        Array.from({ length: n }, (_, i) => row(`${i}`, { arm, 'outcome.duration_minutes': minutes[arm] })),
      );
    const whyOf = (rows: Parameters<typeof csvOf>[0], claim: string): string => {
      const { kind, why } = logVerdicts(measured(csvOf(rows))).get(claim)!;
      expect(kind).toBe('undecided');
      return why;
    };
    for (const after of [0, 5]) {
      expect(whyOf(arms({ genops: after, traditional: 0 }), 'cycle-time-improvement')).toBe(
        'The traditional median in your data is 0 minutes: nothing can be less.',
      );
    }
    expect(whyOf(arms({ genops: 5, traditional: 9 }), 'effect-size')).toContain('all alike within an arm');
    expect(whyOf(arms({ genops: 5, traditional: 9 }, 1), 'effect-size')).toContain('one cycle time only');
    const unsaid = [
      row('a', rolledBack('')),
      row('b', rolledBack('')),
      row('c', { 'outcome.canary_caught': false }),
    ];
    expect(whyOf(unsaid, 'canary-catch')).toBe('Of 2 rolled back in your data, none says at which stage.');
  });

  it('never speak of a run, whose arms are of one size and which ends at a million', () => {
    const close = logVerdicts(measured(csvOf(genops(9602, 10_000)))).get('success-genops')!;
    expect(close.why).toContain('a decision needs more deployments than a million');
    for (const verdict of judgeLog(measured(csvOf(genops(40, 41))))) {
      expect(verdict.why).not.toMatch(/\bOur\b|\brun (?:takes|would|can)|this run|no denominator/);
    }
  });

  it('count the deployments that would decide in the arms that the claim is about', () => {
    const own = genops(29, 30);
    const others = Array.from({ length: 300 }, (_, i) =>
      row(`${i}`, { arm: 'traditional', 'outcome.status': i < 267 ? 'SUCCESS' : 'FAILED' }),
    );
    const alone = logVerdicts(measured(csvOf(own))).get('success-genops')!;
    const both = logVerdicts(measured(csvOf([...own, ...others])));
    expect(alone.deploymentsToDecide).toBeGreaterThan(30);
    expect(both.get('success-genops')?.deploymentsToDecide).toBe(alone.deploymentsToDecide);
    expect(both.get('success-improvement')?.why).toContain('deployments of both arms together would decide');
  });
});
