/** The settings of the arms: changed ones first, then the few that matter most, then all others by group; searchable. Built when first seen. */
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

const CHANGED = 'Changed';

interface SettingsGroup {
  readonly title: string;
  readonly keys: readonly ParameterKey[];
}

const groups: readonly SettingsGroup[] = [
  { title: 'What matters most', keys: firstKeys },
  ...parameterGroups.map((group) => ({
    title: group.title,
    keys: (Object.keys(group.parameters) as ParameterKey[]).filter((key) => !firstKeys.includes(key)),
  })),
];

export interface SettingsPanel {
  /** They can be seen now: builds them, and puts changed ones first. */
  open(): void;
  /** Puts a run's settings into the controls. */
  show(run: Run): void;
  /** Only says how many settings a run changes. */
  count(run: Run): void;
  /** The run with the settings that the controls say. @throws ArgumentError, after marking and focusing the control */
  read(run: Run): Run;
}

export interface SettingsPanelParts {
  readonly root: HTMLElement;
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
  const search = find(root, '#settings-search', HTMLInputElement);
  const resetAll = find(root, '.reset-all', HTMLButtonElement);
  const lists = new Map<string, HTMLElement>();
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
    count.textContent = keys.length === 0 ? 'no changes' : `${plural(keys.length, 'change')}: ${names}`;
    resetAll.disabled = keys.length === 0;
  };

  const build = (): void => {
    for (const { title } of [{ title: CHANGED }, ...groups]) {
      const list = element`<div class="settings-list"></div>`;
      lists.set(title, list);
      body.append(element`<section class="settings-group"><h3 class="small">${title}</h3>${list}</section>`);
    }
    for (const key of groups.flatMap(({ keys }) => keys)) {
      controls.set(key, createControl(key, form, { onChosen, onTyped }));
    }
    body.append(element`<p class="muted" data-none hidden>No setting matches.</p>`);
    fill();
  };
  /** Not while one is being used: a control must not move away from the hand that is on it. */
  const arrange = (): void => {
    for (const { title, keys } of groups) {
      for (const key of keys) {
        const control = controls.get(key)!;
        const changed = control.element.hasAttribute('data-changed');
        lists.get(changed ? CHANGED : title)!.append(control.element);
      }
    }
  };
  const filter = (): void => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { element: line, key } of controls.values()) {
      const text = `${key} ${line.textContent}`.toLowerCase();
      line.hidden = !words.every((word) => text.includes(word));
      if (!line.hidden) found++;
    }
    for (const list of lists.values()) {
      list.parentElement!.hidden = list.querySelector('.setting:not([hidden])') === null;
    }
    find(body, '[data-none]', HTMLElement).hidden = found > 0;
  };
  search.addEventListener('input', filter);
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault(); // it finds, and runs nothing
  });
  resetAll.addEventListener('click', () => {
    if (current === null) return;
    current = { ...current, changes: {} };
    fill();
    onChosen();
    search.focus();
  });

  return {
    open() {
      if (controls.size === 0) build();
      arrange();
      filter();
    },
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
          search.value = '';
          filter();
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
