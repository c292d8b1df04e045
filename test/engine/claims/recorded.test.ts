/** The committed record of replays: what is sampled of it must come out again, and its answers follow from it. */
import { describe, expect, it } from 'vitest';
import { recordedReading, replayRecord } from '../../../engine/claims/lenses/recorded.ts';
import { reportsRun } from '../../../engine/claims/published/reports-run.ts';
import { seedsStable } from '../../../engine/claims/published/seeds-stable.ts';
import { validation } from '../../../engine/claims/published/validation.ts';
import { validationImprovement } from '../../../engine/claims/published/validation-improvement.ts';
import { printedRun, sweepOf } from '../../../scripts/replay-record.ts';

describe('the record of replays', () => {
  it('has the default run as the code prints it', () => {
    const { deployments, seed, ...printed } = replayRecord.default;
    expect(printedRun(deployments, seed)).toMatchObject(printed);
    expect([deployments, seed, printed.successful, printed.success]).toEqual([500, 24, 485, '97.0%']);
  });

  it('names seeds that print the README’s latest figures together, and no neighbors of theirs do', () => {
    const { deployments, latest } = replayRecord.small;
    const prints = (seed: number): boolean => {
      const { success, improvement } = printedRun(deployments, seed);
      return success === validation.printed && improvement === validationImprovement.printed;
    };
    expect(latest.length).toBeGreaterThan(0);
    for (const seed of latest) {
      expect([seed - 1, seed, seed + 1].filter(prints)).toEqual([seed]);
    }
  });

  it('names seeds that print the reports page’s three figures together', () => {
    const { deployments, reports } = replayRecord.small;
    expect(reports.slice(0, 2)).toEqual([39, 63]);
    for (const seed of reports) {
      const { success, improvement, failure } = printedRun(deployments, seed);
      expect(`${success}, ${improvement}, ${failure}`).toBe(reportsRun.printed);
    }
  });

  it('has sweeps whose first seeds, run again, lie within what is recorded of all', () => {
    for (const sweep of replayRecord.sweeps) {
      const some = sweepOf(sweep.deployments, [1, 2, 3, 4, 5, 6, 7, 8]);
      expect(some.insideReplication).toBe(8);
      expect(some.leastImprovement >= sweep.leastImprovement).toBe(true);
      expect(some.mostImprovement <= sweep.mostImprovement).toBe(true);
      expect(some.latestImprovement).toEqual([]);
    }
  });
});

describe('claims about runs that no document names', () => {
  it('97.0% is by construction: the default run prints it exactly', () => {
    const reading = recordedReading(validation, 'latest-success');
    expect(reading.outcome).toBe('by-construction');
    expect(reading.why).toContain('485 of 500');
    expect(recordedReading({ ...validation, printed: '97.1%' }, 'latest-success').outcome).toBe(
      'not-reproduced',
    );
  });

  it('52.3% is undecided: no run of the usual sizes prints it, a few small ones do', () => {
    const { outcome, why } = recordedReading(validationImprovement, 'latest-improvement');
    expect(outcome).toBe('undecided');
    expect(why).toContain(
      'None of 400 seeds at 500 or 1,000 deployments prints 52.3%; their figures range from 53.8% to 56.2%.',
    );
    expect(why).toContain('of 2,000 seeds print it together with the success rate next to it');
    expect(why).toContain('186');
    expect(why).toContain('The README prints neither seed nor size');
  });

  it('the reports page’s run is by construction: its size is printed, and seeds print it', () => {
    const { outcome, why } = recordedReading(reportsRun, 'reports-run');
    expect(outcome).toBe('by-construction');
    expect(why).toContain('seeds 39, 63 and 9 others');
  });

  it('stability over seeds is by construction, with both ranges in the reason', () => {
    const { outcome, why, estimate } = recordedReading(seedsStable, 'seeds-stable');
    expect(outcome).toBe('by-construction');
    expect(why).toContain(
      'Of 400 seeds at 500 deployments, 400 lie inside the replication document’s range and 268 inside',
    );
    expect(estimate!.lower).toBeGreaterThan(0.94);
  });

  describe('in another record', () => {
    const { default: own, sweeps, small } = replayRecord;
    const [usual, larger] = sweeps;

    it('97.0% is not reproduced where the default run prints another rate, and says which', () =>
      expect(
        recordedReading(validation, 'latest-success', {
          ...replayRecord,
          default: { ...own, success: '96.0%' },
        }),
      ).toMatchObject({
        outcome: 'not-reproduced',
        why: 'The code’s default run (500 deployments, seed 24) prints 96.0%, not 97.0%.',
      }));

    it('52.3% is not reproduced where no run prints it, and undecided where any does', () => {
      const read = (found: readonly number[], latest: readonly number[]) =>
        recordedReading(validationImprovement, 'latest-improvement', {
          ...replayRecord,
          sweeps: [usual!, { ...larger!, latestImprovement: found }],
          small: { ...small, latest },
        });
      const figures = '52.3%; their figures range from 53.8% to 56.2%.';
      const searched = 'of 400 seeds at 500 or 1,000 deployments';
      expect(read([], [])).toMatchObject({
        outcome: 'not-reproduced',
        why: `None ${searched} prints ${figures}`,
      });
      expect(read([7], [])).toMatchObject({ outcome: 'undecided', why: `Some ${searched} print ${figures}` });
      expect(read([], [186]).why).toContain('success rate next to it (seed 186).');
      expect(read([], [64, 186]).why).toContain('(seeds 64 and 186)');
      expect(read([], [64, 186, 1749]).why).toContain('(seeds 64, 186 and 1749)');
      const one = { ...replayRecord, sweeps: [usual!] };
      expect(recordedReading(validationImprovement, 'latest-improvement', one).why).toContain(
        'of 400 seeds at 500 deployments prints 52.3%; their figures range from 53.8% to 56.2%.',
      );
      const words = { ...validationImprovement, value: null };
      expect(recordedReading(words, 'latest-improvement').estimate).toBeNull();
      expect(read([], []).estimate).toMatchObject({ value: 0.542, lower: 0.542, upper: 0.542, n: 500 });
    });

    it('the reports page’s run is not reproduced where no seed prints it', () =>
      expect(
        recordedReading(reportsRun, 'reports-run', { ...replayRecord, small: { ...small, reports: [] } }),
      ).toMatchObject({
        outcome: 'not-reproduced',
        estimate: null,
        why: `0 of 2,000 seeds of 100 deployments print ${reportsRun.printed} together.`,
      }));

    it('stability is not reproduced where one seed lies outside, and asks for the default size', () => {
      const read = (found: typeof sweeps) =>
        recordedReading(seedsStable, 'seeds-stable', { ...replayRecord, sweeps: found });
      expect(read([{ ...usual!, insideReplication: 399 }]).outcome).toBe('not-reproduced');
      expect(read([larger!, usual!])).toEqual(read(sweeps));
      expect(() => read([larger!])).toThrow('expected a sweep of the default size, got none');
    });
  });
});
