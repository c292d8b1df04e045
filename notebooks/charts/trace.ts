/** Which inputs a claim's number follows, as found by moving every one: tornado, finding and table. */
import { type Claim, rangesOf } from '../../engine/claims/claim.ts';
import {
  type Calibration,
  calibrationsOf,
  type Trace,
  type TracedInput,
} from '../../engine/claims/construction/index.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import { element, html } from '../authoring/html.ts';
import { interval, inUnit } from '../format/estimate.ts';
import { effectWords, inputValueText, movesText } from '../format/model-input.ts';
import { count, NO_NUMBER, plural } from '../format/number.ts';
import { provenanceWords } from '../format/parameter.ts';
import { type FigureOptions, figure, numbers } from './figure.ts';
import { claimFlags } from './printed.ts';
import { roundDomain } from './svg.ts';
import { type TraceChart, traceChart } from './tornado.ts';

/** Rows of the chart at most, and how many there are where the number follows fewer. */
const MOST_ROWS = 14;
const FEWEST_ROWS = 6;
const NOTHING = 'nothing to count';

/**
 * @param run which runs these are: `The published code, n = 2,000, seed 42.`
 * @param opening of the caption; empty where the page says it above
 */
export function traceFigure(
  claim: Claim,
  trace: Trace,
  run: string,
  options: FigureOptions,
  opening = trace.conclusion.sentence,
): HTMLElement {
  const { inputs, conclusion, usual } = trace;
  const shown = inputs.slice(0, Math.max(Math.min(conclusion.follows.length, MOST_ROWS), FEWEST_ROWS));
  const hidden = conclusion.follows.length - MOST_ROWS;
  const more = hidden > 0 ? ` The ${count(hidden)} weakest are only in the table.` : '';
  return figure({
    ...options,
    label: `How far each input moves the number for ${claim.printed} when it is moved alone`,
    chart: element`<div>${traceChart(chartOf(claim, usual, shown), options)}${legend(inUnit(claim.unit, usual.value))}</div>`,
    title: followedText(trace),
    caption: `${opening}${othersText(trace)}${calibrationsOf(trace, claim)
      .map((each) => shownBy(claim, each))
      .join('')}${more}`,
    run,
    table: {
      title: `Every input moved, and the number for ${claim.printed}`,
      columns: [
        'input',
        'where it comes from',
        'as it stands',
        'moved to',
        ...numbers('number', '95% interval'),
        'effect',
      ],
      rows: inputs.flatMap(({ input, movements }) =>
        movements.map(({ value, estimate, effect }) => [
          input.label,
          provenanceWords[input.provenance],
          inputValueText(input, input.usual),
          inputValueText(input, value),
          Number.isFinite(estimate.value) ? inUnit(claim.unit, estimate.value) : NOTHING,
          endsOf(claim, estimate),
          effectWords[effect],
        ]),
      ),
    },
  });
}

function legend(usual: string): Node {
  return html`<p class="trace__legend ui-xs muted">We move each input alone, to the values at the end of its row: open point for the first, filled point for the last. The
    solid rule is the number of these runs without any change, ${usual}.</p>`;
}

function endsOf({ unit }: Claim, { lower, upper }: Estimate): string {
  const ends = interval(unit, lower, upper);
  return ends === NO_NUMBER ? '' : ends;
}

function followedText({ inputs, conclusion: { follows } }: Trace): string {
  const many = follows.length === 0 ? 'None' : count(follows.length);
  return `${many} of ${plural(inputs.length, 'input')} ${follows.length < 2 ? 'moves' : 'move'} this number.`;
}

/** What the inputs do that it does not follow. */
function othersText({ inputs, conclusion }: Trace): string {
  const still = inputs.filter(({ effect }) => effect === 'still').length;
  const chance = inputs.filter(({ effect }) => effect === 'chance').length;
  if (still + chance === 0) return '';
  if (still === inputs.length) return ' It stays the same to the last bit under every move.';
  const parts = [
    ...(still === 0 ? [] : [`${count(still)} leave it the same to the last bit`]),
    ...(chance === 0 ? [] : [`${count(chance)} move it no more than chance does`]),
  ];
  return ` ${conclusion.follows.length === 0 ? 'Of them' : 'Of the others'}, ${parts.join(', ')}.`;
}

/** A tuned input, and whether moving it carries the number across the range. */
function shownBy({ unit }: Claim, { traced, from, to, crosses }: Calibration): string {
  const reach = `from ${inUnit(unit, from)} to ${inUnit(unit, to)}`;
  const across = crosses ? 'across the whole accepted range' : 'but not across the whole accepted range';
  return ` We tuned “${traced.input.label}” for this claim. Moving it takes the number ${reach}, ${across}.`;
}

function chartOf(claim: Claim, usual: Estimate, shown: readonly TracedInput[]): TraceChart {
  const bands = rangesOf(claim);
  const flags = claimFlags(claim);
  const moved = shown.flatMap(({ movements }) => movements.map(({ estimate }) => estimate.value));
  const values = [
    usual.value,
    ...moved,
    ...flags.map(({ value }) => value),
    ...bands.flatMap(({ lower, upper }) => [lower, upper]),
  ].filter(Number.isFinite);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const scale = claim.unit === 'minutes' && least > 0 && most / least > 20 ? 'log' : 'linear';
  return {
    usual,
    flags,
    bands,
    scale,
    domain: scale === 'log' ? [least * 0.9, most * 1.1] : domainOf(claim, least, most),
    tick: (value) => inUnit(claim.unit, value).replace(/\.0(?=\D|$)/, ''),
    nothing: NOTHING,
    rows: shown.map(({ input, movements, effect }) => ({
      label: input.label,
      values: movesText(input),
      moved: movements.map(({ estimate }) => estimate),
      follows: effect === 'follows',
    })),
  };
}

function domainOf({ unit }: Claim, least: number, most: number): readonly [number, number] {
  const room = (most - least) * 0.04 || Math.abs(most) * 0.1 || 0.01;
  const ends = unit === 'ratio' && least >= 0 ? { most: 1, ...(least - room < 0 ? { low: 0 } : {}) } : {};
  return roundDomain([least - room, most + room], ends);
}
