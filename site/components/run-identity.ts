/** The foot of the page: which run is on screen, down to its digest. */
import type { Scenario } from '../../engine/simulator/scenario.ts';
import { isParameterKey, parameters } from '../../engine/simulator/settings.ts';
import { count } from '../../notebooks/format/number.ts';
import type { RunState } from '../boot/run-state.ts';
import { changedKeys, type Run, scenarioOf } from '../state/run.ts';
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
      fact('settings').textContent = changedSettings(run, scenarioOf(run, scenarios));
      fact('deployments').textContent = count(run.deployments);
      fact('seed').textContent = run.seed;
      fact('digest').textContent = study.digest;
      copy.disabled = false;
    },
  };
}

/** `9 by the scenario, 0 by hand`; of a scenario that changes nothing only the number. */
export function changedSettings(run: Run, scenario: Scenario): string {
  const byHand = changedKeys(run).length;
  const byScenario = Object.entries(scenario.changes).filter(
    ([key, value]) => isParameterKey(key) && parameters[key].value !== value,
  ).length;
  if (byScenario === 0) return count(byHand);
  return `${count(byScenario)} by the scenario, ${count(byHand)} by hand`;
}
