/** The code behind a cell, as readers unfold, change and run it: what it is run on, and what is said where it cannot be. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Author, StudyView } from '../../../notebooks/authoring/define.ts';
import { type MountedNotebook, mountNotebook } from '../../../site/notebook/mount.ts';
import { evaluated } from '../../../site/notebook/sandbox.ts';
import { paragraph, view, written } from './written-notebook.ts';

let notebook: MountedNotebook;
let place: HTMLElement;
beforeEach(() => {
  place = document.createElement('div');
  document.body.replaceChildren(place);
});
afterEach(() => notebook?.dispose());

const show = (write: (author: Author) => void): void => {
  notebook = mountNotebook(written(write), place);
};
const cell = (name: string): HTMLElement => place.querySelector<HTMLElement>(`#cell-${name}`)!;
const source = { html: 'x', file: 'notebooks/a/notebook.ts', line: 1 };
const code = {
  file: 'engine/a.ts',
  line: 1,
  name: 'twice',
  html: '',
  text: '(n) => 2 * n',
  uses: [],
  scope: '',
};
const unfold = (name: string): void => cell(name).querySelector<HTMLElement>('summary')!.click();
const press = (of: string, name: string): void =>
  [...cell(of).querySelectorAll('button')].find(({ textContent }) => textContent === name)!.click();

test('the function behind a cell is run on what the cell has read last', async () => {
  const asked = vi.fn((run: StudyView, { n }: { n: number }) => (n < 0 ? null : [run.study.config.seed, n]));
  show(({ cell: define, study, statistic }) => {
    const n = define('n', { run: study }, ({ run }) => Number(run.study.config.seed));
    const shown = define('shown', { n }, (read) => paragraph(String(read.n)), source);
    statistic(shown, 'engine/a.ts#twice', asked, async () => ({ code }));
  });
  unfold('shown');
  await vi.waitFor(() => press('shown', 'Edit and run'));
  await vi.waitFor(() => press('shown', 'Run'));
  expect(cell('shown').textContent).toContain('There is nothing to compute yet');
  notebook.setStudy(view('-7'));
  await vi.waitFor(() => expect(cell('shown').textContent).toContain('-7'));
  press('shown', 'Run');
  expect(cell('shown').textContent).toContain('There is nothing to compute yet');
  notebook.setStudy(view('42'));
  await vi.waitFor(() => expect(cell('shown').textContent).toContain('42'));
  press('shown', 'Run');
  expect(asked.mock.results.map(({ value }) => value as unknown)).toEqual([null, ['42', 42]]);
  expect(cell('shown').textContent).toContain('Running');
});

test('while a cell waits for a new run, or that has failed it, there is nothing to run: two runs are never mixed', async () => {
  const release: (() => void)[] = [];
  const asked = vi.fn((run: StudyView, { n }: { n: string }) => [run.study.config.seed, n]);
  show(({ cell: define, study, statistic }) => {
    const n = define('n', { run: study }, async ({ run: { study: shown } }) => {
      await new Promise<void>((resolve) => release.push(resolve));
      if (shown.config.seed === 'bad') throw new Error('bad');
      return shown.config.seed;
    });
    const shown = define('shown', { run: study, n }, (read) => paragraph(read.n), source);
    statistic(shown, 'engine/a.ts#twice', asked, async () => ({ code }));
  });
  const finish = async (seed: string, state: string): Promise<void> => {
    notebook.setStudy(view(seed));
    const before = release.length;
    await vi.waitFor(() => expect(release).toHaveLength(before + 1));
    expect(cell('shown').getAttribute('aria-busy')).toBe('true');
    if (before > 0) nothing(); // the old value is still there
    release.at(-1)!();
    await vi.waitFor(() => expect(cell('shown').dataset.state).toBe(state));
  };
  const nothing = (): void => {
    cell('shown').querySelector('.cell-editor [role=status]')!.textContent = '';
    press('shown', 'Run');
    expect(cell('shown').textContent).toContain('There is nothing to compute yet');
  };
  await finish('first', 'done');
  unfold('shown');
  await vi.waitFor(() => press('shown', 'Edit and run'));
  await vi.waitFor(() => expect(cell('shown').querySelector('.cell-editor')).not.toBeNull());
  await finish('bad', 'failed');
  nothing();
  await finish('third', 'done');
  notebook.setStudy(view('fourth')); // no cell has heard of it
  press('shown', 'Run');
  expect(asked.mock.results.map(({ value }) => value as unknown)).toEqual([['third', 'third']]);
});

test('a cell without a function says why it cannot be edited, and what to change instead where the page has a form for that', async () => {
  const told = async (): Promise<string> => {
    show(({ cell: define }) => define('n', {}, () => paragraph('42'), source));
    unfold('n');
    await vi.waitFor(() => expect(cell('n').textContent).toContain('This cell cannot be edited here'));
    return cell('n').textContent;
  };
  expect(await told()).not.toContain('settings of the run');
  notebook.dispose();
  document.body.append(Object.assign(document.createElement('form'), { id: 'run-panel' }));
  expect(await told()).toContain('change the settings of the run');
});

test('an argument that cannot be passed to the frame is named as the reason, not a loop', async () => {
  const ready = `data:text/html,${encodeURIComponent("<script>parent.postMessage('ready', '*')</script>")}`;
  const program = { scope: '', uses: [], text: '(f) => f()', args: [() => 42] };
  const found = await evaluated(ready, program);
  expect(found).toMatchObject({
    kind: 'failed',
    why: expect.stringContaining('cannot be passed to the frame'),
  });
  expect(document.querySelector('iframe')).toBeNull();
});
