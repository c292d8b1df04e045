/** What each published check compares: read against the documents, line by line. */
import { expect, it } from 'vitest';
import { type PrintedFigure, publishedChecks } from '../../../../engine/claims/consistency/index.ts';

/** Id, kind of check, claims that it speaks of: what goes in → what it is compared with. */
const compared = `
  cycle-time-reduction (relative reduction; cycle-time-genops cycle-time-baseline cycle-time-improvement): median, traditional 52.8 min, median, GenOps 23.4 min → reduction 55.7%
  success-difference (difference; success-genops success-baseline success-improvement): success, GenOps 96.8%, success, traditional 89% → difference +7.8%
  success-difference-other-baseline (difference; success-genops success-baseline success-improvement): success, GenOps 96.8%, success, traditional 94.2% → difference +2.6%
  success-baseline-documents (same figure; success-baseline): success, traditional 94.2% → success, traditional 89%
  success-difference-documents (same figure; success-improvement): difference +2.6% → difference +7.8%
  rollback-baseline-documents (same figure; rollback-baseline): rolled back, traditional 8% → rolled back, traditional 4.1%
  outcomes-genops (total; success-genops rollback-genops failure-genops): success, GenOps 96.8%, rolled back 2.4%, failed 0.8% → 100%
  outcomes-baseline (total; success-baseline rollback-baseline failure-baseline): success, traditional 94.2%, rolled back, traditional 4.1%, failed, traditional 1.7% → 100%
  success-genops-study (GRIM; success-genops study-size): deployments of the study 15,847 → success rate 96.8%
  rollback-genops-study (GRIM; rollback-genops study-size): deployments of the study 15,847 → rollback rate 2.4%
  failure-genops-study (GRIM; failure-genops study-size): deployments of the study 15,847 → failure rate 0.8%
  canary-catch-study (GRIM; canary-catch): deployments of the study 15,847, rolled back 2.4%, failed 0.8% → canary catch rate 14.4%
  demo-total (total; demo-box): successful 484, rolled back 12, failed 4 → deployments 500
  demo-success (share of counts; success-genops demo-box): successful 484, deployments 500 → success rate 96.8%
  demo-rollback (share of counts; rollback-genops demo-box): rolled back 12, deployments 500 → rollback rate 2.4%
  demo-failure (share of counts; failure-genops demo-box): failed 4, deployments 500 → failure rate 0.8%
  demo-catch-of-rollbacks (GRIM; demo-box): rolled back 12 → canary catch rate 14.4%
  demo-catch-of-issues (GRIM; demo-box): rolled back 12, failed 4 → canary catch rate 14.4%
  demo-catch-of-deployments (GRIM; demo-box): deployments 500 → canary catch rate 14.4%
  demo-catch-part (part of a whole; demo-box): canary catch rate 14.4%, deployments 500 → rolled back 12
  significance-500 (p-value; significance-500): success, GenOps 96.8%, success, traditional 94.2%, deployments per arm 500 → p-value p < 0.001
  interval-500 (interval; ci-500): success, GenOps 96.8%, deployments per arm 500 → lower end 94.8%, upper end 98.3%
  significance-study (p-value; significance-study significance-success): success, GenOps 96.8%, success, traditional 94.2%, deployments of the study 15,847 → p-value p < 0.001
  power-study (power; power): success, GenOps 96.8%, success, traditional 94.2%, deployments of the study 15,847 → power > .99
  rollback-change (relative change; rollback-change): traditional 4.1%, GenOps 2.4% → relative change −41.5%
  failure-change (relative change; failure-change): traditional 1.7%, GenOps 0.8% → relative change −52.9%
  catch-product (product; catch-parameter): rollback rate 0.024, catch parameter 0.60 → canary catch rate 14.4%
  catch-parameter-code (same figure; catch-parameter): catch parameter 0.85 → catch parameter 0.60
  catch-parameter-docstring (same figure; catch-parameter): catch parameter 0.85 → catch parameter 0.144
  effect-size (same figure; effect-size): Cohen’s d 1.92 → Cohen’s d 1.8
  sample-success (share of counts; sample-summary): success, count 46, records 50 → success 92%
  sample-rolled-back (share of counts; sample-summary): rolled back, count 3, records 50 → rolled back 6%
  sample-failed (share of counts; sample-summary): failed, count 1, records 50 → failed 2%
  sample-canary-catch (share of counts; sample-summary): canary catch, count 3, rolled back 3 → canary catch 100%
  sample-tiers-total (total; sample-summary): tier CRITICAL 7, tier HIGH 11, tier MEDIUM 22, tier LOW 10 → records 50
  sample-median-records (recount; sample-summary): median 21.1 → median 21.55
  sample-mean-records (recount; sample-summary): mean 21.15 → mean 21.24
  sample-standard-deviation-records (recount; sample-summary): standard deviation 4.64 → standard deviation 4.82
  sample-tier-critical-records (recount; sample-summary): tier CRITICAL 6 → tier CRITICAL 7
  sample-tier-high-records (recount; sample-summary): tier HIGH 11 → tier HIGH 11
  sample-tier-medium-records (recount; sample-summary): tier MEDIUM 21 → tier MEDIUM 22
  sample-tier-low-records (recount; sample-summary): tier LOW 12 → tier LOW 10
`;

it('each check compares the figures that it names, and speaks of the claims that these decide', () => {
  const figures = (all: readonly PrintedFigure[]): string =>
    all.map(({ label, printed }) => `${label} ${printed}`).join(', ') || '100%';
  const lines = publishedChecks().map(
    ({ id, kind, claims, inputs, printed }) =>
      `${id} (${kind}; ${claims.join(' ')}): ${figures(inputs)} → ${figures(printed)}`,
  );
  expect(lines).toEqual(
    compared
      .trim()
      .split('\n')
      .map((line) => line.trim()),
  );
});

it('a deviation is recounted with either divisor, other figures as they are', () => {
  const why = (id: string) => publishedChecks().find((check) => check.id === `sample-${id}-records`)!.why;
  expect(why('standard-deviation')).toMatch(/^With the divisor n or n − 1, 4\.64 can be/);
  expect(why('mean')).toBe('The records give 21.15; the printed 21.24 does not agree.');
  expect(why('tier-low')).toBe('The records give 12; the printed 10 does not agree.');
});
