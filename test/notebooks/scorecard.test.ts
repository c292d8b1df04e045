/** The score of the board: sentences, counts that are switches, the choice of rows, and what a run has changed. */
import { expect, test } from 'vitest';
import '../../site/styles/index.css';
import { page, userEvent } from 'vitest/browser';
import { publishedClaims } from '../../engine/claims/index.ts';
import { reachCounts } from '../../engine/claims/lenses/index.ts';
import { verdictKinds } from '../../engine/claims/verdict.ts';
import { claimsBoard } from '../../notebooks/claims/board.ts';
import {
  changedClaims,
  changesText,
  headline,
  reachText,
  resultSentence,
  scorecard,
  summary,
  summaryNote,
} from '../../notebooks/claims/scorecard.ts';
import { context, ledgerAt, shown } from './shown-board.ts';

const rows = ledgerAt(200);

test('the sentences at the top say what is printed and count what the badges show', () => {
  const said = resultSentence(rows);
  const of = (kind: string): number => rows.filter(({ verdict }) => verdict === kind).length;
  const byModel = rows.filter(
    ({ verdict, decidedBy }) => verdict === 'reproduced' && decidedBy === 'mechanism',
  ).length;
  expect(said).toContain(
    `Of the ${publishedClaims.length} claims, our model tests ${reachCounts(rows).emergent} and reproduces ${byModel || 'none'}. All verdicts: ${of('reproduced')}\u00a0reproduced (${byModel > 0 ? of('reproduced') - byModel : 'all'} are sums that add up), `,
  );
  expect(said).toContain(`add up), ${of('by-construction')}\u00a0by construction`);
  expect(said).toContain(
    `${of('not-reproduced')}\u00a0not reproduced, ${of('inconsistent')}\u00a0inconsistent`,
  );
  const one = resultSentence(rows.filter(({ verdict }) => verdict === 'inconsistent').slice(0, 1));
  expect(one).toContain(
    'Of the 1 claim, our model tests 0 and reproduces none. All verdicts: 1\u00a0inconsistent.',
  );
  for (const id of ['cycle-time-improvement', 'success-genops']) {
    expect(headline()).toContain(publishedClaims.find((claim) => claim.id === id)!.printed);
  }
  expect(summary(rows).textContent).toContain(said);
  expect(summary(null).textContent).toContain(headline());
  expect(summaryNote(rows, '42').textContent).toContain('Replayed with seed 42;');
  expect(summaryNote(rows, '0').textContent).toContain('Replayed with seed 24, the released one');
  const card = scorecard();
  card.show(rows);
  const counted = Array.from(card.querySelectorAll('.count__number'), (n) => Number(n.textContent));
  expect(counted).toEqual(verdictKinds.map((kind) => rows.filter((row) => row.verdict === kind).length));
  expect(counted.reduce((sum, n) => sum + n)).toBe(publishedClaims.length);
});

test('the note says how many claims could come out reproduced at all, and why the others could not', () => {
  const said = reachText(rows);
  const [all, ...parts] = (said.match(/\d+/g) ?? []).map(Number);
  expect(all).toBe(publishedClaims.length);
  expect(parts.reduce((sum, n) => sum + n, 0)).toBe(all);
  // all that is reproduced here agrees in print, and the sentence says so
  const agrees = rows.filter(({ verdict }) => verdict === 'reproduced').length;
  expect(said).toContain(`${agrees} sums that check out`);
  expect(summaryNote(rows, '42').textContent).toContain(said);
});

test('each count shows only its claims, by mouse and by keyboard, and a second press shows all again', async () => {
  const card = scorecard();
  document.body.replaceChildren(card);
  card.show(rows);
  const heard: number[] = [];
  card.addEventListener('input', () => heard.push(card.value.verdicts.length));
  const inconsistent = card.querySelector<HTMLButtonElement>('.count[data-kind="inconsistent"]')!;
  await page.elementLocator(inconsistent).click();
  expect(card.value.verdicts).toEqual(['inconsistent']);
  expect(inconsistent.getAttribute('aria-pressed')).toBe('true');
  const own = rows.filter(({ verdict }) => verdict === 'inconsistent');
  expect(card.querySelector('[role="status"]')!.textContent).toBe(`${own.length} of ${rows.length} shown`);
  const board = claimsBoard(publishedClaims, rows, context(), card.value);
  expect(board.querySelectorAll('.claim').length).toBe(own.length);
  inconsistent.focus();
  await userEvent.keyboard('{Enter}');
  expect(card.value.verdicts).toEqual([]);
  const part = card.querySelector<HTMLElement>('.tally__part[data-kind="untestable"]')!;
  expect(part.textContent).toBe(String(rows.filter(({ verdict }) => verdict === 'untestable').length));
  await page.elementLocator(part).click();
  expect(card.value.verdicts).toEqual(['untestable']);
  expect(heard).toEqual([1, 0, 1]);
});

test('a subject and an order are chosen, and “show all” takes the choice back', async () => {
  const card = scorecard();
  document.body.replaceChildren(card);
  card.show(rows);
  await userEvent.selectOptions(card.querySelector('[data-choice="group"]')!, 'canary');
  expect(card.value.group).toBe('canary');
  await userEvent.selectOptions(card.querySelector('[data-choice="order"]')!, 'verdict');
  const all = card.querySelector<HTMLButtonElement>('[data-do="all"]')!;
  expect(all.hidden).toBe(false);
  await page.elementLocator(all).click();
  expect(card.value).toEqual({ verdicts: [], group: null, order: 'verdict' });
  const order = Array.from(
    claimsBoard(publishedClaims, rows, context(), card.value).querySelectorAll<HTMLElement>('.claim'),
    (row) =>
      verdictKinds.indexOf(
        row.querySelector<HTMLElement>('[data-verdict]')!.dataset.verdict as (typeof verdictKinds)[number],
      ),
  );
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

test('a line says which verdicts a run has changed, and their rows flash; nothing at first, nor at another address', () => {
  const card = scorecard();
  const heard = card.querySelector('[data-part="changes"]')!;
  card.show(rows);
  expect(heard.textContent).toBe('');
  const next = rows.map((row) =>
    row.claim.id === 'rollback-genops' ? { ...row, verdict: 'reproduced' as const } : row,
  );
  card.show(next);
  expect(heard.textContent).toContain('1 verdict changed');
  expect(heard.textContent).toContain('rolled back with GenOps”: now reproduced, was');
  expect([changesText([], next), changesText(next, next)]).toEqual(['', 'No verdict changed.']);
  expect([...changedClaims(rows, next)]).toEqual(['rollback-genops']);
  card.show(next);
  expect(heard.textContent).toContain('1 verdict changed');
  const board = shown(next, { ...context(), changed: card.changed() });
  const flashing = [...board.querySelectorAll<HTMLElement>('[data-changed]')];
  expect(flashing.map(({ id }) => id)).toEqual(['claim-rollback-genops']);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  expect(getComputedStyle(flashing[0]!, '::after').animationName).toBe(still ? 'none' : 'changed');
  card.show([...next]);
  expect(heard.textContent).toBe('No verdict changed.');
  expect(card.changed().ids.size).toBe(0);
});
