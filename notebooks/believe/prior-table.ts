/** All priors with their sources; each can be moved. And what the share in focus becomes when one is halved or doubled. */
import { beliefPlan } from '../../engine/belief/belief.ts';
import { isSolved, type PriorEffect, priorEffects } from '../../engine/belief/in-common.ts';
import { type Prior, priors } from '../../engine/belief/priors.ts';
import { goesBeyond, type Limit, type Limits } from '../../engine/belief/within.ts';
import { ArgumentError, complaint } from '../../engine/errors.ts';
import { element, html, inputElement, selectElement } from '../authoring/html.ts';
import { actionButton } from '../authoring/offer-file.ts';
import { dataTable, numbers } from '../charts/figure.ts';
import { percent } from '../format/number.ts';
import { type Choice, limitOf, limitsText, limitText, readLimits } from './choice.ts';
import type { BeliefMap } from './map.ts';
import { priorLabel, priorValueText } from './words.ts';

/** Its value: the intervals that the reader has moved. */
export type PriorTable = HTMLElement & {
  readonly value: Limits;
  readonly show: (choice: Choice, map: BeliefMap | null) => void;
};

/** @param text limits as the address has them @param keep puts others there */
export function createPriorTable(text: string, keep: (limits: string) => void): PriorTable {
  const start = readLimits(text);
  let { limits } = start;
  const rows = priors.map(rowOf);
  const publish = (next: Limits): void => {
    limits = next;
    reset.disabled = limits.size === 0;
    for (const row of rows) row.fill(limits.get(row.prior.key));
    keep(limitsText(limits));
    root.dispatchEvent(new Event('input'));
  };
  const reset = actionButton('Reset all intervals', () => publish(new Map()));
  const table = dataTable({
    title: 'Priors: intervals, sources, and what the share becomes when one is halved or doubled',
    columns: ['input', 'interval', ...numbers('halved', 'doubled'), 'source'],
    rows: rows.map(({ cells }) => cells),
    cards: true,
  });
  table.querySelector('table')!.classList.add('priors');
  const ignored = start.problems.map((problem) => `Ignored in this address: ${problem}. `);
  const fold = element`<details class="unfold"><summary>All ${String(priors.length)} inputs, each with its interval and source</summary>${table}<p class="no-print">${reset}</p></details>`;
  // what a reader has moved is in sight
  fold.toggleAttribute('open', limits.size > 0);
  const root = element`<div class="stack">${fold}<p class="field-error" role="alert">${ignored}</p></div>`;
  root.addEventListener('change', ({ target }) => {
    const row = rows.find(({ fields }) => fields.some((field) => field === target));
    const limit = row?.read();
    if (row === undefined || limit === 'refused') return;
    const next = new Map(limits);
    if (limit) next.set(row.prior.key, limit);
    else next.delete(row.prior.key);
    publish(next);
  });
  reset.disabled = limits.size === 0;
  for (const row of rows) row.fill(limits.get(row.prior.key));
  const show = (choice: Choice, map: BeliefMap | null): void => {
    const effects = map === null ? [] : priorEffects(map.draws, map.places, map.focus.accepted);
    const plan = beliefPlan(choice.comparison);
    for (const row of rows) {
      const effect = effects.find(({ prior }) => prior.key === row.prior.key);
      row.show(choice.limits.get(row.prior.key), effect, isSolved({ plan }, row.prior));
    }
  };
  return Object.defineProperties(root, { value: { get: () => limits }, show: { value: show } }) as PriorTable;
}

function rowOf(prior: Prior) {
  const label = priorLabel(prior);
  /** What its fields have when nothing is moved. */
  const own = prior.kind === 'options' ? [''] : [String(prior.low), String(prior.high)];
  const fields: readonly (HTMLInputElement | HTMLSelectElement)[] =
    prior.kind === 'options'
      ? [
          selectElement`<select class="input" aria-label="${label}"><option value="">any</option>${prior.options.map((option) => html`<option value="${String(option)}">${priorValueText(prior, option)}</option>`)}</select>`,
        ]
      : ['lowest', 'highest'].map(
          (end) =>
            inputElement`<input class="input number" inputmode="decimal" autocomplete="off" aria-label="${label}, ${end} value">`,
        );
  const about = element`<p class="field-note muted flush"></p>`;
  const [name, halved, doubled] = [
    element`<span>${label}</span>`,
    element`<span></span>`,
    element`<span></span>`,
  ];
  const interval = html`<div class="priors__fields">${fields.map((field, k) => [k > 0 ? '–' : null, field])}</div>${about}`;
  const say = (words: string, isWrong = false): void => {
    about.textContent = words;
    about.classList.toggle('field-error', isWrong);
    for (const field of fields) field.setAttribute('aria-invalid', String(isWrong));
  };
  return {
    prior,
    fields,
    cells: [name, interval, halved, doubled, prior.source],
    fill(limit: Limit | undefined): void {
      const values = limit === undefined ? own : limitText(limit).split('_');
      fields.forEach((field, k) => (field.value = values[k]!));
      name.classList.toggle('strong', limit !== undefined);
    },
    /** Null: as the prior has it. */
    read(): Limit | null | 'refused' {
      const values = fields.map(({ value }, k) => value.trim().replaceAll('\u2212', '-') || own[k]!);
      if (values.every((value, k) => value === own[k])) return null;
      try {
        return limitOf(prior, values);
      } catch (error) {
        if (!(error instanceof ArgumentError)) throw error;
        say(`${complaint(error)}.`, true);
        return 'refused';
      }
    },
    show(limit: Limit | undefined, effect: PriorEffect | undefined, isSet: boolean): void {
      for (const field of fields) field.disabled = isSet;
      const shown = limit === undefined ? effect : undefined;
      if (isSet) say('Set by this comparison, not drawn.');
      else if (limit !== undefined && goesBeyond(prior, limit))
        say('Beyond the committed draws: run your own draws below to cover it.');
      else say(prior.kind === 'options' ? sharesByOption(prior, shown) : spanText(prior));
      const isInterval = prior.kind === 'interval' && shown !== undefined;
      halved.textContent = isInterval ? percent(shown.halved.share) : '';
      doubled.textContent = isInterval ? percent(shown.doubled) : '';
    },
  };
}

function spanText(prior: Prior & { kind: 'interval' }): string {
  const even = { linear: 'even', log: 'even in the logarithm', whole: 'whole numbers' }[prior.scale];
  return `${priorValueText(prior, prior.low, true)} to ${priorValueText(prior, prior.high)}, ${even}`;
}

/** Options have no halves: the share with each alone. */
const sharesByOption = ({ options }: Prior & { kind: 'options' }, effect: PriorEffect | undefined): string =>
  (effect?.byOption ?? [])
    .map(({ share }, k) => `${percent(share)} ${priorValueText(effect!.prior, options[k]!)}`)
    .join(', ');
