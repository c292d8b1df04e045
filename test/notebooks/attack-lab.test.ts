/** The attack lab as readers use it: each attack by a click, an event by hand, and what both sides say of it. */
import { afterEach, expect, test } from 'vitest';
import '../../site/styles/index.css';
import { userEvent } from 'vitest/browser';
import { attacks } from '../../engine/attacks/index.ts';
import { createLab, eventIn } from '../../notebooks/attack-lab/lab.ts';
import { faultsTable, overviewOf, overviewSentence } from '../../notebooks/attack-lab/overview.ts';
import { labLog } from '../../notebooks/attack-lab/slice.ts';
import { leaks, viewOf } from './view-of.ts';

const never = new AbortController().signal;
const changes = { autonomy: 'assisted', reviewRule: 'percentile' } as const;
const { study } = viewOf(100, { changes });
const log = await labLog(study, never);

afterEach(() => document.body.replaceChildren());

function opened(width = 1150): HTMLElement {
  const lab = createLab()(log, { width });
  document.body.replaceChildren(lab);
  return lab;
}

async function choose(lab: HTMLElement, value: string): Promise<void> {
  const before = lab.querySelector('.lab__findings')!.firstElementChild;
  lab.querySelector<HTMLInputElement>(`input[value="${value}"]`)!.click();
  if (value !== 'hand') {
    await expect.poll(() => lab.querySelector('.lab__findings')!.firstElementChild !== before).toBe(true);
  }
}

/** What the two sides say: the entry hash, then this log. */
const verdicts = (lab: HTMLElement): (string | undefined)[] =>
  Array.from(lab.querySelectorAll<HTMLElement>('.lab__side'), ({ dataset }) => dataset.noticed);

test('the slice holds whole deployments and two approvals, under a head that is signed', () => {
  const { events, earlier, latest } = log.log;
  expect(events[0]!.type).toBe('started');
  expect(events.filter(({ type }) => type === 'approved').length).toBeGreaterThan(1);
  expect(events.filter(({ type }) => type === 'started').length).toBe(log.deployments);
  expect(earlier.size).toBeLessThan(latest.size);
  expect(latest.size).toBe(events.length);
  expect(latest.checkpoint).toContain('— genops-rerun ');
});

test('every attack is there to be clicked', () => {
  const choices = [...opened().querySelectorAll<HTMLInputElement>('input[type="radio"]')];
  const values = choices.map(({ value }) => value);
  expect(values).toEqual(expect.arrayContaining(attacks.map(({ id }) => id)));
});

// by either side, by this log alone, by neither; of each attack: test/engine/attacks
test.each([
  ['actor', 'no', 'yes'],
  ['fork', 'yes', 'yes'],
  ['lie', 'no', 'no'],
])('one click on %s: the entry hash notices: %s, this log: %s', async (id, theirs, ours) => {
  const lab = opened();
  await expect.poll(() => verdicts(lab).length).toBe(2);
  if (id !== 'actor') await choose(lab, id);
  expect(verdicts(lab)).toEqual([theirs, ours]);
  expect(lab.querySelector('figure svg')).not.toBeNull();
  expect(lab.querySelector('.lab__changes')!.textContent).toMatch(/Changed|Removed|Moved later/);
  expect(lab.innerText).not.toMatch(leaks);
  expect(lab.querySelector('.lab__why') === null).toBe(ours === 'yes');
  expect(lab.querySelector('[role="status"]')!.textContent).toMatch(
    /^The entry hash notices .*This log notices/,
  );
});

test('who holds the key cuts off the end unnoticed, until the reader has kept the latest head', async () => {
  const lab = opened();
  await expect.poll(() => verdicts(lab).length).toBe(2);
  await choose(lab, 'truncate');
  await choose(lab, 'signs');
  expect(verdicts(lab)).toEqual(['no', 'no']);
  expect(lab.querySelector('.lab__why')!.textContent).toContain('after the head that the reader kept');
  await choose(lab, 'key');
  expect(lab.querySelector('.lab__why')!.textContent).toContain('no earlier head');
  await choose(lab, 'latest');
  expect(verdicts(lab)).toEqual(['no', 'yes']);
});

test('arrow keys move the choice', async () => {
  const lab = opened();
  await expect.poll(() => verdicts(lab).length).toBe(2);
  lab.querySelector<HTMLInputElement>('input[value="actor"]')!.focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(() => lab.querySelector<HTMLElement>('.lab__result')!.dataset.attack).toBe('delete');
  expect(document.activeElement).toBe(lab.querySelector('input[value="delete"]'));
});

test('an event can be written by hand; what is no event is refused in words', async () => {
  const lab = opened();
  await expect.poll(() => verdicts(lab).length).toBe(2);
  await choose(lab, 'hand');
  const area = lab.querySelector('textarea')!;
  const put = lab.querySelector<HTMLButtonElement>('.lab__hand [type="submit"]')!;
  const problem = lab.querySelector('#lab-problem')!;
  await expect.poll(() => area.checkVisibility()).toBe(true);
  const honest = area.value;

  area.value = honest.replace('"human-reviewer"', '"ai-agent"');
  put.click();
  await expect.poll(() => verdicts(lab)).toEqual(['no', 'yes']);
  expect(problem.textContent).toBe('');

  area.value = '{';
  put.click();
  expect(problem.textContent).toMatch(/not JSON/);
  area.value = honest.replace('"human-reviewer"', '"nobody"');
  put.click();
  expect(problem.textContent).toMatch(
    /actor: expected one of ai-agent, human-reviewer, system, got "nobody"/,
  );
  const place = lab.querySelector<HTMLInputElement>('#lab-place')!;
  place.value = '-1';
  place.dispatchEvent(new Event('change'));
  expect(problem.textContent).toMatch(/whole number from 0/);
  place.value = '0';
  place.dispatchEvent(new Event('change'));
  expect(area.value).toContain('"type": "started"');
});

test('a text is an event, or a sentence that says why not', () => {
  expect(typeof eventIn('null')).toBe('string');
  expect(typeof eventIn('[]')).toBe('string');
  expect(eventIn('{"type":"started"}')).toMatch(/expected/);
});

test('a chosen attack stays when another run comes', async () => {
  const lab = createLab();
  const first = lab(log, { width: 700 });
  document.body.replaceChildren(first);
  await choose(first, 'fork');
  const second = lab(log, { width: 390 });
  expect(second.querySelector<HTMLInputElement>('input[value="fork"]')!.checked).toBe(true);
});

test('a run without approvals leaves no attack that cannot be made', async () => {
  const bare = viewOf(3, { changes: { enableRiskScoring: false, enableGovernance: false } });
  const small = await labLog(bare.study, never);
  const lab = createLab()(small, { width: 700 });
  expect(lab.querySelector<HTMLInputElement>('input[value="swap"]')!.disabled).toBe(true);
  expect(lab.querySelector<HTMLInputElement>('input[value="hand"]')!.disabled).toBe(false);
});

test('who only hashes again is believed by a reader who has not got the log’s key', async () => {
  const lab = opened();
  await expect.poll(() => verdicts(lab).length).toBe(2);
  await choose(lab, 'rewrite');
  await choose(lab, 'hashes');
  expect(verdicts(lab)).toEqual(['no', 'yes']);
  await choose(lab, 'nothing');
  expect(verdicts(lab)).toEqual(['no', 'no']);
  expect(lab.querySelector('.lab__why')!.textContent).toContain('anyone can make a key');
  expect(lab.querySelector('.lab__side:last-child')!.textContent).toContain('This reader cannot know');
});

test('at a glance: an edit, and a stranger’s signature where the key is known, never go unnoticed; a lie from the start always does', async () => {
  const rows = await overviewOf(log, never);
  expect(rows.length).toBe(attacks.length);
  const later = rows.filter(({ fromTheStart }) => !fromTheStart);
  expect(later.every(({ ours }) => ours[0] && ours[2])).toBe(true);
  expect(later.filter(({ ours }) => !ours[1]).map(({ attack }) => attack)).toEqual([
    'Truncate',
    'Fork',
    'Rewrite from the middle',
  ]);
  expect(later.every(({ ours }) => ours[5])).toBe(true);
  expect(rows.find(({ fromTheStart }) => fromTheStart)!.ours).not.toContain(true);
  expect(overviewSentence(rows)).toBe(
    'The first release’s entry hash notices 3 of 7 edits, and 0 of 7 if the attacker rehashes. This log notices 7 of 7 edits. If the attacker rehashes, a reader with the log’s key notices 7 of 7, and a reader without it 4 of 7. If the attacker signs with the log’s key, readers notice 16 of 21 cases. Neither notices a lie from the start.',
  );
});

test('the seeded faults are found in this run’s own log', () => {
  const table = faultsTable(log);
  expect(table.textContent).toContain('the checker finds nothing');
  expect(table.textContent).not.toContain('missed');
  expect(table.querySelectorAll('tbody tr').length).toBeGreaterThan(25);
});
