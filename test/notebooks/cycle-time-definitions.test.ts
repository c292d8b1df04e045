/** Under other definitions of cycle time: what a claim's page says, from the run's own numbers. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { publishedClaims } from '../../engine/claims/index.ts';
import { assumedBaselineSd } from '../../engine/claims/published/effect-size.ts';
import { cycleTimeDefinitions } from '../../engine/simulator/cycle-times.ts';
import {
  cycleTimeDefinitionsNote,
  quantityByDefinition,
} from '../../notebooks/claims/cycle-time-definitions.ts';
import { inUnit, withInterval } from '../../notebooks/format/estimate.ts';
import { closePool, mountedClaim, openPool, pageOf } from './claim-on.ts';
import { leave } from './mounted.ts';
import { claimCalled, leaks, viewOf } from './view-of.ts';

const own = ['cycle-time-genops', 'cycle-time-baseline', 'cycle-time-improvement', 'effect-size'];
const view = viewOf(200);
const { study } = view;

beforeAll(openPool);
afterAll(closePool);
afterEach(leave);

function noteOn(id: string, run = study): HTMLElement {
  const claim = claimCalled(id);
  const note = cycleTimeDefinitionsNote(claim, quantityByDefinition(claim)!, run);
  document.body.replaceChildren(note);
  expect(note.innerText).not.toMatch(leaks);
  expect(note.innerHTML).not.toMatch(/NaN|Infinity/);
  return note;
}
const rowsOf = (note: HTMLElement): string[][] =>
  Array.from(note.querySelectorAll('tbody tr'), (row) =>
    Array.from(row.querySelectorAll('th, td'), ({ textContent }) => textContent),
  );

test('only claims on medians of cycle time and on the effect size depend on the definition', () => {
  expect(publishedClaims.filter((claim) => quantityByDefinition(claim) !== null).map(({ id }) => id)).toEqual(
    own,
  );
});

test.each(own.slice(0, 3))('%s: a row for each definition, and what the published one gives', (id) => {
  const note = noteOn(id);
  const { cycleTimes } = study.measures;
  const rows = rowsOf(note);
  expect(rows.map(([head]) => head)).toEqual(
    Object.values(cycleTimeDefinitions).map(({ label, meaning }) => label + meaning),
  );
  const { genops, traditional, reduction } = cycleTimes.published;
  expect(rows[0]!.slice(1)).toEqual([
    withInterval('minutes', genops.median),
    withInterval('minutes', traditional.median),
    withInterval('ratio', reduction),
  ]);
  expect(rows[1]![1]).toBe(withInterval('minutes', study.measures.genops.medianCycleMinutes));
  const sentence = note.querySelector('p')!.textContent;
  expect(sentence).toContain('By the published definition');
  expect(sentence).toContain('The verdict uses the definition with review and waiting');
  const { deployMinutes, verifyMinutes } = study.config.settings;
  expect(sentence).toContain(`“Deploying to everyone at once”, ${inUnit('minutes', deployMinutes)}`);
  expect(sentence).toContain(`Verification by hand, ${inUnit('minutes', verifyMinutes)}`);
  expect(sentence).toContain(rows[0]![own.indexOf(id) + 1]!);
});

test('effect-size: means and spreads, d under each, and the SD that the code assumes next to ours', () => {
  const note = noteOn('effect-size');
  const { cycleTimes } = study.measures;
  const rows = rowsOf(note);
  expect(rows.length).toBe(3);
  expect(rows[0]![3]).toContain(inUnit('number', cycleTimes.published.effect.value));
  expect(rows[1]![3]).toContain(inUnit('number', study.measures.tests.cycleTimeEffect.value));
  expect(note.querySelector('p')!.textContent).toContain('The verdict uses this definition');
  expect(note.querySelector('.printed')!.textContent).toBe(assumedBaselineSd.printed);
  expect(note.querySelector('cite')!.textContent).toContain('published code, HEAD');
  const text = note.textContent;
  for (const { traditional } of Object.values(cycleTimes)) {
    expect(text).toContain(inUnit('minutes', traditional.sdMinutes));
  }
  expect(text).toContain('d\u00a0=\u00a01.93'); // (52.8 − 23.4) ÷ 15.2
});

test('a run without any spread has no d, and says so', () => {
  expect(noteOn('effect-size', viewOf(1).study).textContent).toContain('no spread');
});

describe('on the page of a claim', () => {
  test.each(['cycle-time-genops', 'effect-size'])('%s has the section', async (id) => {
    const mounted = await mountedClaim(pageOf(claimCalled(id)), view);
    const headings = Array.from(mounted.place.querySelectorAll('h3'), ({ textContent }) => textContent);
    expect(headings).toContain('Under other definitions of cycle time');
    expect(mounted.place.querySelectorAll('.by-definition tbody tr').length).toBe(3);
  });

  test('another claim has none', async () => {
    const mounted = await mountedClaim(pageOf(claimCalled('success-genops')), view);
    expect(mounted.place.querySelector('.by-definition')).toBeNull();
  });
});
