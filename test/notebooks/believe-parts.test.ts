/** Parts of the page of assumptions, each on draws of its own. */
import { expect, test } from 'vitest';
import { loadSha256 } from '../../engine/audit-log/index.ts';
import { type BeliefDraws, beliefSubject, pointsOf } from '../../engine/belief/belief.ts';
import { readFields } from '../../notebooks/authoring/address-form.ts';
import { choiceOf, fields, partsIn, readLimits } from '../../notebooks/believe/choice.ts';
import type { Committed } from '../../notebooks/believe/draws.ts';
import { csvOf, jsonOf } from '../../notebooks/believe/export.ts';
import { frontierOf } from '../../notebooks/believe/frontier.ts';
import { tornadoFigure } from '../../notebooks/believe/influence.ts';
import { mapOf } from '../../notebooks/believe/map.ts';
import { relationOf } from '../../notebooks/believe/pairs.ts';
import { COUNT, draws, plan } from './belief-draws.ts';

const readChoice = (view: string) => {
  const parts = partsIn(`view=${view}`);
  return choiceOf(readFields(fields, `view=${parts.form}`).values, readLimits(parts.limits).limits);
};

const sha256 = await loadSha256();
const filesOf = (own: BeliefDraws): Committed => ({
  draws: own,
  subject: beliefSubject(plan, COUNT, 'an engine', sha256),
  confirmed: null,
  morris: null,
  sobol: null,
});

test('exports hold each counted draw with its seed, and can be read again', () => {
  const map = mapOf(readChoice('*judge_always-valid'), filesOf(draws));
  const { counted } = map.acceptance;
  const [head, ...lines] = csvOf(map).trimEnd().split('\r\n');
  expect(lines.length).toBe(counted);
  expect(counted).toBeLessThan(COUNT);
  const columns = head!.split(',');
  for (const line of lines.slice(0, 5)) {
    const cells = line.split(',');
    expect(cells.length).toBe(columns.length);
    const named = (name: string) => cells[columns.indexOf(name)];
    expect([named('seed'), named('deployments')]).toEqual([`belief-${cells[0]}`, '2000']);
    expect(cells[columns.indexOf('judge')]).toBe('always-valid');
  }
  const file = JSON.parse(jsonOf(map)) as { draws: { seed: string }[]; within: object; outside: number };
  expect(file.draws.length).toBe(counted);
  expect(file.within).toEqual({ judge: { option: 'always-valid' } });
  expect(file.outside).toBe(COUNT - counted);
});

test('inputs are ranked by where the median lies at their ends', () => {
  const k = plan.priors.findIndex(({ key }) => key === 'reviewerSensitivity');
  const points = pointsOf(plan);
  const success = Float64Array.from({ length: COUNT }, (_, i) => 1000 + 800 * points.at(i)[k]!);
  const own = { ...draws, data: { ...draws.data, successGenops: success } };
  const shown = tornadoFigure(mapOf(readChoice(''), filesOf(own)), { width: 800 });
  expect(shown.querySelector('.figure__title')!.textContent).toMatch(
    /^Success, GenOps: “Reviewers reject a bad change” moves its median most, between 5[23]\.\d% and 8[78]\.\d%\.$/,
  );
});

test('pairs are never together only where chance would have given some', () => {
  const of = (count: number, ifIndependent: number) => ({
    ifIndependent,
    both: {
      count,
      of: 1000,
      share: count / 1000,
      lower: Math.max(0, count - 5) / 1000,
      upper: (count + 5) / 1000,
    },
  });
  expect(relationOf(of(0, 12))).toBe('never');
  expect(relationOf(of(0, 2))).toBe('open');
  expect(relationOf(of(3, 20))).toBe('less');
  expect(relationOf(of(40, 20))).toBe('more');
});

test('the frontier keeps what no other setting beats in both', () => {
  const dots = [
    { time: 10, success: 0.8 },
    { time: 12, success: 0.7 },
    { time: 10, success: 0.75 },
    { time: 30, success: 0.95 },
    { time: 40, success: 0.95 },
  ];
  expect(frontierOf(dots)).toEqual([dots[0], dots[3]]);
});
