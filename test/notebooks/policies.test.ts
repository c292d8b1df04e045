/** The page of policies as a reader uses it: rules edited, a change tried. Real workers. */
import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { PolicyInput } from '../../engine/governance/policies/policy.ts';
import { builtInSet } from '../../engine/policy-language/built-in-set.ts';
import { changeForm, examples } from '../../notebooks/policies/change-form.ts';
import { policyClient } from '../../notebooks/policies/compared.ts';
import { completions } from '../../notebooks/policies/editor.ts';
import { matchCounter } from '../../notebooks/policies/matches.ts';
import { rulesControl } from '../../notebooks/policies/rules-control.ts';
import { undecidedView } from '../../notebooks/policies/verdict.ts';
import type { Outcome } from '../../workers/core/task.ts';
import type { Matching } from '../../workers/policies/matching.ts';
import type { PolicyClient } from '../../workers/policies/pool.ts';
import { editorIn, leave, mounted, pressIn, rule, status, type, verdict } from './policies-page.ts';
import { viewOf } from './view-of.ts';

afterEach(leave);

const FIRST = 'Critical service human review';

test('the built-in rules stand there, and decide the change in the form', async () => {
  const place = await mounted();
  expect(place.querySelectorAll('.rule').length).toBe(5);
  expect(rule(place, FIRST).querySelector('code')?.textContent).toBe('critical_service_human_review');
  expect(place.textContent).toMatch(/People review \d+ of 300 changes of the GenOps pipeline \(\d/);
  expect(editorIn(rule(place, FIRST)).state.doc.toString()).toBe(
    'service.tier == "critical" && risk.score > 0.5',
  );
  expect(status(place)).toBe('In force: the built-in rules.');
  expect(verdict(place)).toContain('require approval because of “Critical service human review”.');
  const rows = [...place.querySelectorAll('.verdict tbody tr')].map(({ textContent }) => textContent);
  expect(rows).toHaveLength(5);
  expect(rows.filter((row) => row.includes('the default'))).toHaveLength(4);
});

test('an edited rule decides at once; a broken one says where, and the last good set stays in force', async () => {
  const place = await mounted();
  const address = location.href;
  const card = rule(place, FIRST);
  type(card, 'service.tier == "critical" &&\n  risk.scor > 0.5');
  await expect.poll(() => status(place)).toMatch(/^Not in force: 1 rule with an error/);
  expect(card.querySelector('.rule__problem')?.textContent).toBe(
    'Line 2, column 8: risk: expected one of score, level, scored, got scor.',
  );
  expect(card.querySelector('.cm-lintRange-error')?.textContent).toBe('scor');
  expect(card.querySelector('.cm-content')?.getAttribute('aria-invalid')).toBe('true');
  expect(verdict(place)).toContain('require approval');

  type(card, 'risk.score > 0.9');
  await expect.poll(() => verdict(place)).toContain('allow by default');
  expect(status(place)).toBe('In force: these rules, 1 edit.');
  expect(card.querySelector('.rule__problem')?.textContent).toBe('');
  expect(card.querySelector('.cm-lintRange-error')).toBeNull();

  pressIn(card, 'Restore the built-in rule');
  await expect.poll(() => verdict(place)).toContain('require approval');
  expect(status(place)).toBe('In force: the built-in rules.');
  expect(location.href).toBe(address);
});

test.each([
  ['a text of ten million characters', 'x'.repeat(10_000_000), 'expected at most 4000 characters'],
  ['a pattern', 'service.name.matches("(a*)*b")', 'rules have no patterns; compare with =='],
])('%s gets a message, and the page goes on', async (_, text, message) => {
  const place = await mounted();
  const card = rule(place, FIRST);
  type(card, text);
  await expect
    .poll(() => card.querySelector('.rule__problem')?.textContent, { timeout: 10_000 })
    .toContain(message);
  expect(verdict(place)).toContain('require approval');
  pressIn(card, 'Restore the built-in rule');
  await expect.poll(() => status(place)).toBe('In force: the built-in rules.');
});

test('rules can be added, switched off, given another action, and all be taken back', async () => {
  const place = await mounted();
  pressIn(place, 'Add a rule');
  const own = rule(place, 'Own rule 1');
  type(own, 'service.name.startsWith("critical-0")');
  const action = own.querySelector('select')!;
  action.value = 'block';
  action.dispatchEvent(new Event('change', { bubbles: true }));
  await expect
    .poll(() => verdict(place))
    .toContain('block because of “Own rule 1”. It also needs an approval.');
  own.querySelector<HTMLInputElement>('.switch')!.click();
  await expect.poll(() => verdict(place)).toContain('require approval because of');
  const name = own.querySelector<HTMLInputElement>('.rule__name input')!;
  name.value = 'no_friday_deployments';
  name.dispatchEvent(new Event('input', { bubbles: true }));
  await expect.poll(() => status(place)).toContain('a unique name for every rule');
  pressIn(place, 'Restore all built-in rules');
  await expect.poll(() => status(place)).toBe('In force: the built-in rules.');
  expect(place.querySelectorAll('.rule').length).toBe(5);
});

test('each rule says how many changes of the run it matches, while it is typed', async () => {
  const place = await mounted();
  const card = rule(place, FIRST);
  const matches = (of = card): string =>
    of.querySelector('.rule__matches:not([data-stale])')?.textContent ?? '';
  await expect.poll(() => matches(), { timeout: 20_000 }).toMatch(/^Matches \d+ of 300 changes \(\d/);
  expect(editorIn(card).contentDOM.getAttribute('aria-describedby')).toContain(
    card.querySelector('.rule__matches')!.id,
  );
  type(card, 'change.lines >');
  await expect.poll(() => card.querySelector('.rule__problem')?.textContent).toContain('expected');
  await expect.poll(() => card.querySelector('.rule__matches')?.textContent).toBe('');
  type(card, 'change.lines > 0');
  type(card, 'change.lines < 0');
  await expect.poll(() => matches()).toBe('Matches 0 of 300 changes (0%).');
  pressIn(place, 'Add a rule');
  const own = rule(place, 'Own rule 1');
  type(own, '!change.hotfix');
  await expect.poll(() => matches(own)).toMatch(/^Matches 2\d\d of 300 changes/);
  expect(matches()).toBe('Matches 0 of 300 changes (0%).');
});

test('the latest question about matches wins, one that failed is asked again, and another run starts anew', async () => {
  const asked: (readonly string[])[] = [];
  const ends: ((outcome: Outcome<Matching>) => void)[] = [];
  const client: Pick<PolicyClient, 'match'> = {
    match: (_config, expressions) => {
      asked.push(expressions);
      return new Promise((resolve) => ends.push(resolve));
    },
  };
  const none = { matches: 1, exempt: 1, failed: 0 };
  const done = (changes: number): Outcome<Matching> => ({
    kind: 'done',
    value: { changes, wholeRun: changes < 9, rules: [none, null] },
  });
  let news = 0;
  const counter = matchCounter(() => (news += 1), client);
  void counter.ask(['a']);
  expect(asked).toEqual([]);
  const { config } = viewOf(30).study;
  counter.follow(config);
  void counter.ask(['a', 'b']);
  expect(asked).toEqual([['a'], ['a', 'b']]);
  ends[1]!(done(8));
  await expect
    .poll(() => counter.textOf('a'))
    .toBe('Matches 1 of 8 changes (12.5%), 1 of them exempt as hotfixes.');
  ends[0]!(done(4));
  await Promise.resolve();
  expect([counter.textOf('a'), counter.textOf('b'), news]).toEqual([expect.stringContaining('of 8'), '', 1]);
  void counter.ask(['c']);
  ends[2]!({ kind: 'failed', failure: stopped });
  await expect.poll(() => counter.textOf('c')).toContain('could not be counted: rules: expected progress');
  void counter.ask(['c']);
  expect(asked.at(-1)).toEqual(['c']);
  counter.follow({ ...config, seed: 'other' });
  expect([counter.textOf('a'), asked.length]).toEqual([null, 5]);
  ends[4]!(done(9));
  await expect.poll(() => counter.textOf('c')).toContain('1 of the first 9 changes');
});

test('every example is decided as it promises', async () => {
  const place = await mounted();
  for (const [name, words] of [
    ['a plain change', 'allow by default'],
    ['Friday 17:00', 'defer because of “No Friday deployments”. The rollout may start on Monday at 09:00.'],
    ['empty error budget', 'require approval because of “Error budget protection”'],
    ['migration, high tier', 'require approval because of “Database migration review”'],
    ['1,500 lines', 'warn because of “Large change caution”'],
    ['hotfix, Friday 17:00', 'allow because hotfixes are exempt'],
    [
      'critical service, score 0.6',
      'require approval because of “Critical service human review”. Once approved, the rollout may start',
    ],
  ] as const) {
    expect(Object.keys(examples)).toContain(name);
    pressIn(place, name);
    await expect.poll(() => verdict(place), { message: name }).toContain(words);
    const saidBy = [...place.querySelectorAll('.verdict tbody tr td:nth-child(3)')];
    expect(saidBy.some(({ textContent }) => textContent.includes('the exemption'))).toBe(
      name.startsWith('hotfix'),
    );
  }
});

test('the rules follow the switches of the run, and keep what was edited', async () => {
  const place = await mounted(viewOf(100, { changes: { fridayAction: 'block', budgetAction: 'block' } }));
  await expect.poll(() => rule(place, 'No Friday deployments').querySelector('select')?.value).toBe('block');
  await expect.poll(() => status(place)).toBe('In force: the built-in rules.');
  pressIn(place, 'Friday 17:00');
  await expect
    .poll(() => verdict(place))
    .toContain('block because of “No Friday deployments”. Its rollout may never start.');
});

test('a built-in rule that is only switched off follows the switches of the run, and stays off', async () => {
  const control = rulesControl(policyClient(), builtInSet({ friday: 'defer', budget: 'block' }));
  document.body.append(control);
  const friday = rule(control, 'No Friday deployments');
  friday.querySelector<HTMLInputElement>('.switch')!.click();
  await expect.poll(() => control.value.edits).toBe(1);
  expect(control.value.set.rules).toHaveLength(4);
  control.follow(builtInSet({ friday: 'block', budget: 'block' }));
  expect(friday.querySelector('select')?.value).toBe('block');
  expect(friday.querySelector<HTMLInputElement>('.switch')?.checked).toBe(false);
});

const stopped = { kind: 'worker-lost', message: 'rules: expected progress every 5 s, got none' } as const;

test('a check that was stopped says so, and can be tried again', async () => {
  let checks = 0;
  const client: PolicyClient = {
    ...policyClient(),
    check: () => {
      checks += 1;
      return Promise.resolve(
        checks === 1 ? { kind: 'failed', failure: stopped } : { kind: 'done', value: { kind: 'good' } },
      );
    },
  };
  const control = rulesControl(client, builtInSet({ friday: 'defer', budget: 'block' }));
  document.body.append(control);
  pressIn(control, 'Add a rule');
  await expect.poll(() => status(control)).toContain('rules: expected progress every 5 s, got none.');
  expect(control.value.edits).toBe(0);
  pressIn(control, 'Try again');
  await expect.poll(() => status(control)).toBe('In force: these rules, 1 edit.');
  expect(
    [...control.querySelectorAll('button')].some(
      ({ textContent, hidden }) => textContent === 'Try again' && !hidden,
    ),
  ).toBe(false);
});

test('a change that no verdict came for says why, and can be tried again', () => {
  let asked = 0;
  const shown = undecidedView(stopped, () => (asked += 1));
  expect(shown.querySelector('[role=alert]')?.textContent).toBe(
    'rules: expected progress every 5 s, got none.',
  );
  pressIn(shown, 'Try again');
  expect(asked).toBe(1);
});

test('Tab leaves the editor', async () => {
  const place = await mounted();
  const card = rule(place, FIRST);
  editorIn(card).focus();
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement).toBe(card.querySelector('select'));
});

test.each([
  ['', ['service', 'change', 'risk', 'clock', 'budget', 'size']],
  ['cl', ['clock']],
  ['service.', ['name', 'tier', 'organisation', 'dependants']],
  ['risk.score > 0.5 && clock.w', ['weekday', 'working']],
  ['service.name.', ['startsWith', 'contains']],
  ['["a"].', ['exists', 'all']],
])('after “%s” the editor offers what can stand there', (text, words) => {
  const state = EditorState.create({ doc: text });
  const result = completions(new CompletionContext(state, text.length, true));
  const labels = result?.options.map(({ label }) => label) ?? [];
  expect(labels).toEqual(expect.arrayContaining(words));
  for (const { label, info } of result?.options ?? []) {
    if (label !== 'true' && label !== 'false') expect(info).not.toBe('');
  }
  const record = text.endsWith('service.');
  if (record) expect(labels).toHaveLength(4);
});

test('the form gives what policies take as input, within its ranges', () => {
  const form = changeForm();
  document.body.append(form);
  const set = (name: string, value: string): void => {
    const input = form.querySelector<HTMLInputElement>(`#try-${name}`)!;
    input.value = value;
  };
  set('score', '7');
  set('lines', '-4');
  set('budget', '');
  set('time', '23:59');
  const input: PolicyInput = form.value;
  expect(input).toMatchObject({
    riskScore: 1,
    riskLevel: 'critical',
    lines: 1,
    errorBudgetRemaining: 0,
    minute: 1440 + 1439,
  });
  set('score', '');
  expect(form.value).toMatchObject({ riskScore: Number.NaN, riskLevel: null });
});
