/** Two sets of rules compared over the study on the page of policies. Real workers. */
import { afterEach, expect, test } from 'vitest';
import { movedFigure } from '../../notebooks/policies/moved.ts';
import { offersOnShow } from '../../notebooks/receipt/offer.ts';
import type { Comparison } from '../../workers/policies/comparison.ts';
import { leave, mounted, pressIn, rule, status, type } from './policies-page.ts';
import { leaks, viewOf } from './view-of.ts';

afterEach(leave);

test('the whole study is compared on demand, and the result says when it is stale', async () => {
  const place = await mounted();
  await expect
    .poll(() => place.querySelector('#cell-decisions-that-change')?.textContent)
    .toContain('No comparison yet');
  type(rule(place, 'Large change caution'), 'change.lines > 30');
  const action = rule(place, 'Large change caution').querySelector('select')!;
  action.value = 'block';
  action.dispatchEvent(new Event('change', { bubbles: true }));
  await expect.poll(() => status(place)).toBe('In force: these rules, 1 edit.');
  pressIn(place, 'Compare the rules');
  const finding = (): string =>
    place.querySelector('#cell-decisions-that-change figcaption')?.textContent?.trim() ?? '';
  await expect
    .poll(finding, { timeout: 20_000 })
    .toMatch(/^\d+ of 300 changes get another decision \(\d+\.\d%\)\.\s/);
  await expect
    .poll(() => place.querySelector('#cell-outcomes figcaption')?.textContent ?? '', { timeout: 20_000 })
    .toMatch(/Success falls: −/);
  await expect
    .poll(() => place.querySelector('#cell-cycle-time-and-review figcaption')?.textContent, {
      timeout: 20_000,
    })
    .toMatch(/Reviewers see \d+ changes? instead of \d+/);
  await expect
    .poll(() => place.querySelector('#cell-which-rules-applied')?.textContent, { timeout: 20_000 })
    .toMatch(/Large change caution\d+/);
  const links = () => place.querySelectorAll<HTMLAnchorElement>('#cell-examples tbody a');
  await expect.poll(() => links().length, { timeout: 20_000 }).toBe(100);
  expect(links()[0]!.getAttribute('href')).toMatch(/^\.\.\/deployment\/\?deployment=\d+$/);
  expect(place.innerText).not.toMatch(leaks);
  expect(place.querySelector('.stale-note')).toBeNull();
  await expect.poll(() => offersOnShow().length).toBe(1);
  pressIn(place, 'Restore all built-in rules');
  await expect.poll(() => place.querySelector('.stale-note')?.textContent).toContain('Compare again');
  await expect.poll(offersOnShow).toEqual([]);
  pressIn(place, 'Compare the rules');
  await expect
    .poll(() => place.querySelector('#cell-decisions-that-change')?.textContent, { timeout: 20_000 })
    .toContain('You changed no rule');
});

test('a rule that failed on some changes is named with the comparison', async () => {
  const place = await mounted();
  type(rule(place, 'Large change caution'), '1 / (change.files - 1) > 2000');
  await expect.poll(() => status(place)).toBe('In force: these rules, 1 edit.');
  pressIn(place, 'Compare the rules');
  const note = (): string => place.querySelector('#cell-rules-that-failed')?.textContent ?? '';
  await expect
    .poll(note, { timeout: 20_000 })
    .toMatch(/^\s*On \d+ of 300 changes the condition of 1 rule failed/);
  expect(note()).toMatch(/Large change caution\d+.*zero/);
});

test('rollouts that a rule defers are kept apart from its decision when a change is judged', async () => {
  const place = await mounted();
  type(rule(place, 'No Friday deployments'), 'clock.weekday == "Friday" && clock.hour >= 9');
  await expect.poll(() => status(place)).toBe('In force: these rules, 1 edit.');
  pressIn(place, 'Compare the rules');
  const who = (): string => place.querySelector('#cell-decisions-that-change')?.textContent ?? '';
  await expect.poll(who, { timeout: 20_000 }).toContain('at once → deferred');
  expect(who()).toMatch(/when the rollout is readyat oncedeferred\d+/);
  expect(who()).toMatch(/%\): \d+ when judged, \d+ when the rollout is ready, \d+ at both points/);
  await expect
    .poll(() => place.querySelector('#cell-examples')?.textContent)
    .toMatch(/allow; rollout at once/);
  await expect
    .poll(() => place.querySelector('#cell-cycle-time-and-review')?.textContent)
    .toMatch(/rollouts deferred by a rule\d/);
});

test('in shadow the rules are asked, and the page says that nobody is bound by them', async () => {
  const place = await mounted(viewOf(300, { changes: { autonomy: 'shadow' } }));
  await expect.poll(() => place.innerText).toContain('bind nobody');
  const card = rule(place, 'Large change caution').querySelector('select')!;
  card.value = 'block';
  card.dispatchEvent(new Event('change', { bubbles: true }));
  type(rule(place, 'Large change caution'), 'change.lines > 30');
  await expect.poll(() => status(place)).toBe('In force: these rules, 1 edit.');
  pressIn(place, 'Compare the rules');
  await expect
    .poll(() => place.querySelector('#cell-decisions-that-change figcaption')?.textContent?.trim(), {
      timeout: 20_000,
    })
    .toMatch(/^\d+ of 300 changes would get another decision .*nobody is bound by it/);
});

test('one change gets another decision, two get one', () => {
  const captionOf = (otherwise: number): string => {
    const compared: Pick<
      Comparison,
      'deployments' | 'otherwise' | 'otherwiseOnSameFacts' | 'whenJudged' | 'atRollout'
    > = {
      deployments: 300,
      otherwise,
      otherwiseOnSameFacts: otherwise,
      whenJudged: [{ from: 'allow', to: 'block', count: otherwise }],
      atRollout: [],
    };
    const drawn = movedFigure(viewOf(30), compared as Comparison, { width: 800 });
    return drawn.querySelector('figcaption')!.textContent;
  };
  expect(captionOf(1)).toContain('1 of 300 changes gets another decision');
  expect(captionOf(2)).toContain('2 of 300 changes get another decision');
});
