/** The controls of the run: what Enter, Escape and each button do, and what is said when a value cannot be used. */
import { beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../site/styles/index.css';
import { studyRuns } from '../../../site/boot/start-study.ts';
import { createRunPanel, type RunPanel } from '../../../site/components/run-panel.ts';
import { noticesHtml, runPanelHtml } from '../../../site/pages/panel.ts';
import type { JudgedStudy } from '../../../site/state/judged-study.ts';
import { defaultRun, type Run } from '../../../site/state/run.ts';
import { fakeClient, noRows, scenarios } from '../../notebooks/fake-study.ts';

const kind = studyRuns({ client: fakeClient().client, scenarios, judge: () => noRows });
let panel: RunPanel<Run, JudgedStudy>;
const onRun = vi.fn<(run: Run) => void>();
const onCancel = vi.fn<() => void>();
const find = (selector: string): HTMLInputElement => document.querySelector<HTMLInputElement>(selector)!;
const running = (run: Run) => panel.show({ kind: 'running', run, progress: null, shown: null });
const failed = (run: Run) =>
  panel.show({ kind: 'failed', run, failure: { kind: 'fault', message: '' }, progress: null, shown: null });

beforeEach(() => {
  onRun.mockReset();
  onCancel.mockReset();
  document.body.innerHTML = runPanelHtml(false, scenarios) + noticesHtml;
  panel = createRunPanel({ root: document, kind, onRun, onCancel, newSeed: () => 'drawn' });
  failed(defaultRun);
  change().click();
});

const change = (): HTMLElement => document.querySelector<HTMLElement>('[data-do="change"]')!;
async function openSettings(): Promise<void> {
  if (find('#run-sheet').hidden) change().click();
  await vi.waitFor(() => expect(find('#setting-bakeScale')).not.toBeNull());
}

test('Enter runs what was typed', async () => {
  await userEvent.fill(find('#run-seed'), 'paper');
  await userEvent.keyboard('{Enter}');
  expect(onRun).toHaveBeenCalledExactlyOnceWith({ ...defaultRun, seed: 'paper' });
});

test('Escape takes back what was typed, closes the panel and gives the focus back; it neither runs nor cancels', () => {
  const heard = vi.fn<() => void>();
  document.addEventListener('keydown', heard, { once: true });
  running(defaultRun);
  find('#run-seed').focus();
  find('#run-seed').value = 'typo';
  find('#run-seed').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  expect(find('#run-seed').value).toBe('42');
  expect([find('#run-sheet').hidden, change().getAttribute('aria-expanded')]).toEqual([true, 'false']);
  expect(document.activeElement).toBe(change());
  expect(heard).not.toHaveBeenCalled();
  expect([onRun, onCancel].map((each) => each.mock.calls.length)).toEqual([0, 0]);
  document.removeEventListener('keydown', heard);
});

test('the panel opens and closes by its button and by Close, and takes the focus and gives it back', async () => {
  expect(document.activeElement).toBe(find('#run-sheet'));
  find('[data-do="close"]').click();
  expect(find('#run-sheet').hidden).toBe(true);
  expect(document.activeElement).toBe(change());
  await userEvent.keyboard('{Enter}');
  expect([find('#run-sheet').hidden, change().getAttribute('aria-expanded')]).toEqual([false, 'true']);
});

test('the bar names the run, and what of its settings is changed', () => {
  const named = () => find('#run-named').textContent;
  expect(named()).toBe('seed 42 · 15,847 deployments · Equal changes');
  failed({ ...defaultRun, seed: '7', changes: { bakeScale: 1 } });
  expect(named()).toBe('seed 7 · 15,847 deployments · Equal changes · 1 setting changed');
});

test('Run with what cannot be used opens the panel at the field', () => {
  find('#run-seed').value = '';
  find('[data-do="close"]').click();
  find('[data-do="run"]').click();
  expect(find('#run-sheet').hidden).toBe(false);
  expect(document.activeElement).toBe(find('#run-seed'));
  expect(onRun).not.toHaveBeenCalled();
});

test('settings: a search finds by label, reason or key, runs nothing, and says when nothing matches', async () => {
  const lines = () =>
    [...document.querySelectorAll<HTMLElement>('.setting')].filter((each) => each.offsetHeight > 0);
  const all = lines().length;
  await userEvent.fill(find('#settings-search'), 'reviewer sensitivity');
  expect(lines().length).toBeGreaterThan(0);
  expect(lines().length).toBeLessThan(all / 4);
  await userEvent.keyboard('{Enter}');
  expect(onRun).not.toHaveBeenCalled();
  await userEvent.fill(find('#settings-search'), 'no such thing');
  expect(lines()).toEqual([]);
  expect(find('[data-none]').hidden).toBe(false);
  await userEvent.clear(find('#settings-search'));
  expect(lines()).toHaveLength(all);
});

test('settings: changed ones stand first when the panel opens', () => {
  find('[data-do="close"]').click();
  failed({ ...defaultRun, changes: { alpha: 0.04 } });
  change().click();
  expect(find('.settings-group .setting').dataset.key).toBe('alpha');
  expect(find('.settings-group h3').textContent).toBe('Changed');
});

test('a size is one click away, and shows as pressed', () => {
  find('[data-size="500"]').click();
  expect(onRun).toHaveBeenCalledExactlyOnceWith({ ...defaultRun, deployments: 500 });
  expect(find('[data-size="500"]').getAttribute('aria-pressed')).toBe('true');
});

test('another seed runs with a seed that was drawn', () => {
  find('[data-do="another-seed"]').click();
  expect(onRun).toHaveBeenCalledExactlyOnceWith({ ...defaultRun, seed: 'drawn' });
});

test.each([
  ['#run-seed', ' '.repeat(0), 'Expected text of 1 to 200 characters'],
  ['#run-deployments', '0', 'Expected a whole number from 1 to 1,000,000'],
  ['#run-deployments', '1.5', 'Expected a whole number from 1 to 1,000,000'],
  ['#run-deployments', '', 'Expected a whole number from 1 to 1,000,000'],
])(
  '%s cannot be "%s": it says what was expected, keeps the focus, and runs nothing',
  (selector, text, message) => {
    find(selector).value = text;
    find(selector).dispatchEvent(new Event('input', { bubbles: true }));
    find('[data-do="run"]').focus();
    find('[data-do="run"]').click();
    expect(find(`${selector}-problem`).textContent).toBe(message);
    const label = selector === '#run-seed' ? 'Seed' : 'Deployments';
    expect(find('#run-announcement').textContent).toBe(`${label}: ${message.replace('E', 'e')}.`);
    expect(find(selector).getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(find(selector));
    expect(onRun).not.toHaveBeenCalled();
  },
);

test('a scenario runs at once, starts from its own settings, and says what it varies', async () => {
  await userEvent.selectOptions(find('#run-scenario'), 'soak');
  expect(onRun).toHaveBeenCalledExactlyOnceWith({ ...defaultRun, scenario: 'soak', changes: {} });
  expect(find('#run-varies').textContent).toBe('Stages bake longer.');
});

test('while a run goes on, the same place holds Cancel, and keeps the focus', () => {
  find('[data-do="run"]').focus();
  running(defaultRun);
  expect([find('[data-do="run"]').hidden, find('[data-do="cancel"]').hidden]).toEqual([true, false]);
  expect(document.activeElement).toBe(find('[data-do="cancel"]'));
  find('[data-do="cancel"]').click();
  expect(onCancel).toHaveBeenCalledOnce();
});

test('a report of progress does not take away what is being typed', async () => {
  running(defaultRun);
  await userEvent.fill(find('#run-seed'), 'being typed');
  panel.show({ kind: 'running', run: defaultRun, progress: { done: 1, total: 500 }, shown: null });
  expect(find('#run-seed').value).toBe('being typed');
});

test('every control shows its default, and resets to it', async () => {
  const reset = find('[data-reset="seed"]');
  expect([reset.textContent, reset.disabled]).toEqual(['default 42', true]);
  await userEvent.fill(find('#run-seed'), '7');
  expect([reset.textContent, reset.disabled]).toEqual(['reset to 42', false]);
  reset.click();
  expect(find('#run-seed').value).toBe('42');
});

test('settings: a switch runs at once, a typed percentage with Enter, as the ratio that it means', async () => {
  await openSettings();
  find('#setting-enableCanary').click();
  expect(onRun).toHaveBeenLastCalledWith({ ...defaultRun, changes: { enableCanary: false } });
  failed({ ...defaultRun, changes: { enableCanary: false } });
  await userEvent.fill(find('#setting-reviewerSensitivity'), '28.3');
  expect(onRun).toHaveBeenCalledOnce();
  await userEvent.keyboard('{Enter}');
  expect(onRun).toHaveBeenLastCalledWith({
    ...defaultRun,
    changes: { reviewerSensitivity: 0.283, enableCanary: false },
  });
});

test('settings: one that cannot be used is named in place, even where a search hides it', async () => {
  await openSettings();
  const alpha = find('#setting-alpha');
  alpha.value = '90';
  await userEvent.fill(find('#settings-search'), 'reviewer');
  find('[data-do="run"]').click();
  expect(find('#setting-alpha-problem').textContent).toMatch(/^Expected a number from .* to /);
  expect(find('#run-announcement').textContent).toContain(': expected a number from');
  expect(onRun).not.toHaveBeenCalled();
  expect(alpha.getAttribute('aria-invalid')).toBe('true');
  expect(alpha.offsetHeight).toBeGreaterThan(0);
  expect(document.activeElement).toBe(alpha);
});

test('settings: changed ones are counted, and reset one by one or all at once', async () => {
  await openSettings();
  failed({ ...defaultRun, changes: { enableCanary: false, bakeScale: 1 } });
  expect(find('.settings-count').textContent).toContain('2 changes');
  expect(document.querySelectorAll('.setting[data-changed]')).toHaveLength(2);
  find('.setting[data-key="bakeScale"] .reset').click();
  expect(onRun).toHaveBeenLastCalledWith({ ...defaultRun, changes: { enableCanary: false } });
  find('.reset-all').click();
  expect(onRun).toHaveBeenLastCalledWith(defaultRun);
});

test('settings: a number of services that is left to the size of the run says what it comes to', async () => {
  failed({ ...defaultRun, deployments: 500 });
  await openSettings();
  const unit = () => find('.setting[data-key="serviceCount"] .setting-unit').textContent;
  expect(unit()).toBe('20 at this size');
  failed({ ...defaultRun, deployments: 15_847 });
  expect(unit()).toBe('127 at this size');
  failed({ ...defaultRun, changes: { serviceCount: 50 } });
  expect(unit()).toBe('');
});

test('a long run waits for the button: a switch only says that the controls are ahead', async () => {
  failed({ ...defaultRun, deployments: 1_000_000 });
  await openSettings();
  find('#setting-enableCanary').click();
  expect(onRun).not.toHaveBeenCalled();
  expect(find('[data-do="run"]').hasAttribute('data-ahead')).toBe(true);
  find('[data-do="run"]').click();
  expect(onRun).toHaveBeenCalledExactlyOnceWith({
    ...defaultRun,
    deployments: 1_000_000,
    changes: { enableCanary: false },
  });
});
