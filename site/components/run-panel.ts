/** The controls of the run. They say what will be run next; what is on screen is said elsewhere. */
import { ArgumentError } from '../../engine/errors.ts';
import type { Scenario } from '../../engine/simulator/scenario.ts';
import type { RunState } from '../boot/run-state.ts';
import { formatAddress } from '../state/format-address.ts';
import { readDeployments, readSeed } from '../state/parse-address.ts';
import { defaultRun, type Run, scenarioOf } from '../state/run.ts';
import { createFieldProblems } from './field-problem.ts';
import { find } from './find.ts';
import { createSettingsPanel } from './settings/settings-panel.ts';

export interface RunPanel {
  show(state: RunState): void;
}

export interface RunPanelParts {
  readonly root: ParentNode;
  readonly scenarios: readonly Scenario[];
  readonly onRun: (run: Run) => void;
  readonly onCancel: () => void;
  /** A short text that no earlier run had. */
  readonly newSeed: () => string;
}

/** Up to here a switch or a choice runs at once; a longer run waits for the button. */
const AT_ONCE = 50_000;

export function createRunPanel({ root, scenarios, onRun, onCancel, newSeed }: RunPanelParts): RunPanel {
  const form = find(root, '#run-panel', HTMLFormElement);
  const seed = find(root, '#run-seed', HTMLInputElement);
  const size = find(root, '#run-deployments', HTMLInputElement);
  const scenario = find(root, '#run-scenario', HTMLSelectElement);
  const varies = find(root, '#run-varies', HTMLElement);
  const problems = createFieldProblems(root, [seed, size]);
  const runButton = find(root, '[data-do="run"]', HTMLButtonElement);
  const cancelButton = find(root, '[data-do="cancel"]', HTMLButtonElement);
  const sizes = [...form.querySelectorAll<HTMLButtonElement>('[data-size]')];
  const resets = [...form.querySelectorAll<HTMLButtonElement>('[data-reset]')];
  /** What the controls said when they were last filled. */
  let filled: Run = defaultRun;

  /** The run that the controls say; null, with the reason beside the field, when they say none. */
  const draft = (): Run | null => {
    problems.clear();
    const attempt = <T>(field: HTMLInputElement, read: () => T): T | null => {
      try {
        return read();
      } catch (error) {
        if (!(error instanceof ArgumentError)) throw error;
        problems.mark(field, error);
        return null;
      }
    };
    const seedText = attempt(seed, () => readSeed(seed.value));
    // a number field hands over no text that it cannot read as a number
    const deployments = attempt(size, () => readDeployments(size.value.trim()));
    if (seedText === null || deployments === null) return null;
    const base = scenario.value === filled.scenario ? filled.changes : {};
    try {
      return settings.read({ scenario: scenario.value, changes: base, seed: seedText, deployments });
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      return null;
    }
  };

  const drawResets = (): void => {
    const values: Readonly<Record<string, readonly [string, string]>> = {
      seed: [seed.value, defaultRun.seed],
      n: [size.value, String(defaultRun.deployments)],
      scenario: [scenario.value, defaultRun.scenario],
    };
    for (const reset of resets) {
      const [now, before] = values[reset.dataset.reset ?? ''] ?? ['', ''];
      reset.disabled = now === before;
      reset.textContent = `${now === before ? 'default' : 'reset to'} ${reset.dataset.default}`;
    }
    for (const button of sizes)
      button.setAttribute('aria-pressed', String(button.dataset.size === size.value));
    const chosen = scenarios.find(({ id }) => id === scenario.value);
    varies.textContent = chosen?.varies ?? '';
  };

  const fill = (run: Run): void => {
    filled = run;
    seed.value = run.seed;
    size.value = String(run.deployments);
    scenario.value = scenarioOf(run, scenarios).id;
    problems.clear();
    settings.show(run);
    typed();
  };

  /** Says on the button that the controls are ahead of the run. */
  const typed = (): void => {
    drawResets();
    const ahead =
      seed.value !== filled.seed ||
      size.value !== String(filled.deployments) ||
      scenario.value !== filled.scenario;
    runButton.toggleAttribute('data-ahead', ahead);
  };
  const run = (): void => {
    const next = draft();
    if (next !== null) onRun(next);
  };
  /** Runs what is complete in itself, unless that would take long. */
  const chosen = (): void => {
    drawResets();
    const next = draft();
    if (next === null) return;
    runButton.toggleAttribute('data-ahead', formatAddress(next) !== formatAddress(filled));
    if (next.deployments <= AT_ONCE) onRun(next);
    else settings.count(next);
  };

  const settings = createSettingsPanel({
    root: find(root, '#settings', HTMLDetailsElement),
    form: form.id,
    scenarios,
    onChosen: chosen,
    onTyped: () => runButton.toggleAttribute('data-ahead', true),
  });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run();
  });
  form.addEventListener('input', typed);
  scenario.addEventListener('change', () => {
    settings.show({ ...filled, scenario: scenario.value, changes: {} });
    chosen();
  });
  for (const button of sizes) {
    button.addEventListener('click', () => {
      size.value = button.dataset.size ?? '';
      drawResets();
      run();
    });
  }
  for (const button of resets) {
    button.addEventListener('click', () => {
      if (button.dataset.reset === 'seed') seed.value = defaultRun.seed;
      if (button.dataset.reset === 'n') size.value = String(defaultRun.deployments);
      if (button.dataset.reset === 'scenario') {
        scenario.value = defaultRun.scenario;
        settings.show({ ...filled, scenario: scenario.value, changes: {} });
      }
      button.closest('.field')?.querySelector<HTMLElement>('.input')?.focus();
      chosen();
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
      }
      const running = state.kind === 'running';
      const hadFocus = document.activeElement === (running ? runButton : cancelButton);
      runButton.hidden = running;
      cancelButton.hidden = !running;
      if (hadFocus) (running ? cancelButton : runButton).focus();
    },
  };
}
