/** A change to try the rules on: a form with sensible fields, and examples that fill it. Its value is the input of the policies. */

import { weekdays } from '../../engine/domain/clock.ts';
import { type Tier, tiers } from '../../engine/domain/service.ts';
import type { PolicyInput } from '../../engine/governance/policies/policy.ts';
import { riskLevel } from '../../engine/risk-scoring/assessment.ts';
import { buttonElement, element } from '../authoring/html.ts';

const DAY = 1440;
const at = (day: number, hour: number): number => day * DAY + hour * 60;

/** A change that no built-in rule matches. */
const plain: PolicyInput = {
  service: 'medium-12',
  tier: 'medium',
  organisation: 0,
  dependants: 4,
  lines: 60,
  files: 4,
  migration: false,
  config: false,
  hotfix: false,
  riskScore: 0.3,
  riskLevel: 'low',
  minute: at(1, 10),
  errorBudgetRemaining: 0.8,
};

const critical = { service: 'critical-01', tier: 'critical', riskScore: 0.6, riskLevel: 'medium' } as const;

/** Examples by what they are. */
export const examples: Readonly<Record<string, Partial<PolicyInput>>> = {
  'a plain change': {},
  'critical service, score 0.6': critical,
  'Friday 17:00': { minute: at(4, 17) },
  'empty error budget': { errorBudgetRemaining: 0 },
  'migration, high tier': { service: 'high-07', tier: 'high', migration: true },
  '1,500 lines': { lines: 1_500, files: 22 },
  'hotfix, Friday 17:00': { ...critical, hotfix: true, minute: at(4, 17) },
};

export type ChangeForm = HTMLElement & { value: PolicyInput };

export function changeForm(): ChangeForm {
  const number = (name: string, label: string, min: number, max: number, step: number): HTMLElement =>
    element`<div class="field"><label for="try-${name}">${label}</label><input class="input number" type="number" id="try-${name}" min="${min}" max="${max}" step="${step}"></div>`;
  const choice = (name: string, label: string, options: readonly string[]): HTMLElement =>
    element`<div class="field"><label for="try-${name}">${label}</label><select class="input" id="try-${name}">${options.map((word) => element`<option value="${word}">${word}</option>`)}</select></div>`;
  const tick = (name: string, label: string): HTMLElement =>
    element`<label class="try__tick" for="try-${name}"><input class="switch flush" type="checkbox" role="switch" id="try-${name}"><span>${label}</span></label>`;
  const presets = Object.keys(examples).map(
    (name) => buttonElement`<button class="button" type="button" aria-pressed="false">${name}</button>`,
  );
  const root = element`<form class="try stack gap-16 card ui no-print" aria-label="A change to try" novalidate autocomplete="off">
    <div class="try__presets cluster gap-8" role="group" aria-label="Examples">${presets}</div>
    <div class="try__fields grid">
      <div class="field"><label for="try-service">Service</label><input class="input" id="try-service" maxlength="64" spellcheck="false" autocapitalize="off"></div>
      ${choice('tier', 'Tier', tiers)}
      ${choice('organisation', 'Organization', ['1', '2', '3'])}
      ${number('dependants', 'Dependent services', 0, 126, 1)}
      ${number('lines', 'Lines', 1, 1000000, 1)}
      ${number('files', 'Files', 1, 60000, 1)}
      ${number('score', 'Risk score (0–1)', 0, 1, 0.05)}
      ${number('budget', 'Budget left (%)', -500, 100, 5)}
      ${choice('weekday', 'Day', weekdays)}
      <div class="field"><label for="try-time">Time</label><input class="input" type="time" id="try-time"></div>
    </div>
    <div class="cluster gap-wide" role="group" aria-label="Kind of change">${tick('migration', 'migration')}${tick('config', 'configuration')}${tick('hotfix', 'hotfix')}</div>
  </form>`;
  const input = (name: string): HTMLInputElement => root.querySelector(`#try-${name}`)!;
  const chosen = (name: string): HTMLSelectElement => root.querySelector(`#try-${name}`)!;

  const fill = (change: PolicyInput): void => {
    input('service').value = change.service;
    chosen('tier').value = change.tier;
    chosen('organisation').value = String(change.organisation + 1);
    input('dependants').value = String(change.dependants);
    input('lines').value = String(change.lines);
    input('files').value = String(change.files);
    input('score').value = String(change.riskScore);
    input('budget').value = String(change.errorBudgetRemaining * 100);
    chosen('weekday').selectedIndex = Math.floor(change.minute / DAY);
    const inDay = change.minute % DAY;
    input('time').value = [Math.floor(inDay / 60), inDay % 60]
      .map((part) => String(part).padStart(2, '0'))
      .join(':');
    for (const name of ['migration', 'config', 'hotfix'] as const) input(name).checked = change[name];
  };
  /** What is out of its range counts as the nearest value in it, an empty field as zero; an empty score means that it was not scored. */
  const numberIn = (name: string): number => {
    const { valueAsNumber, min, max, step } = input(name);
    const value = Number.isNaN(valueAsNumber) ? 0 : valueAsNumber;
    const within = Math.min(Math.max(value, Number(min)), Number(max));
    return step === '1' ? Math.round(within) : within;
  };
  const read = (): PolicyInput => {
    const riskScore = input('score').value === '' ? Number.NaN : numberIn('score');
    const [hour = 0, minute = 0] = input('time').value.split(':').map(Number);
    return {
      service: input('service').value,
      tier: chosen('tier').value as Tier,
      organisation: chosen('organisation').selectedIndex,
      dependants: numberIn('dependants'),
      lines: numberIn('lines'),
      files: numberIn('files'),
      migration: input('migration').checked,
      config: input('config').checked,
      hotfix: input('hotfix').checked,
      riskScore,
      riskLevel: Number.isNaN(riskScore) ? null : riskLevel(riskScore),
      minute: chosen('weekday').selectedIndex * DAY + hour * 60 + minute,
      errorBudgetRemaining: numberIn('budget') / 100,
    };
  };
  const press = (pressed: HTMLButtonElement | null): void => {
    for (const button of presets) button.setAttribute('aria-pressed', String(button === pressed));
  };

  for (const button of presets) {
    button.addEventListener('click', () => {
      fill({ ...plain, ...examples[button.textContent] });
      press(button);
      root.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
  root.addEventListener('submit', (event) => event.preventDefault());
  root.addEventListener('input', (event) => {
    if (event.target !== root) press(null);
  });
  fill({ ...plain, ...critical });
  press(presets[1] ?? null);
  return Object.defineProperty(root, 'value', { get: read }) as ChangeForm;
}
