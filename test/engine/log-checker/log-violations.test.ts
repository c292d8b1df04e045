/** The checker of the log: clean on what the pipeline did, and proven able to find each fault by its name. */
import { describe, expect, it } from 'vitest';
import { encodeEvent, treeOf } from '../../../engine/audit-log/index.ts';
import type { SettingChanges } from '../../../engine/index.ts';
import type { SeededFault } from '../../../engine/log-checker/fault.ts';
import {
  type FindingKind,
  findingWords,
  headFindingSteps,
  logFindings,
  violationsOf,
} from '../../../engine/log-checker/index.ts';
import { seededFaults } from '../../../engine/log-checker/seeded-faults.ts';
import { auditedDeployment } from '../../../engine/pipeline/index.ts';
import { finish } from '../study-of.ts';
import { type LoggedRun, logOf, ofOneField } from './log-of.ts';

const N = 300;
/** Reviews and rejections enough for every fault to find a deployment. */
const reviewed: SettingChanges = { autonomy: 'assisted', reviewRule: 'percentile', reviewerSpecificity: 0.8 };

describe('a run of the pipeline is clean', () => {
  const sets: readonly (readonly [string, SettingChanges])[] = [
    ['the defaults', {}],
    ['a budget that blocks', { budgetAction: 'block', badIntercept: 0, errorLiftMedian: 0.5 }],
    ['a Friday that blocks', { fridayAction: 'block' }],
    ['hotfixes held', { hotfixesExempt: false, hotfixShare: 0.3, migrationShare: 0.4 }],
    ['learning autonomy', { autonomy: 'learning' }],
    ['assisted autonomy', { autonomy: 'assisted' }],
    ['many reviews', reviewed],
    ['no scoring', { enableRiskScoring: false }],
    ['no canary', { enableCanary: false }],
    ['no context', { enableContextRag: false }],
    ['seven stages at high risk', { highRiskPlan: true, weightServiceTier: 1, weightServiceHealth: 0 }],
    ['weights of other sizes', { weightTimingRisk: 0.9 }],
    ['a review where no stage could see', { inconclusive: 'review', trafficMultiple: 0.1 }],
    ['no lock', { serviceLock: false, serviceCount: 2 }],
    [
      'everything at once',
      { budgetAction: 'block', fridayAction: 'block', hotfixesExempt: false, errorLiftMedian: 0.5 },
    ],
  ];

  it.each(sets)('with %s', (_, changes) => {
    const { log, rules } = logOf(N, changes);
    expect(logFindings(log, rules)).toEqual([]);
  });

  it('with rules that have to act', () => {
    const acted = (name: string, policy: string, action: string): number =>
      logOf(N, new Map(sets).get(name)).log.filter(
        (event) =>
          event.type === 'policies-evaluated' &&
          event.details.decisions.some((each) => each.policy === policy && each.action === action),
      ).length;
    expect(acted('a budget that blocks', 'error_budget_protection', 'block')).toBeGreaterThan(3);
    expect(acted('a Friday that blocks', 'no_friday_deployments', 'block')).toBeGreaterThan(0);
    expect(acted('hotfixes held', 'db_migration_review', 'require-approval')).toBeGreaterThan(20);
  });

  it('over weeks, with most rules put to the test by the defaults', () => {
    const { log, rules } = logOf(2_500);
    expect(logFindings(log, rules)).toEqual([]);
    const acted = new Set(
      log.flatMap((event) =>
        event.type === 'policies-evaluated'
          ? event.details.decisions.filter(({ action }) => action !== 'allow').map(({ policy }) => policy)
          : [],
      ),
    );
    expect(acted).toContain('no_friday_deployments');
    expect(acted).toContain('db_migration_review');
    expect(acted).toContain('large_change_caution');
  });

  it('but not under rules that it was not run with', () => {
    const { log, rules } = logOf(N, { badIntercept: 0, errorLiftMedian: 0.5 });
    const blocking = { ...rules, actions: { ...rules.actions, error_budget_protection: 'block' as const } };
    const kinds = new Set(logFindings(log, blocking).map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(['decision-against-rule', 'traffic-despite-rule']);
  });
});

describe('a run that breaks the rules', () => {
  it('without governance every decision lacks its policies, and some changes move that may not', () => {
    const off = { enableGovernance: false, badIntercept: 0, errorLiftMedian: 0.5, migrationShare: 0.5 };
    const { log, rules } = logOf(N, off);
    const findings = logFindings(log, rules);
    expect(findings.filter(({ kind }) => kind === 'other-policy-set').length).toBe(N);
    const kinds = new Set(findings.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual([
      'critical-without-approval',
      'friday-rollout',
      'migration-without-approval',
      'other-policy-set',
      'overlapping-rollouts',
      'spent-budget-without-approval',
    ]);
  });

  it('in shadow the people who deliver ask no policy', () => {
    const { log, rules } = logOf(N, { autonomy: 'shadow' });
    const kinds = new Set(logFindings(log, rules).map(({ kind }) => kind));
    expect(kinds).toContain('friday-rollout');
    expect(kinds).not.toContain('critical-without-approval');
  });
});

describe('each seeded fault is found by its name', () => {
  const settled = logOf(N, reviewed);
  /** All that its changes are told of is in the log. */
  const young = logOf(N, { warmUpDays: 0, serviceCount: 3, deploymentsPerDay: 20, badIntercept: -1 });
  const fitting = (fault: SeededFault): LoggedRun =>
    fault.fits(settled.log, settled.rules) ? settled : young;

  it.each(seededFaults.map((fault) => [fault.name, fault] as const))(
    '%s, and nothing in another deployment',
    (_, fault) => {
      const { log, rules } = fitting(fault);
      expect(fault.fits(log, rules)).toBe(true);
      const findings = logFindings(fault.seed(log), rules);
      expect(findings.map(({ kind }) => kind)).toContain(fault.finds);
      expect(new Set(findings.flatMap(({ deployment }) => deployment ?? [])).size).toBe(1);
    },
  );

  it('every kind of finding has a fault, but for those of a single field, of a head, or of another rule', () => {
    const seeded = new Set<FindingKind>(seededFaults.map(({ finds }) => finds));
    const rest = (Object.keys(findingWords) as FindingKind[]).filter((kind) => !seeded.has(kind));
    expect(rest.filter((kind) => !ofOneField.includes(kind)).toSorted()).toEqual([
      'blind-without-approval',
      'broken-root',
      'friday-without-approval',
      'large-change-without-approval',
      'other-run',
      'traffic-despite-rule',
      'wrong-deployments',
      'wrong-size',
    ]);
  });

  it('a fault that finds no deployment says so', () => {
    expect(seededFaults.every((fault) => !fault.fits([], settled.rules))).toBe(true);
    expect(() => seededFaults[0]!.seed([])).toThrow(/expected a log with a deployment that it fits/);
  });
});

describe('rules that an organisation may set otherwise', () => {
  it('a reviewed change with a spent budget moves under a budget that blocks: a violation all the same', () => {
    const { log, rules } = logOf(N, { badIntercept: 0, errorLiftMedian: 0.5 });
    const blocking = { ...rules, actions: { ...rules.actions, error_budget_protection: 'block' as const } };
    const reviewedOnes = new Set(
      log.flatMap(({ type, deployment }) => (type === 'approved' ? [deployment] : [])),
    );
    const found = logFindings(log, blocking).filter(({ kind }) => kind === 'traffic-despite-rule');
    expect(found.some(({ deployment }) => reviewedOnes.has(deployment!))).toBe(true);
  });

  it('a Friday that needs an approval, and large changes that do, are held to it', () => {
    const { log, rules } = logOf(N, { serviceCount: 5 });
    const asking = {
      ...rules,
      actions: {
        no_friday_deployments: 'require-approval',
        large_change_caution: 'require-approval',
      } as const,
    };
    const kinds = logFindings(log, asking).map(({ kind }) => kind);
    expect(kinds).toContain('friday-without-approval');
    expect(kinds).toContain('large-change-without-approval');
  });

  it('a rule whose condition only the log knows is held to what it decided', () => {
    const { log, rules } = logOf(60);
    const decision = { policy: 'ours', action: 'require-approval', explicit: true, reason: 'ours' } as const;
    const asked = log.map((event) =>
      event.type === 'policies-evaluated'
        ? { ...event, details: { ...event.details, decisions: [...event.details.decisions, decision] } }
        : event,
    );
    const ours = { ...rules, actions: { ...rules.actions, ours: 'require-approval' as const } };
    const found = logFindings(asked, ours).filter(({ kind }) => kind === 'approval-skipped');
    expect(found.length).toBeGreaterThan(40);
    expect(found[0]!.what).toBe('ours');
    expect(logFindings(log, ours)[0]!.kind).toBe('decision-missing');
  });
});

it('a change may be blocked at the gate, where the lock leaves it to a Friday that blocks', () => {
  const { log, rules } = logOf(600, { fridayAction: 'block', serviceCount: 2, deploymentsPerDay: 100 });
  expect(logFindings(log, rules)).toEqual([]);
  const atGate = log.filter(
    (event, place) =>
      event.type === 'blocked' &&
      event.details.by === 'policy' &&
      log
        .slice(0, place)
        .some(
          (asked) =>
            asked.deployment === event.deployment &&
            asked.type === 'policies-evaluated' &&
            asked.details.decisions.every(({ action }) => action !== 'block'),
        ),
  );
  expect(atGate.length).toBeGreaterThan(0);
});

it('the head tells a log that is shorter, and one that hashes to another root', () => {
  const { log } = logOf(30);
  const head = { size: log.length, root: treeOf(log.map(encodeEvent)).root() };
  const kindsIn = (events: typeof log) => finish(headFindingSteps(events, head)).map(({ kind }) => kind);
  expect(kindsIn(log)).toEqual([]);
  expect(kindsIn(log.slice(0, -1))).toEqual(['wrong-size', 'broken-root']);
  const changed = log.map((event, place) => (place === 3 ? { ...event, minute: event.minute + 1 } : event));
  expect(kindsIn(changed)).toEqual(['broken-root']);
});

describe('the leaf’s checker and the log’s agree on what both can see', () => {
  const runs: readonly (readonly [string, SettingChanges])[] = [
    ['the defaults', {}],
    [
      'no governance',
      { enableGovernance: false, badIntercept: 0, errorLiftMedian: 0.5, migrationShare: 0.5 },
    ],
    [
      'no governance, blocking rules',
      {
        enableGovernance: false,
        budgetAction: 'block',
        fridayAction: 'block',
        badIntercept: 0,
        errorLiftMedian: 0.5,
      },
    ],
    ['shadow autonomy', { autonomy: 'shadow', badIntercept: 0, errorLiftMedian: 0.5 }],
    [
      'shadow autonomy, blocking rules',
      { autonomy: 'shadow', budgetAction: 'block', fridayAction: 'block', errorLiftMedian: 0.5 },
    ],
  ];
  const seenByLeaf = new Set<FindingKind>([
    'traffic-after-block',
    'traffic-after-rejection',
    'critical-without-approval',
    'migration-without-approval',
    'spent-budget-without-approval',
    'large-change-without-approval',
    'friday-without-approval',
    'friday-rollout',
    'traffic-despite-rule',
  ]);

  it.each(runs)('with %s', (_, changes) => {
    const { log, rules, deliveries } = logOf(N, changes);
    const byLeaf = deliveries.flatMap(({ leaf }) =>
      violationsOf(auditedDeployment(leaf), rules).map(({ index, kind }) => `${index} ${kind}`),
    );
    const byLog = logFindings(log, rules)
      .filter(({ kind }) => seenByLeaf.has(kind))
      .map(({ deployment, kind }) => `${deployment} ${kind}`);
    expect(byLog.toSorted()).toEqual(byLeaf.toSorted());
    if (changes.enableGovernance === false || changes.autonomy === 'shadow')
      expect(byLeaf.length).toBeGreaterThan(2);
  });
});
