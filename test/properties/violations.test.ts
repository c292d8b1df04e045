/** The checker of the log over settings from all over their ranges: the pipeline keeps its rules, and never for want of cases. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SettingChanges } from '../../engine/index.ts';
import { type FindingKind, logFindings } from '../../engine/log-checker/index.ts';
import { logOf } from '../engine/log-checker/log-of.ts';
import { forRuns } from '../for-all.ts';

const settings: fc.Arbitrary<SettingChanges> = fc.record({
  warmUpDays: fc.constantFrom(0, 7),
  serviceCount: fc.constantFrom(1, 3, 20),
  deploymentsPerDay: fc.constantFrom(1, 65, 2_000),
  badIntercept: fc.double({ min: -4, max: 1, noNaN: true }),
  errorLiftMedian: fc.constantFrom(0.02, 0.5),
  hotfixShare: fc.constantFrom(0, 0.3),
  migrationShare: fc.constantFrom(0, 0.06, 0.9),
  reviewerSpecificity: fc.constantFrom(0.5, 0.98),
  mendProbability: fc.constantFrom(0, 0.8),
  autonomy: fc.constantFrom('assisted' as const, 'governed' as const, 'learning' as const),
  reviewRule: fc.constantFrom('published-ceiling' as const, 'percentile' as const),
  fridayAction: fc.constantFrom('defer' as const, 'block' as const),
  budgetAction: fc.constantFrom('require-approval' as const, 'block' as const),
  hotfixesExempt: fc.boolean(),
  enableCanary: fc.boolean(),
  enableRiskScoring: fc.boolean(),
  serviceLock: fc.boolean(),
  inconclusive: fc.constantFrom('promote' as const, 'skip' as const, 'hold' as const, 'review' as const),
  verification: fc.boolean(),
  failureInjectionRate: fc.constantFrom(0, 0.3),
  judge: fc.constantFrom('always-valid' as const, 'fixed-thresholds' as const),
  control: fc.constantFrom('same-size' as const, 'rest-of-fleet' as const),
  alpha: fc.constantFrom(0.001, 0.05),
  margin: fc.constantFrom(1, 1.25, 2),
  minimumSample: fc.constantFrom(1, 100),
  toleratedErrorLift: fc.constantFrom(0.001, 0.01),
  trafficMultiple: fc.constantFrom(0.1, 1, 10),
  diurnalSwing: fc.constantFrom(0, 0.5, 1),
  bakeScale: fc.constantFrom(0.3015, 1),
  highRiskPlan: fc.boolean(),
  enableContextRag: fc.boolean(),
  similarityThreshold: fc.constantFrom(0, 0.5, 0.75, 0.95),
  neighbourCount: fc.constantFrom(1, 10, 30),
  recordsPerService: fc.constantFrom(1, 8, 256),
  priorFailures: fc.constantFrom(0, 1, 4),
  weightTimingRisk: fc.constantFrom(0, 0.1, 1),
  operationalFailuresGenops: fc.constantFrom(0, 0.2),
  unattributedEscapes: fc.constantFrom(0, 0.5),
  overheadMinutes: fc.constantFrom(0, 1.5, 60),
  reviewMedian: fc.constantFrom(0.1, 8),
});

it('a log of the pipeline breaks no rule, whatever the settings', () => {
  let acted = 0;
  forRuns(25, settings, fc.string({ minLength: 1, maxLength: 8 }), (changes, seed) => {
    const { log, rules } = logOf(60, changes, seed);
    expect(logFindings(log, rules)).toEqual([]);
    for (const event of log) {
      if (event.type === 'policies-evaluated')
        acted += event.details.decisions.filter(({ action }) => action !== 'allow').length;
    }
  });
  expect(acted).toBeGreaterThan(100);
});

it('a log of shadow breaks only the rules that the people who deliver were not asked to keep', () => {
  const conduct = new Set<FindingKind>([
    'friday-rollout',
    'overlapping-rollouts',
    'traffic-after-block',
    'traffic-despite-rule',
  ]);
  forRuns(10, settings, fc.string({ minLength: 1, maxLength: 8 }), (changes, seed) => {
    const { log, rules } = logOf(60, { ...changes, autonomy: 'shadow' }, seed);
    const others = logFindings(log, rules).filter(({ kind }) => !conduct.has(kind));
    expect(others).toEqual([]);
  });
});

it('any deployment taken out, with all numbers made good but its own, is missed, but for the last', () => {
  const { log, rules } = logOf(40);
  forRuns(39, fc.nat({ max: 38 }), (out) => {
    const without = log
      .filter(({ deployment }) => deployment !== out)
      .map((event, i) => ({ ...event, sequence: i }));
    expect(logFindings(without, rules).map(({ kind }) => kind)).toContain('deployment-gap');
  });
});

it('any one event taken out, with the numbers made good, is missed by some rule or record', () => {
  const { log, rules } = logOf(40, { autonomy: 'assisted', reviewRule: 'percentile' });
  forRuns(120, fc.nat({ max: log.length - 1 }), (place) => {
    const without = log.filter((_, i) => i !== place).map((event, i) => ({ ...event, sequence: i }));
    expect(logFindings(without, rules).length).toBeGreaterThan(0);
  });
});

it('any deployment taken out, with all numbers made good, is missed where later changes were told of others', () => {
  const { log, rules } = logOf(60, { warmUpDays: 0, serviceCount: 4, deploymentsPerDay: 20 });
  const told = (index: number): boolean =>
    log.some((event) => event.type === 'context-gathered' && event.details.neighbours.includes(index));
  let asked = 0;
  for (let out = 0; out < 59; out++) {
    const without = log
      .filter(({ deployment }) => deployment !== out)
      .map((event, sequence) => ({
        ...event,
        sequence,
        deployment: event.deployment > out ? event.deployment - 1 : event.deployment,
      }));
    // as the last of which later ones tell moves up, those cite a deployment that is another now
    if (!told(out + 1)) continue;
    asked += 1;
    expect(logFindings(without, rules), `without ${out}`).not.toEqual([]);
  }
  expect(asked).toBeGreaterThan(25);
});
