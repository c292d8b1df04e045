/** The scenario as claimed: its targets hold together, on the mean of seeds that its search never saw. */
import { expect, it } from 'vitest';
import { isMeasured } from '../../../engine/claims/claim.ts';
import { publishedClaims } from '../../../engine/claims/index.ts';
import { quantityOf } from '../../../engine/claims/quantities.ts';
import { asClaimed } from '../../../engine/simulator/scenarios/as-claimed.ts';
import { constructedScenario } from '../../../engine/simulator/scenarios/of-settings.ts';
import { withSettings } from '../../../engine/simulator/settings.ts';
import { studyOf } from '../study-of.ts';

const SEEDS = ['one', 'two', 'three', 'four'];
const runs = SEEDS.map((seed) => studyOf(8000, asClaimed.changes, seed).measures);

it.each(asClaimed.constructed)('%s lies in its published range', (id) => {
  const { test } = publishedClaims.find((claim) => claim.id === id)!;
  if (!isMeasured(test)) throw new Error(`${id} is no target: it cannot be tested`);
  const values = runs.map((measures) => quantityOf(test.quantity, measures).value);
  const mean = values.reduce((sum, value) => sum + value, 0) / SEEDS.length;
  expect(mean).toBeGreaterThanOrEqual(test.range.lower);
  expect(mean).toBeLessThanOrEqual(test.range.upper);
});

it('is known by its settings, whatever a run calls itself', () => {
  expect(constructedScenario(withSettings(asClaimed.changes))).toBe(asClaimed);
  expect(constructedScenario(withSettings(asClaimed.changes, { alpha: 0.02 }))).toBe(asClaimed);
  expect(constructedScenario(withSettings())).toBeNull();
  expect(constructedScenario(withSettings(asClaimed.changes, { trafficMultiple: 1 }))).toBeNull();
});
