/** All priors with their sources; each can be moved. And what the share in focus becomes when one is halved or doubled. */
import { beliefPlan } from '../../engine/belief/belief.ts';
import { isSolved, type PriorEffect, priorEffects } from '../../engine/belief/in-common.ts';
import { type Prior, priors } from '../../engine/belief/priors.ts';
import { checkLimit, goesBeyond, type Limit } from '../../engine/belief/within.ts';
import { ArgumentError, complaint } from '../../engine/errors.ts';
import { element, html } from '../authoring/html.ts';
import { actionButton } from '../authoring/offer-file.ts';
import { percent } from '../format/number.ts';
import { type Choice, limitOf, limitText } from './choice.ts';
import { priorLabel, priorValueText } from './common.ts';
import type { Change } from './desk.ts';
import type { BeliefMap } from './map.ts';

export interface PriorTable {
  readonly root: HTMLElement & { value: null };
  readonly show: (choice: Choice, map: BeliefMap | null) => void;
}

export function createPriorTable(change: Change): PriorTable {
  const rows = priors.map(rowOf);
  const reset = actionButton('Reset all intervals', () =>
    change(Object.fromEntries(priors.map(({ key }) => [key, null]))),
  );
  const root = element`<div class="stack"><div class="table-place table-place--cards" tabindex="0" role="region" aria-label="Priors"><table class="data priors">
    <caption class="visually-hidden">Priors: intervals, sources, and what the share becomes when one is halved or doubled</caption>
    <thead><tr><th scope="col">input</th><th scope="col">interval</th><th scope="col" class="numeric">halved</th><th scope="col" class="numeric">doubled</th><th scope="col">source</th></tr></thead>
    <tbody>${rows.map(({ row }) => row)}</tbody></table></div><p class="no-print">${reset}</p></div>`;
  root.addEventListener('change', ({ target }) => {
    const row = rows.find((each) => target instanceof Node && each.row.contains(target));
    if (row === undefined) return;
    const limit = row.read();
    if (limit === 'refused') return;
    change({ [row.prior.key]: limit === null ? null : limitText(limit) });
  });
  return {
    root: Object.assign(root, { value: null }),
    show(choice, map) {
      const { limits } = choice;
      reset.disabled = limits.size === 0;
      const effects = map === null ? [] : priorEffects(map.draws, map.places, map.focus.accepted);
      const plan = beliefPlan(choice.comparison);
      for (const row of rows) {
        row.show(
          limits.get(row.prior.key),
          effects.find(({ prior }) => prior.key === row.prior.key),
          isSolved({ plan }, row.prior),
        );
      }
    },
  };
}

interface PriorRow {
  readonly prior: Prior;
  readonly row: HTMLElement;
  /** Null: as the prior has it. */
  readonly read: () => Limit | null | 'refused';
  readonly show: (limit: Limit | undefined, effect: PriorEffect | undefined, isSet: boolean) => void;
}

function rowOf(prior: Prior): PriorRow {
  const label = priorLabel(prior);
  const fields: readonly (HTMLInputElement | HTMLSelectElement)[] =
    prior.kind === 'options'
      ? [
          element`<select class="input" aria-label="${label}"><option value="">any</option>${prior.options.map((option) => html`<option value="${String(option)}">${priorValueText(prior, option)}</option>`)}</select>` as HTMLSelectElement,
        ]
      : (['lowest', 'highest'] as const).map(
          (end) =>
            element`<input class="input number" inputmode="decimal" autocomplete="off" aria-label="${label}, ${end} value">` as HTMLInputElement,
        );
  const about = element`<p class="field-note muted flush"></p>`;
  const own = ends(prior);
  // a cell of a table parses only inside one
  const row =
    element`<table><tbody><tr><th scope="row">${label}</th><td data-head="interval"><div><div class="priors__fields">${fields.map((field, k) => [k > 0 ? '–' : null, field])}</div>${about}</div></td>
    <td class="numeric" data-head="halved"></td><td class="numeric" data-head="doubled"></td><td data-head="source"><div>${prior.source}</div></td></tr></tbody></table>`.querySelector(
      'tr',
    )!;
  const say = (words: string, isWrong: boolean): void => {
    about.textContent = words;
    about.classList.toggle('field-error', isWrong);
    for (const field of fields) field.setAttribute('aria-invalid', String(isWrong));
  };
  return {
    prior,
    row,
    read() {
      const values = fields.map(({ value }) => value.trim().replaceAll('\u2212', '-'));
      if (values.every((value, k) => value === own[k] || value === '')) return null;
      try {
        const limit = limitOf(
          prior,
          values.map((value, k) => value || own[k]!),
        );
        checkLimit(prior, limit);
        return limit;
      } catch (error) {
        if (!(error instanceof ArgumentError)) throw error;
        say(`${complaint(error)}.`, true);
        return 'refused';
      }
    },
    show(limit, effect, isSet) {
      const now =
        limit === undefined
          ? own
          : 'option' in limit
            ? [String(limit.option)]
            : [String(limit.low), String(limit.high)];
      fields.forEach((field, k) => {
        field.value = now[k]!;
        field.disabled = isSet;
      });
      row.toggleAttribute('data-changed', limit !== undefined);
      const beyond = limit !== undefined && goesBeyond(prior, limit);
      say(
        isSet
          ? 'Set by this comparison, not drawn.'
          : beyond
            ? 'Beyond the committed draws: run your own draws above to cover it.'
            : unitOf(prior),
        false,
      );
      const shares = effect === undefined || limit !== undefined ? ['', ''] : sharesOf(effect);
      if (prior.kind === 'options') about.textContent = shares[0]!;
      else shares.forEach((share, k) => (row.querySelectorAll('.numeric')[k]!.textContent = share));
    },
  };
}

const ends = (prior: Prior): readonly string[] =>
  prior.kind === 'options' ? [''] : [String(prior.low), String(prior.high)];

function unitOf(prior: Prior): string {
  if (prior.kind === 'options') return '';
  const { scale, low, high } = prior;
  const span = `${priorValueText(prior, low)} to ${priorValueText(prior, high)}`;
  return `${span}, ${scale === 'linear' ? 'even' : scale === 'log' ? 'even in the logarithm' : 'whole numbers'}`;
}

/** Options have no halves: the share with each alone. */
function sharesOf({ prior, halved, doubled, byOption }: PriorEffect): readonly string[] {
  if (prior.kind === 'interval') return [percent(halved.share), percent(doubled.share)];
  return [
    byOption
      .map(({ share }, k) => `${percent(share)} ${priorValueText(prior, prior.options[k]!)}`)
      .join(', '),
    '',
  ];
}
