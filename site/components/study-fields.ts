/** The controls that only the study has: its scenario, and the settings of its arms. */
import { ArgumentError } from '../../engine/errors.ts';
import type { Scenario } from '../../engine/simulator/scenario.ts';
import { defaultRun, type Run, scenarioOf } from '../state/run.ts';
import type { MoreFields, PanelHost } from '../state/run-kind.ts';
import { find } from './find.ts';
import { createSettingsPanel } from './settings/settings-panel.ts';

export function createStudyFields(
  root: ParentNode,
  scenarios: readonly Scenario[],
  { form, filled, chosen, typed }: PanelHost<Run>,
): MoreFields<Run> {
  const scenario = find(root, '#run-scenario', HTMLSelectElement);
  const varies = find(root, '#run-varies', HTMLElement);
  const settings = createSettingsPanel({
    root: find(root, '#settings', HTMLElement),
    form: form.id,
    scenarios,
    onChosen: chosen,
    onTyped: typed,
  });
  /** A scenario starts from its own settings. */
  const start = (): void => settings.show({ ...filled(), scenario: scenario.value, changes: {} });
  scenario.addEventListener('change', () => {
    start();
    chosen();
  });
  return {
    fill(run) {
      scenario.value = scenarioOf(run, scenarios).id;
      settings.show(run);
    },
    read(run) {
      const changes = scenario.value === run.scenario ? run.changes : {};
      try {
        return settings.read({ ...run, scenario: scenario.value, changes });
      } catch (error) {
        if (!(error instanceof ArgumentError)) throw error;
        return null;
      }
    },
    mark() {
      varies.textContent = scenarios.find(({ id }) => id === scenario.value)?.varies ?? '';
    },
    count: (run) => settings.count(run),
    opened: () => settings.open(),
    ahead: (run) => scenario.value !== run.scenario,
    values: () => ({ scenario: [scenario.value, defaultRun.scenario] }),
    reset() {
      scenario.value = defaultRun.scenario;
      start();
    },
  };
}
