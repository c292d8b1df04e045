/** The controls of the run. They say what will be run next; what is on screen is said elsewhere. */
import { ArgumentError } from '../../engine/errors.ts';
import type { RunKind, SomeRun } from '../state/run-kind.ts';
import type { RunState } from '../state/run-state.ts';
import { createFieldProblems } from './field-problem.ts';
import { find } from './find.ts';
import { createRunSheet } from './run-sheet.ts';

export interface RunPanel<Run, Result> {
  show(state: RunState<Run, Result>): void;
}

export interface RunPanelParts<Run extends SomeRun, Result> {
  readonly root: ParentNode;
  readonly kind: Pick<
    RunKind<Run, Result, unknown>,
    'defaultRun' | 'same' | 'readSeed' | 'readSize' | 'atOnce' | 'more' | 'words'
  >;
  readonly onRun: (run: Run) => void;
  readonly onCancel: () => void;
  /** A short text that no earlier run had. */
  readonly newSeed: () => string;
}

export function createRunPanel<Run extends SomeRun, Result>({
  root,
  kind,
  onRun,
  onCancel,
  newSeed,
}: RunPanelParts<Run, Result>): RunPanel<Run, Result> {
  const { defaultRun, same } = kind;
  const form = find(root, '#run-panel', HTMLFormElement);
  const named = find(root, '#run-named', HTMLElement);
  const seed = find(root, '#run-seed', HTMLInputElement);
  const size = find(root, '#run-deployments', HTMLInputElement);
  const problems = createFieldProblems(root, [seed, size]);
  const runButton = find(root, '[data-do="run"]', HTMLButtonElement);
  const cancelButton = find(root, '[data-do="cancel"]', HTMLButtonElement);
  const choices = [...form.querySelectorAll<HTMLButtonElement>('[data-size], [data-seed-choice]')];
  const resets = [...form.querySelectorAll<HTMLButtonElement>('[data-reset]')];
  let filled = defaultRun;

  /** The run that the controls say; null, with the reason beside the field, when they say none. */
  const draft = (): Run | null => {
    problems.clear();
    const attempt = <T>(field: HTMLInputElement, read: (text: string) => T): T | null => {
      try {
        return read(field.value);
      } catch (error) {
        if (!(error instanceof ArgumentError)) throw error;
        problems.mark(field, error);
        return null;
      }
    };
    const seedRead = attempt(seed, kind.readSeed);
    const deployments = attempt(size, kind.readSize);
    if (seedRead === null || deployments === null) return null;
    const run: Run = { ...filled, seed: seedRead, deployments };
    return more === undefined ? run : more.read(run);
  };

  /** Marks choices and ways back. */
  const mark = (): void => {
    const values: Readonly<Record<string, readonly [string, string]>> = {
      seed: [seed.value, String(defaultRun.seed)],
      n: [size.value, String(defaultRun.deployments)],
      ...more?.values(),
    };
    for (const reset of resets) {
      const [now, initial] = values[reset.dataset.reset ?? ''] ?? ['', ''];
      reset.disabled = now === initial;
      reset.textContent = `${now === initial ? 'default' : 'reset to'} ${reset.dataset.default}`;
    }
    for (const button of choices) {
      const { size: ofSize, seedChoice } = button.dataset;
      const chosen = ofSize === undefined ? seedChoice === seed.value : ofSize === size.value;
      button.setAttribute('aria-pressed', String(chosen));
    }
    more?.mark();
  };
  const setAhead = (ahead: boolean): void => {
    runButton.toggleAttribute('data-ahead', ahead);
  };
  /** Says on the button that the controls are ahead of the run. */
  const typed = (): void => {
    mark();
    setAhead(
      seed.value !== String(filled.seed) ||
        size.value !== String(filled.deployments) ||
        (more?.ahead(filled) ?? false),
    );
  };
  const fill = (run: Run): void => {
    filled = run;
    seed.value = String(run.seed);
    size.value = String(run.deployments);
    problems.clear();
    more?.fill(run);
    typed();
  };
  const run = (): void => {
    mark();
    let next = draft();
    if (next === null) {
      sheet.open();
      next = draft(); // marks the field again, now that it can be seen
    }
    if (next !== null) onRun(next);
  };
  /** Runs what is complete in itself, unless that would take long. */
  const chosen = (): void => {
    mark();
    const next = draft();
    if (next === null) return;
    setAhead(!same(next, filled));
    if (next.deployments <= kind.atOnce) onRun(next);
    else more?.count(next);
  };
  const more = kind.more?.({ form, filled: () => filled, chosen, typed: () => setAhead(true) });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run();
  });
  form.addEventListener('input', ({ target }) => {
    // settings say themselves what is chosen and what is typed
    if (target instanceof Element && target.closest('#settings') === null) typed();
  });
  for (const button of choices) {
    button.addEventListener('click', () => {
      if (button.dataset.size !== undefined) size.value = button.dataset.size;
      if (button.dataset.seedChoice !== undefined) seed.value = button.dataset.seedChoice;
      run();
    });
  }
  for (const button of resets) {
    button.addEventListener('click', () => {
      const name = button.dataset.reset ?? '';
      if (name === 'seed') seed.value = String(defaultRun.seed);
      else if (name === 'n') size.value = String(defaultRun.deployments);
      else more?.reset(name);
      button.closest('.field')?.querySelector<HTMLElement>('.input')?.focus();
      chosen();
    });
  }
  find(root, '[data-do="another-seed"]', HTMLElement).addEventListener('click', () => {
    seed.value = newSeed();
    run();
  });
  cancelButton.addEventListener('click', onCancel);
  const sheet = createRunSheet(root, { onOpen: () => more?.opened(), onEscape: () => fill(filled) });

  let last: Run | null = null;
  return {
    show(state) {
      const onScreen =
        state.kind === 'failed' && state.failure.kind === 'cancelled' ? state.shown?.run : null;
      const subject = onScreen ?? state.run;
      // only a change of the run: a report of progress must not take away what is being typed
      if (subject !== last) {
        last = subject;
        fill(subject);
        named.textContent = kind.words.short(subject);
      }
      const running = state.kind === 'running';
      const hadFocus = document.activeElement === (running ? runButton : cancelButton);
      runButton.hidden = running;
      cancelButton.hidden = !running;
      if (hadFocus) (running ? cancelButton : runButton).focus();
    },
  };
}
