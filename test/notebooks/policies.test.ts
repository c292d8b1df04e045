/** The page of policies as a reader uses it: rules edited, a change tried, the whole study compared. Real workers. */
import { EditorView } from '@codemirror/view';
import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../site/styles/index.css';
import '../../site/styles/policies.css';
import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { builtInSet } from '../../engine/governance/policies/expressions/built-in-set.ts';
import type { PolicyInput } from '../../engine/governance/policies/policy.ts';
import { changeForm, examples } from '../../notebooks/policies/change-form.ts';
import { policyClient } from '../../notebooks/policies/client.ts';
import { completions } from '../../notebooks/policies/language.ts';
import { notebook } from '../../notebooks/policies/notebook.ts';
import { rulesControl } from '../../notebooks/policies/rules-control.ts';
import { mountNotebook } from '../../site/notebook/mount.ts';
import { leaks, viewOf } from './view-of.ts';

let dispose = (): void => {};
afterEach(() => {
  dispose();
  document.body.replaceChildren();
});

const view = viewOf(300);

async function mounted(run = view): Promise<HTMLElement> {
  const place = document.createElement('main');
  place.className = 'notebook columns';
  document.body.replaceChildren(place);
  const shell = mountNotebook(notebook, place);
  dispose = () => shell.dispose();
  shell.setStudy(run);
  await expect
    .poll(() => place.querySelector<HTMLElement>('.rules')?.dataset.editor, { timeout: 10_000 })
    .toBe('ready');
  await expect.poll(() => verdict(place), { timeout: 10_000 }).not.toBe('');
  return place;
}

const verdict = (place: ParentNode): string => place.querySelector('.verdict__line')?.textContent ?? '';
const status = (place: ParentNode): string => place.querySelector('.rules__status')?.textContent ?? '';
const rule = (place: ParentNode, name: string): HTMLElement =>
  place.querySelector<HTMLElement>(`.rule[aria-label="Rule: ${name}"]`)!;
const editorIn = (card: HTMLElement): EditorView =>
  EditorView.findFromDOM(card.querySelector('.cm-editor')!)!;
function type(card: HTMLElement, text: string): void {
  const editor = editorIn(card);
  editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
}
const pressIn = (place: ParentNode, words: string): void =>
  [...place.querySelectorAll('button')]
    .find(({ textContent, hidden }) => textContent === words && !hidden)!
    .click();

const FIRST = 'critical service human review';

test('the built-in rules stand there, and decide the change in the form', async () => {
  const place = await mounted();
  expect(place.querySelectorAll('.rule').length).toBe(5);
  expect(editorIn(rule(place, FIRST)).state.doc.toString()).toBe(
    'service.tier == "critical" && risk.score > 0.5',
  );
  expect(status(place)).toBe('In force: the built-in rules.');
  expect(verdict(place)).toContain('require approval said by critical service human review.');
  const rows = [...place.querySelectorAll('.verdict tbody tr')].map(({ textContent }) => textContent);
  expect(rows).toHaveLength(5);
  expect(rows.filter((row) => row.includes('the default'))).toHaveLength(4);
});

test('an edited rule decides at once; a broken one says where, and the last good set stays in force', async () => {
  const place = await mounted();
  const address = location.href;
  const card = rule(place, FIRST);
  type(card, 'service.tier == "critical" &&\n  risk.scor > 0.5');
  await expect.poll(() => status(place)).toMatch(/^Not in force: 1 rule is wrong/);
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

  pressIn(card, 'Back to the built-in rule');
  await expect.poll(() => verdict(place)).toContain('require approval');
  expect(status(place)).toBe('In force: the built-in rules.');
  expect(location.href).toBe(address);
});

test.each([
  ['a text of ten million characters', 'x'.repeat(10_000_000), 'expected at most 4000 characters'],
  [
    'comprehensions that multiply',
    `${'[1,2,3,4,5,6,7,8,9,10].all(a, '.repeat(8)}true${')'.repeat(8)}`,
    'steps in one evaluation',
  ],
  ['a pattern that repeats too much', 'service.name.matches("(a{50}){50}")', 'at most 500 steps'],
])('%s gets a message, and the page goes on', async (_, text, message) => {
  const place = await mounted();
  const card = rule(place, FIRST);
  type(card, text);
  await expect
    .poll(() => card.querySelector('.rule__problem')?.textContent, { timeout: 10_000 })
    .toContain(message);
  expect(verdict(place)).toContain('require approval');
  pressIn(card, 'Back to the built-in rule');
  await expect.poll(() => status(place)).toBe('In force: the built-in rules.');
});

test('rules can be added, switched off, given another action, and all be taken back', async () => {
  const place = await mounted();
  pressIn(place, 'Add a rule');
  const own = rule(place, 'own rule 1');
  type(own, 'service.name.matches("^critical-0[0-9]$")');
  const action = own.querySelector('select')!;
  action.value = 'block';
  action.dispatchEvent(new Event('change', { bubbles: true }));
  await expect
    .poll(() => verdict(place))
    .toContain('block said by own rule 1. A person must approve it as well.');
  own.querySelector<HTMLInputElement>('.switch')!.click();
  await expect.poll(() => verdict(place)).toContain('require approval said by');
  const name = own.querySelector<HTMLInputElement>('.rule__name input')!;
  name.value = 'no_friday_deployments';
  name.dispatchEvent(new Event('input', { bubbles: true }));
  await expect.poll(() => status(place)).toContain('a name of its own for every rule');
  pressIn(place, 'All back to the built-in rules');
  await expect.poll(() => status(place)).toBe('In force: the built-in rules.');
  expect(place.querySelectorAll('.rule').length).toBe(5);
});

function chooseIn(place: ParentNode, name: string, text: string): void {
  const files = new DataTransfer();
  files.items.add(new File([text], name));
  const input = place.querySelector<HTMLInputElement>('input[type="file"]')!;
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
const own = { id: 'nobody_moves', expression: 'true', action: 'block', reason: 'A freeze.', enabled: true };

test('a set is opened from a file, and a file that is none changes nothing', async () => {
  const place = await mounted();
  const choose = (name: string, text: string): void => chooseIn(place, name, text);
  for (const [name, text, message] of [
    ['picture.json', 'GIF89a', 'picture.json: expected JSON'],
    ['list.json', '[1, 2]', 'list.json: '],
    ['large.json', ' '.repeat(600_000), 'large.json: expected at most 500,000 bytes'],
    [
      'bad.json',
      JSON.stringify({ rules: [{ ...own, expression: 'x >' }] }),
      'bad.json: nobody_moves expected',
    ],
  ] as const) {
    choose(name, text);
    await expect.poll(() => status(place)).toContain(message);
    expect(place.querySelectorAll('.rule').length).toBe(5);
    expect(verdict(place)).toContain('require approval');
  }
  choose('freeze.json', JSON.stringify({ rules: [own] }));
  await expect.poll(() => verdict(place)).toContain('block said by nobody moves');
  expect(place.querySelectorAll('.rule').length).toBe(6);
  expect(place.querySelectorAll('.rule[data-off]').length).toBe(5);
  expect(status(place)).toBe('In force: these rules, 6 edits.');
});

test('a file with as many rules of its own as a set may hold is opened, and saved as it was', async () => {
  const place = await mounted();
  const set = { rules: Array.from({ length: 32 }, (_, k) => ({ ...own, id: `own_${k}` })) };
  chooseIn(place, 'full.json', JSON.stringify(set));
  await expect.poll(() => status(place), { timeout: 10_000 }).toMatch(/^(In force: these|Not in force)/);
  expect(status(place)).toBe('In force: these rules, 37 edits.');
  await expect.poll(() => verdict(place)).toContain('block said by own 0');
  const add = [...place.querySelectorAll('button')].find(({ textContent }) => textContent === 'Add a rule');
  expect(add?.disabled).toBe(true);
  const saved = await savedBy(() => pressIn(place, 'Save as a file'));
  expect(JSON.parse(await saved.blob.text())).toEqual(set);

  rule(place, FIRST).querySelector<HTMLInputElement>('.switch')!.click();
  await expect.poll(() => status(place)).toContain('at most 32 rules, got 33');
});

test('a saved file can still be fetched after the press, since the browser may ask where to put it', async () => {
  const place = await mounted();
  const { blob, address } = await savedBy(() => pressIn(place, 'Save as a file'));
  expect(await (await fetch(address)).text()).toBe(await blob.text());
});

/** What a press offers as a download, and its address. */
async function savedBy(press: () => void): Promise<{ readonly blob: Blob; readonly address: string }> {
  const made = vi.spyOn(URL, 'createObjectURL');
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  try {
    press();
    expect(clicked).toHaveBeenCalledOnce();
    return { blob: made.mock.calls[0]![0] as Blob, address: made.mock.results[0]!.value as string };
  } finally {
    made.mockRestore();
    clicked.mockRestore();
  }
}

test('every example is decided as it promises', async () => {
  const place = await mounted();
  for (const [name, words] of [
    ['a plain change', 'allow by default'],
    ['Friday 17:00', 'defer said by no friday deployments. By the clock it may start on Monday at 09:00.'],
    ['empty error budget', 'require approval said by error budget protection'],
    ['migration, high tier', 'require approval said by db migration review'],
    ['1,500 lines', 'warn said by large change caution'],
    ['hotfix, Friday 17:00', 'allow said explicitly: hotfixes are exempt'],
    ['critical service, score 0.6', 'require approval said by critical service human review'],
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
  await expect.poll(() => rule(place, 'no friday deployments').querySelector('select')?.value).toBe('block');
  await expect.poll(() => status(place)).toBe('In force: the built-in rules.');
  pressIn(place, 'Friday 17:00');
  await expect
    .poll(() => verdict(place))
    .toContain('block said by no friday deployments. Its rollout may not start at all.');
});

test('a built-in rule that is only switched off follows the switches of the run, and stays off', async () => {
  const control = rulesControl(policyClient(), builtInSet({ friday: 'defer', budget: 'block' }));
  document.body.append(control);
  const friday = rule(control, 'no friday deployments');
  friday.querySelector<HTMLInputElement>('.switch')!.click();
  await expect.poll(() => control.value.edits).toBe(1);
  expect(control.value.set.rules).toHaveLength(4);
  control.follow(builtInSet({ friday: 'block', budget: 'block' }));
  expect(friday.querySelector('select')?.value).toBe('block');
  expect(friday.querySelector<HTMLInputElement>('.switch')?.checked).toBe(false);
});

test('the whole study is compared on demand, and the result says when it is stale', async () => {
  const place = await mounted();
  expect(place.querySelector('#cell-who-is-decided-otherwise')?.textContent).toContain(
    'Nothing has been compared yet',
  );
  type(rule(place, 'large change caution'), 'change.lines > 30');
  const action = rule(place, 'large change caution').querySelector('select')!;
  action.value = 'block';
  action.dispatchEvent(new Event('change', { bubbles: true }));
  await expect.poll(() => status(place)).toBe('In force: these rules, 1 edit.');
  pressIn(place, 'Compare the rules');
  const finding = (): string =>
    place.querySelector('#cell-who-is-decided-otherwise figcaption')?.textContent ?? '';
  await expect
    .poll(finding, { timeout: 20_000 })
    .toMatch(
      /^\d+ of 300 changes are decided otherwise .*: \d+ when they are judged, \d+ when their rollout is ready, 0 at both/,
    );
  await expect
    .poll(() => place.querySelector('#cell-outcomes figcaption')?.textContent)
    .toMatch(/Success moves by −.*success falls/);
  expect(place.querySelector('#cell-cycle-time-and-review figcaption')?.textContent).toMatch(
    /Reviewers look at \d+ changes? instead of \d+/,
  );
  expect(place.querySelector('#cell-which-rules-spoke')?.textContent).toMatch(/large change caution\d+/);
  const links = place.querySelectorAll<HTMLAnchorElement>('#cell-examples tbody a');
  expect(links.length).toBe(100);
  expect(links[0]!.getAttribute('href')).toMatch(/^\.\.\/deployment\/\?deployment=\d+$/);
  expect(place.innerText).not.toMatch(leaks);
  expect(place.querySelector('.stale-note')).toBeNull();
  pressIn(place, 'All back to the built-in rules');
  await expect.poll(() => place.querySelector('.stale-note')?.textContent).toContain('compare again');
  pressIn(place, 'Compare the rules');
  await expect
    .poll(() => place.querySelector('#cell-who-is-decided-otherwise')?.textContent, { timeout: 20_000 })
    .toContain('None of the 300 changes is decided otherwise');
});

test('a rule that could not be decided on some changes is named beside the comparison', async () => {
  const place = await mounted();
  type(rule(place, 'large change caution'), '1 / (change.files - 1) > 2000');
  await expect.poll(() => status(place)).toBe('In force: these rules, 1 edit.');
  pressIn(place, 'Compare the rules');
  const note = (): string => place.querySelector('#cell-rules-that-could-not-be-decided')?.textContent ?? '';
  await expect
    .poll(note, { timeout: 20_000 })
    .toMatch(/^\s*On \d+ of 300 changes 1 rule could not be decided/);
  expect(note()).toMatch(/large change caution\d+.*zero/);
});

test('in shadow the rules are asked, and the page says that nobody is bound by them', async () => {
  const place = await mounted(viewOf(300, { changes: { autonomy: 'shadow' } }));
  await expect.poll(() => place.innerText).toContain('nobody is bound by what they say');
  const card = rule(place, 'large change caution').querySelector('select')!;
  card.value = 'block';
  card.dispatchEvent(new Event('change', { bubbles: true }));
  type(rule(place, 'large change caution'), 'change.lines > 30');
  await expect.poll(() => status(place)).toBe('In force: these rules, 1 edit.');
  pressIn(place, 'Compare the rules');
  await expect
    .poll(() => place.querySelector('#cell-who-is-decided-otherwise figcaption')?.textContent, {
      timeout: 20_000,
    })
    .toMatch(/^\d+ of 300 changes would be decided otherwise .*nobody is bound by it/);
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
  ['service.name.', ['startsWith', 'matches']],
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

test('the form is what policies are told, within its ranges', () => {
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
  const told: PolicyInput = form.value;
  expect(told).toMatchObject({
    riskScore: 1,
    riskLevel: 'critical',
    lines: 1,
    errorBudgetRemaining: 0,
    minute: 1440 + 1439,
  });
  set('score', '');
  expect(form.value).toMatchObject({ riskScore: Number.NaN, riskLevel: null });
});
