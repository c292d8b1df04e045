/** The controls of the replay. They say what will be run next; what is on screen is said elsewhere. */
import { ArgumentError } from '../../engine/errors.ts';
import { createFieldProblems } from '../components/field-problem.ts';
import { find } from '../components/find.ts';
import { readReplaySeed, readReplaySize } from '../state/replay-address.ts';
import { defaultReplay, type ReplayRun, sameReplay } from '../state/replay-run.ts';
import { isBackAtShown, type ReplayState } from './state.ts';

export interface ReplayPanel {
  show(state: ReplayState): void;
}

export interface ReplayPanelParts {
  readonly root: ParentNode;
  readonly onRun: (run: ReplayRun) => void;
  readonly onCancel: () => void;
  /** A whole number, not 0, that no earlier run had. */
  readonly newSeed: () => string;
}

export function createReplayPanel({ root, onRun, onCancel, newSeed }: ReplayPanelParts): ReplayPanel {
  const form = find(root, '#run-panel', HTMLFormElement);
  const seed = find(root, '#run-seed', HTMLInputElement);
  const size = find(root, '#run-deployments', HTMLInputElement);
  const problems = createFieldProblems(root, [seed, size]);
  const runButton = find(root, '[data-do="run"]', HTMLButtonElement);
  const cancelButton = find(root, '[data-do="cancel"]', HTMLButtonElement);
  const choices = [...form.querySelectorAll<HTMLButtonElement>('[data-size], [data-seed-choice]')];
  const resets = [...form.querySelectorAll<HTMLButtonElement>('[data-reset]')];
  /** What the controls said when they were last filled. */
  let filled: ReplayRun = defaultReplay;

  /** The replay that the controls say; null, with the reason beside the field, when they say none. */
  const draft = (): ReplayRun | null => {
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
    const seedValue = attempt(seed, readReplaySeed);
    if (seedValue === null) return null;
    const deployments = attempt(size, readReplaySize);
    return deployments === null ? null : { seed: seedValue, deployments };
  };

  /** Marks choices, ways back and, on the button, that the controls are ahead of the run. */
  const typed = (): void => {
    for (const button of choices) {
      const { size: ofSize, seedChoice } = button.dataset;
      const chosen = ofSize === undefined ? seedChoice === seed.value : ofSize === size.value;
      button.setAttribute('aria-pressed', String(chosen));
    }
    for (const reset of resets) {
      const [now, before] =
        reset.dataset.reset === 'seed'
          ? [seed.value, String(defaultReplay.seed)]
          : [size.value, String(defaultReplay.deployments)];
      reset.disabled = now === before;
      reset.textContent = `${now === before ? 'default' : 'reset to'} ${reset.dataset.default}`;
    }
    const ahead = seed.value !== String(filled.seed) || size.value !== String(filled.deployments);
    runButton.toggleAttribute('data-ahead', ahead);
  };

  const fill = (run: ReplayRun): void => {
    filled = run;
    seed.value = String(run.seed);
    size.value = String(run.deployments);
    problems.clear();
    typed();
  };
  const run = (): void => {
    typed();
    const next = draft();
    if (next !== null) onRun(next);
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run();
  });
  form.addEventListener('input', typed);
  for (const button of choices) {
    button.addEventListener('click', () => {
      if (button.dataset.size !== undefined) size.value = button.dataset.size;
      if (button.dataset.seedChoice !== undefined) seed.value = button.dataset.seedChoice;
      run();
    });
  }
  for (const button of resets) {
    button.addEventListener('click', () => {
      if (button.dataset.reset === 'seed') seed.value = String(defaultReplay.seed);
      if (button.dataset.reset === 'n') size.value = String(defaultReplay.deployments);
      button.closest('.field')?.querySelector<HTMLElement>('.input')?.focus();
      run();
    });
  }
  find(root, '[data-do="another-seed"]', HTMLElement).addEventListener('click', () => {
    seed.value = newSeed();
    run();
  });
  cancelButton.addEventListener('click', onCancel);
  form.addEventListener('keydown', (event) => {
    // Escape in a field takes back what was typed; while a run goes on it cancels that instead
    if (event.key === 'Escape' && cancelButton.hidden) fill(filled);
  });

  let last: ReplayRun | null = null;
  return {
    show(state) {
      const subject = isBackAtShown(state) ? (state.shown?.run ?? state.run) : state.run;
      // only a change of the run: a report of progress must not take away what is being typed
      if (last === null || !sameReplay(subject, last) || state.kind === 'done') {
        const typing = last !== null && sameReplay(subject, last) && runButton.hasAttribute('data-ahead');
        last = subject;
        if (!typing) fill(subject);
      }
      const running = state.kind === 'running';
      const hadFocus = document.activeElement === (running ? runButton : cancelButton);
      runButton.hidden = running;
      cancelButton.hidden = !running;
      if (hadFocus) (running ? cancelButton : runButton).focus();
    },
  };
}
