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
});
