/** The checker of the log over settings from all over their ranges: the pipeline keeps its rules, and never for want of cases. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type FindingKind, logFindings } from '../../engine/log-checker/index.ts';
import { anySeed, anySettings } from '../engine/any-settings.ts';
import { logOf } from '../engine/log-checker/log-of.ts';
import { forRuns } from '../for-all.ts';

it('a log of the pipeline breaks no rule, whatever the settings', () => {
  let acted = 0;
  forRuns(25, anySettings, anySeed, (changes, seed) => {
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
  forRuns(10, anySettings, anySeed, (changes, seed) => {
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

it('any deployment taken out, with all numbers made good, is missed where later changes had heard of others', () => {
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
