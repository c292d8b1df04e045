/** The foot of the page: which run is on screen, down to its digest. */
import type { Scenario } from '../../engine/simulator/scenario.ts';
import { count } from '../../notebooks/format/number.ts';
import type { RunState } from '../boot/run-state.ts';
import { changedKeys, scenarioOf } from '../state/run.ts';
import { copyText } from './copy.ts';
import { find } from './find.ts';

export interface RunIdentity {
  show(state: RunState): void;
}

export function createRunIdentity(root: ParentNode, scenarios: readonly Scenario[]): RunIdentity {
  const fact = (name: string): HTMLElement => find(root, `[data-fact="${name}"]`, HTMLElement);
  const copy = find(root, '[data-do="copy-digest"]', HTMLButtonElement);
  fact('digest').classList.add('digest');
  copy.addEventListener('click', () => {
    void copyText(copy, fact('digest').textContent ?? '');
  });
  return {
    show({ shown }) {
      if (shown === null) return;
      const { run, study } = shown;
      fact('scenario').textContent = scenarioOf(run, scenarios).title;
      fact('settings').textContent = count(changedKeys(run).length);
      fact('deployments').textContent = count(run.deployments);
      fact('seed').textContent = run.seed;
      fact('digest').textContent = study.digest;
      copy.disabled = false;
    },
  };
}
