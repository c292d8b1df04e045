/** What the later beats show of the committed run is what the run, the draws and the checks say. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { beliefPlan, drawsOf } from '../../engine/belief/belief.ts';
import { committedSummary } from '../../engine/belief/in-range.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { readTable } from '../../engine/shards/table.ts';
import { oneDeployment } from '../../talk/beats/06-one-deployment.ts';
import { canary } from '../../talk/beats/07-canary.ts';
import { attack } from '../../talk/beats/08-attack.ts';
import { whatIsTrue } from '../../talk/beats/09-true.ts';
import type { Attack } from '../../talk/data/attack.ts';
import type { Canary } from '../../talk/data/canary.ts';
import { committedTalk } from '../../talk/data/committed.ts';
import { committedDraws, drawsOnStage } from '../../talk/data/draws.ts';
import { sha256 } from '../engine/study-of.ts';

const { facts } = committedTalk;

test('of one bad change the speaker can say who shipped it when, and who fixed it', () => {
  expect(oneDeployment.title(facts['one-deployment'])).toMatch(
    /^One bad change: GenOps ships it in \d+(\.\d)?\smin; a reviewer has it fixed in \d+\sh(\s\d+\smin)?\.$/,
  );
  const { stopped } = facts['one-deployment'] as { stopped: Record<string, number> };
  const { all, ...parts } = stopped;
  expect(Object.values(parts).reduce((sum, each) => sum + each, 0)).toBe(all);
});

describe('the canary', () => {
  const shown = facts['canary'] as Canary;

  test('finds the printed share possible over all deployments only', () => {
    expect(shown.ladders.map(({ n, k }) => [n, k])).toEqual([
      [12, null],
      [16, null],
      [500, 72],
    ]);
    expect(canary.title(shown)).toMatch(/no share of 12 or 16\. /);
  });

  test('gives every bad change of the run one end, and those at its stages are the caught ones', () => {
    expect(shown.ends).toHaveLength(shown.bad);
    const last = shown.shares.length + 1;
    expect(Array.from(shown.ends, Number).filter((end) => end > 0 && end < last)).toHaveLength(shown.caught);
  });
});

test('an edit changes every hash up to the root, and the stronger the attacker, the fewer notice', () => {
  const { path, noticed } = facts['attack'] as Attack;
  expect(path.length).toBeGreaterThan(5);
  for (const { signed, presented } of path) expect(presented).not.toBe(signed);
  const noticing = noticed.map((row) => row.filter(Boolean).length);
  expect(noticing).toEqual(noticing.toSorted((a, b) => b - a));
  expect(
    attack.title({ ...(facts['attack'] as Attack), noticed: [[true, false, false, false, true]] }),
  ).toMatch(/2 kinds of reader of 5 always notice\.$/);
});

test('the draws on stage are the first of the committed ones, and their shares those of every page', () => {
  const file = readFileSync(new URL('../../engine/belief/committed/free.bin', import.meta.url));
  const draws = drawsOf(readTable(file, sha256), beliefPlan({ kind: 'free' }), sha256);
  expect(committedDraws).toEqual(drawsOnStage(draws));
  for (const { id, accepted } of committedDraws.claims) {
    expect(accepted).toBe(committedSummary.accepted['89']![id]);
  }
});

test('every published claim turns to a verdict', () => {
  const { claims, tally } = facts['true'] as { claims: unknown[]; tally: Record<string, number> };
  expect(claims).toHaveLength(publishedClaims.length);
  expect(Object.values(tally).reduce((sum, each) => sum + each, 0)).toBe(claims.length);
  expect(whatIsTrue.title(facts['true'])).toContain(`of ${publishedClaims.length} claims`);
});
