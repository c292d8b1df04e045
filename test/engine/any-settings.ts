/** Settings drawn from all over their ranges, and seeds. */
import * as fc from 'fast-check';
import type { SettingChanges } from '../../engine/index.ts';

const ratio = fc.double({ min: 0, max: 1, noNaN: true });

export const anySettings: fc.Arbitrary<SettingChanges> = fc.record({
  warmUpDays: fc.constantFrom(0, 7),
  serviceCount: fc.constantFrom(1, 3, 20),
  deploymentsPerDay: fc.constantFrom(1, 65, 500), // the warm-up has as many a day
  workingHoursShare: ratio,
  weeknightShare: ratio,
  reviewersPerOrganisation: fc.constantFrom(1, 3),
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
  bakeScale: fc.constantFrom(0.3015, 1, 3),
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

export const anySeed = fc.string({ minLength: 1, maxLength: 8 });
