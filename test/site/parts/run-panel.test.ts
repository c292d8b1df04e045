/** The controls of the run: what Enter, Escape and each button do, and what is said when a value cannot be used. */
import { beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../site/styles/index.css';
import { type JudgedStudy, studyRuns } from '../../../site/boot/start-study.ts';
import { createRunPanel, type RunPanel } from '../../../site/components/run-panel.ts';
import { runPanelHtml } from '../../../site/pages/panel.ts';
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
  document.body.innerHTML = runPanelHtml(scenarios);
  panel = createRunPanel({ root: document, kind, onRun, onCancel, newSeed: () => 'drawn' });
  failed(defaultRun);
});

async function openSettings(): Promise<void> {
  await userEvent.click(find('#settings > summary'));
  await vi.waitFor(() => expect(find('#setting-bakeScale')).not.toBeNull());
}

test('Enter runs what was typed', async () => {
  await userEvent.fill(find('#run-seed'), 'paper');
  await userEvent.keyboard('{Enter}');
  expect(onRun).toHaveBeenCalledExactlyOnceWith({ ...defaultRun, seed: 'paper' });
});

test('Escape takes back what was typed and runs nothing', async () => {
  await userEvent.fill(find('#run-seed'), 'typo');
  await userEvent.keyboard('{Escape}');
  expect(find('#run-seed').value).toBe('42');
  expect(onRun).not.toHaveBeenCalled();
});

test('a size is one click away, and shows as pressed', async () => {
  await userEvent.click(find('[data-size="15847"]'));
  expect(onRun).toHaveBeenCalledExactlyOnceWith({ ...defaultRun, deployments: 15_847 });
  expect(find('[data-size="15847"]').getAttribute('aria-pressed')).toBe('true');
});

test('another seed runs with a seed that was drawn', async () => {
  await userEvent.click(find('[data-do="another-seed"]'));
  expect(onRun).toHaveBeenCalledExactlyOnceWith({ ...defaultRun, seed: 'drawn' });
});

test.each([
  ['#run-seed', ' '.repeat(0), 'Expected text of 1 to 200 characters'],
  ['#run-deployments', '0', 'Expected a whole number from 1 to 1,000,000'],
  ['#run-deployments', '1.5', 'Expected a whole number from 1 to 1,000,000'],
  ['#run-deployments', '', 'Expected a whole number from 1 to 1,000,000'],
])(
  '%s cannot be "%s": it says what was expected, keeps the focus, and runs nothing',
  async (selector, text, message) => {
    await userEvent.clear(find(selector));
    if (text !== '') await userEvent.type(find(selector), text);
    await userEvent.click(find('[data-do="run"]'));
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

test('while a run goes on, the same place holds Cancel, and keeps the focus', async () => {
  find('[data-do="run"]').focus();
  running(defaultRun);
  expect([find('[data-do="run"]').hidden, find('[data-do="cancel"]').hidden]).toEqual([true, false]);
  expect(document.activeElement).toBe(find('[data-do="cancel"]'));
  await userEvent.click(find('[data-do="cancel"]'));
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
  await userEvent.click(reset);
  expect(find('#run-seed').value).toBe('42');
});

test('settings: a switch runs at once, a typed percentage with Enter, as the ratio that it means', async () => {
  await openSettings();
  await userEvent.click(find('#setting-enableCanary'));
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

test('settings: one that cannot be used is named in place, even in a folded group', async () => {
  await openSettings();
  const alpha = find('#setting-alpha');
  alpha.value = '90';
  await userEvent.click(find('[data-do="run"]'));
  expect(find('#setting-alpha-problem').textContent).toMatch(/^Expected a number from .* to /);
  expect(find('#run-announcement').textContent).toContain(': expected a number from');
  expect(onRun).not.toHaveBeenCalled();
  expect(alpha.getAttribute('aria-invalid')).toBe('true');
  expect(alpha.closest('details')?.open).toBe(true);
  expect(document.activeElement).toBe(alpha);
});

test('settings: changed ones are counted, and reset one by one or all at once', async () => {
  await openSettings();
  failed({ ...defaultRun, changes: { enableCanary: false, bakeScale: 1 } });
  expect(find('.settings-count').textContent).toContain('2 changes');
  expect(document.querySelectorAll('.setting[data-changed]')).toHaveLength(2);
  await userEvent.click(find('.setting[data-key="bakeScale"] .reset'));
  expect(onRun).toHaveBeenLastCalledWith({ ...defaultRun, changes: { enableCanary: false } });
  await userEvent.click(find('.reset-all'));
  expect(onRun).toHaveBeenLastCalledWith(defaultRun);
});

test('settings: a number of services that is left to the size of the run says what it comes to', async () => {
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
  await userEvent.click(find('#setting-enableCanary'));
  expect(onRun).not.toHaveBeenCalled();
  expect(find('[data-do="run"]').hasAttribute('data-ahead')).toBe(true);
  await userEvent.click(find('[data-do="run"]'));
  expect(onRun).toHaveBeenCalledExactlyOnceWith({
    ...defaultRun,
    deployments: 1_000_000,
    changes: { enableCanary: false },
  });
});
