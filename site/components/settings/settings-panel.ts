/** The settings of the arms: the few that matter first, all others folded by group. Built when first unfolded. */
import { ArgumentError } from '../../../engine/errors.ts';
import type { Scenario } from '../../../engine/simulator/scenario.ts';
import {
  type ParameterKey,
  parameterGroups,
  parameters,
  type Settings,
  withSettings,
} from '../../../engine/simulator/settings.ts';
import { serviceCountFor } from '../../../engine/simulator/world.ts';
import { element } from '../../../notebooks/authoring/html.ts';
import { plural } from '../../../notebooks/format/number.ts';
import { changedKeys, changesFrom, type Run, scenarioOf, settingsOf } from '../../state/run.ts';
import { announceProblem, inPlace } from '../field-problem.ts';
import { find } from '../find.ts';
import { type Control, createControl, type SettingValue } from './control.ts';

/** What changes a verdict most, or what the documents disagree about. */
const firstKeys: readonly ParameterKey[] = [
  'enableContextRag',
  'enableRiskScoring',
  'enableCanary',
  'enableGovernance',
  'autonomy',
  'judge',
  'control',
  'bakeScale',
  'reviewerSensitivity',
  'badIntercept',
];

interface SettingsGroup {
  readonly title: string;
  readonly keys: readonly ParameterKey[];
}

/** The groups of the model without what stands first. */
const foldedGroups: readonly SettingsGroup[] = parameterGroups.map((group) => ({
  title: group.title,
  keys: (Object.keys(group.parameters) as ParameterKey[]).filter((key) => !firstKeys.includes(key)),
}));

export interface SettingsPanel {
  /** Puts a run's settings into the controls. */
  show(run: Run): void;
  /** Only says how many settings a run changes. */
  count(run: Run): void;
  /** The run with the settings that the controls say. @throws ArgumentError, after marking and focusing the control */
  read(run: Run): Run;
}

export interface SettingsPanelParts {
  readonly root: HTMLDetailsElement;
  /** Id of the form that Enter submits. */
  readonly form: string;
  readonly scenarios: readonly Scenario[];
  readonly onChosen: () => void;
  readonly onTyped: () => void;
}

export function createSettingsPanel({
  root,
  form,
  scenarios,
  onChosen,
  onTyped,
}: SettingsPanelParts): SettingsPanel {
  const body = find(root, '.settings-body', HTMLElement);
  const count = find(root, '.settings-count', HTMLElement);
  const controls = new Map<ParameterKey, Control>();
  let current: Run | null = null;

  const fill = (): void => {
    if (current === null || controls.size === 0) return;
    const values: Settings = settingsOf(current, scenarios);
    const base: Settings = withSettings(scenarioOf(current, scenarios).changes);
    const size = current.deployments;
    for (const control of controls.values()) {
      const { key } = control;
      control.show(values[key], base[key], effectOf(key, values, size));
    }
  };
  const drawCount = (run: Run | null): void => {
    const keys = run === null ? [] : changedKeys(run);
    const names = keys.map((key) => parameters[key].label).join(', ');
    count.textContent =
      keys.length === 0 ? 'all as in the scenario' : `${plural(keys.length, 'change')}: ${names}`;
    const resetAll = body.querySelector<HTMLButtonElement>('.reset-all');
    if (resetAll !== null) resetAll.disabled = keys.length === 0;
  };

  const build = (): void => {
    const add = (key: ParameterKey): HTMLElement => {
      const control = createControl(key, form, { onChosen, onTyped });
      controls.set(key, control);
      return control.element;
    };
    const resetAll =
      element`<button class="button reset-all" type="button">Reset all settings</button>` as HTMLButtonElement;
    resetAll.addEventListener('click', () => {
      if (current === null) return;
      current = { ...current, changes: {} };
      fill();
      onChosen();
    });
    body.append(
      element`<p class="settings-lead cluster">What both arms run on. Switches and choices run at once; a typed value runs with Enter. Each line says the accepted range and where the value comes from. ${resetAll}</p>`,
      element`<div class="settings-list">${firstKeys.map(add)}</div>`,
      ...foldedGroups.map(
        ({ title, keys }) => element`<details class="settings-group">
          <summary>${title} <span class="settings-count muted">${plural(keys.length, 'setting')}</span></summary>
          <div class="settings-list">${keys.map(add)}</div>
        </details>`,
      ),
    );
    fill();
    drawCount(current);
  };
  root.addEventListener('toggle', () => {
    if (root.open && controls.size === 0) build();
  });

  return {
    show(run) {
      current = run;
      fill();
      drawCount(run);
    },
    count: drawCount,
    read(run) {
      if (controls.size === 0) return run;
      const scenario = scenarioOf(run, scenarios);
      const values: Partial<Record<ParameterKey, SettingValue>> = {};
      for (const control of controls.values()) {
        try {
          values[control.key] = control.read();
        } catch (error) {
          control.element.closest<HTMLDetailsElement>('details.settings-group')?.setAttribute('open', '');
          control.focus();
          if (error instanceof ArgumentError) {
            announceProblem(root.ownerDocument, parameters[control.key].label, inPlace(error));
          }
          throw error;
        }
      }
      return { ...run, changes: changesFrom(scenario, withSettings(values as Settings)) };
    },
  };
}

/** What a value that stands for another one comes to in a run of this size. */
function effectOf(key: ParameterKey, settings: Settings, deployments: number): string | undefined {
  if (key !== 'serviceCount' || settings.serviceCount > 0) return undefined;
  return `${serviceCountFor(settings, deployments)} at this size`;
}
