/** The specification curve of a claim: every reading, which choices made it, and how many support the claim. */
import type { Claim } from '../../engine/claims/claim.ts';
import { isFixed } from '../../engine/claims/construction/conclusion.ts';
import { replayedClaims } from '../../engine/claims/construction/trace.ts';
import { replaySeed } from '../../engine/claims/lenses/replay.ts';
import {
  type ChoiceName,
  type Choices,
  choiceNames,
  choices,
  type Measured,
  optionLabel,
  ruleOf,
  type Specification,
  specificationsOf,
  stanceCounts,
  stances,
} from '../../engine/claims/multiverse/index.ts';
import { presets, type StudyConfig } from '../../engine/simulator/scenario.ts';
import type { Outcome, TaskHooks } from '../../workers/core/task.ts';
import type { ReplayClient } from '../../workers/replay/pool.ts';
import type { StudyClient } from '../../workers/study/pool.ts';
import { element, html } from '../authoring/html.ts';
import { interval, inUnit, rangeText } from '../format/estimate.ts';
import { count, NO_NUMBER, plural } from '../format/number.ts';
import { shortStance } from '../format/words.ts';
import { emptyFigure, type FigureOptions, figure, numbers } from './figure.ts';
import { ownFlag } from './printed.ts';
import { type ChoiceRows, specificationsChart, stanceMark } from './specifications.ts';
import { drawing, roundDomain } from './svg.ts';

/**
 * @param specifications of the claim, in their order; perhaps only some, where a reader asks for some
 * @param run which runs these are, for the caption
 */
export function specificationsFigure(
  claim: Claim,
  specifications: readonly Specification[],
  run: string,
  options: FigureOptions,
): HTMLElement {
  if (specifications.length === 0) return emptyFigure('No reading of this claim matches these choices.');
  const names = choiceNames.filter((name) => specifications.some((each) => each.choices[name] !== undefined));
  const { title, rest } = findingOf(claim, specifications);
  return figure({
    ...options,
    label: `Every reading of ${claim.printed} from the smallest number to the largest, with the choices behind each`,
    chart: withLegend(claim, specifications, names, options),
    title,
    caption: rest,
    run,
    table: {
      title: `Every reading of ${claim.printed}`,
      columns: [
        ...names.map((name) => choices[name].label),
        ...numbers('number', '95% interval'),
        'method',
        ...numbers('n'),
        'accepted range',
      ],
      rows: specifications.map(({ choices: made, estimate, stance, fixed }) => [
        ...names.map((name) => chosenText(made, name)),
        numberText(claim, estimate.value),
        endsText(claim, estimate.lower, estimate.upper),
        estimate.method,
        count(estimate.n),
        element`<span class="reading" data-claim="${claim.id}" data-lens="${made.model ?? 'mechanism'}" data-reading="${stance}">${shortStance[stance]}${fixed ? ', fixed by inputs' : ''}</span>`,
      ]),
    },
  });
}

/** `6 of 20 readings are inside …`, counted; and where the others are. */
export function findingOf(
  claim: Claim,
  specifications: readonly Specification[],
): { readonly title: string; readonly rest: string } {
  const { all, supports, byConstruction, contradicts, undecided } = stanceCounts(specifications);
  const values = specifications.map(({ estimate }) => estimate.value).filter(Number.isFinite);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const spread =
    values.length === 0
      ? 'There is nothing to count in any of them.'
      : least === most
        ? `Each gives ${inUnit(claim.unit, least)}.`
        : `All readings give ${inUnit(claim.unit, least)} to ${inUnit(claim.unit, most)}.`;
  const fixed =
    byConstruction === 0
      ? ''
      : `Inputs fix ${byConstruction === supports ? (supports === 1 ? 'the one' : `all ${count(supports)}`) : `${count(byConstruction)} of the ${count(supports)}`} inside. `;
  return {
    title: `${supports === 0 ? 'None' : count(supports)} of ${plural(all, 'reading')} ${supports < 2 ? 'is' : 'are'} inside ${rangesText(claim, specifications)}.`,
    rest: `${fixed}${othersText(undecided, contradicts, all)}${spread}`,
  };
}

/** `1 is partly inside, 2 are outside. ` Only what there is. */
function othersText(partly: number, outside: number, all: number): string {
  if (all > 1 && outside === all) return `All ${count(all)} are outside. `;
  const parts = [
    [partly, 'partly inside'],
    [outside, 'outside'],
  ] as const;
  const some = parts.flatMap(([n, where]) =>
    n === 0 ? [] : [`${count(n)} ${n === 1 ? 'is' : 'are'} ${where}`],
  );
  return some.length === 0 ? '' : `${some.join(', ')}. `;
}

function rangesText({ unit }: Claim, specifications: readonly Specification[]): string {
  const texts = new Set(specifications.map(({ range }) => rangeText(unit, range.lower, range.upper)));
  return texts.size === 1
    ? `the accepted range (${[...texts].join()})`
    : `the accepted range of its baseline (${[...texts].join(' or ')})`;
}

function withLegend(
  claim: Claim,
  specifications: readonly Specification[],
  names: readonly ChoiceName[],
  options: FigureOptions,
): HTMLElement {
  return element`<div class="specifications stack">
    ${stanceLegend()}
    ${specificationsChart(
      {
        columns: specifications.map(({ choices: made, ...rest }) => ({
          ...rest,
          chosen: made,
          title: `${numberText(claim, rest.estimate.value)}: ${titleOf(made)}`,
        })),
        choices: names.map((name) => rowsOf(name, specifications)),
        flags: flagsOf(claim, specifications),
        ...scaleOf(claim, specifications),
        tick: (value) => inUnit(claim.unit, value).replace(/\.0(?=\D|$)/, ''),
      },
      options,
    )}
  </div>`;
}

/** What fill and shape of a mark say. */
export function stanceLegend(): HTMLElement {
  const key = (mark: SVGGElement): SVGSVGElement => {
    const drawn = drawing(14, 14, mark);
    drawn.setAttribute('aria-hidden', 'true');
    return drawn;
  };
  return element`<ul class="specifications__legend plain cluster ui digits" role="list">
    ${stances.map((stance) => html`<li>${key(stanceMark(stance, false, 7, 7))} ${shortStance[stance]}</li>`)}
    <li>${key(stanceMark('supports', true, 7, 7))} plus shape: not a test, inputs set this number</li>
  </ul>`;
}

/** Options that none of the readings took are left out. */
function rowsOf(name: ChoiceName, specifications: readonly Specification[]): ChoiceRows {
  const { label, options } = choices[name];
  const taken = new Set(specifications.map((each) => each.choices[name]));
  return {
    name,
    label,
    options: Object.entries(options)
      .filter(([id]) => [...taken].some((option) => option === id))
      .map(([id, text]) => ({ id, label: text })),
  };
}

function flagsOf(claim: Claim, specifications: readonly Specification[]) {
  // a figure that another document prints has a range of its own, where it is judged
  const judged = claim.alternatives.filter((other) =>
    specifications.some(({ range }) => range === other.judged?.range),
  );
  return [...ownFlag(claim), ...judged];
}

/** Minutes are drawn on a log scale once the longest is many times the shortest. */
const FAR_APART = 5;

function scaleOf(
  { unit }: Claim,
  specifications: readonly Specification[],
): { readonly scale: 'linear' | 'log'; readonly domain: readonly [number, number] } {
  const values = specifications
    .flatMap(({ estimate: { value, lower, upper }, range }) => [
      value,
      lower,
      upper,
      range.lower,
      range.upper,
    ])
    .filter(Number.isFinite);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = (most - least) * 0.05 || 0.01;
  if (unit === 'minutes') {
    return least > 0 && most > FAR_APART * least
      ? { scale: 'log', domain: [least * 0.85, most * 1.1] }
      : { scale: 'linear', domain: roundDomain([least - room, most + room]) };
  }
  const near = nearRange(specifications);
  if (near !== null && most - least > MOST_SPANS * (near[1] - near[0])) {
    const inside = values.filter((value) => value >= near[0] && value <= near[1]);
    const margin = (Math.max(...inside) - Math.min(...inside)) * 0.08;
    return {
      scale: 'linear',
      domain: roundDomain([Math.min(...inside) - margin, Math.max(...inside) + margin]),
    };
  }
  const share = unit === 'ratio' && least >= 0;
  const ends = share ? { most: 1, ...(least < 0.5 * most ? { low: 0 } : {}) } : {};
  return { scale: 'linear', domain: roundDomain([least - room, most + room], ends) };
}

/** So many heights of the accepted range around it must stay readable. */
const NEAR = 12;
/** Readings that spread wider than this many times that are cut off, with their numbers in words. */
const MOST_SPANS = 3;

/** Null where the accepted range has no height. */
function nearRange(specifications: readonly Specification[]): readonly [number, number] | null {
  const low = Math.min(...specifications.map(({ range }) => range.lower));
  const high = Math.max(...specifications.map(({ range }) => range.upper));
  const height = high - low;
  return Number.isFinite(height) && height > 0 ? [low - NEAR * height, high + NEAR * height] : null;
}

function titleOf(made: Choices): string {
  return choiceNames.flatMap((name) => (made[name] === undefined ? [] : [chosenText(made, name)])).join(', ');
}

function chosenText(made: Choices, name: ChoiceName): string {
  const option = made[name];
  return option === undefined ? '' : optionLabel(name, option);
}

function numberText({ unit }: Claim, value: number): string {
  return Number.isFinite(value) ? inUnit(unit, value) : 'nothing to count';
}

function endsText({ unit }: Claim, lower: number, upper: number): string {
  const ends = interval(unit, lower, upper);
  return ends === NO_NUMBER ? '' : ends;
}

/** Readings have the size of the run on show, up to this: larger ones are asked for. */
export const LARGEST_READING = presets.study;

/** Moving every input of the published code needs no large replay. */
const LARGEST_TRACE = 2000;

/** Readings, not yet judged by any claim. */
export interface Readings {
  readonly config: StudyConfig;
  /** The seed that the published code was replayed with. */
  readonly replaySeed: bigint;
  readonly measured: readonly Measured[];
  /** Ids of claims whose number in the published code follows stated constants alone, found by moving every input. */
  readonly inReplay: ReadonlySet<string>;
}

/** What it takes: the study's workers, the replay's, and the claims that are asked about. */
export interface ReadingsOf {
  readonly config: StudyConfig;
  readonly client: StudyClient;
  readonly replay: () => Promise<ReplayClient>;
  readonly claims: readonly Claim[];
}

/** Progress counts the deployments of the study's two runs. */
export async function runReadings(
  { config, client, replay, claims }: ReadingsOf,
  hooks: TaskHooks,
): Promise<Outcome<Readings>> {
  const seed = replaySeed(config.seed);
  const request = { deployments: config.deployments, seed };
  const { onProgress: _counted, ...unseen } = hooks;
  const code = await replay();
  const [study, published, traced] = await Promise.all([
    client.readings(config, hooks),
    code.readings(request, unseen),
    code.trace({ ...request, deployments: Math.min(LARGEST_TRACE, request.deployments) }, unseen),
  ]);
  if (study.kind === 'failed') return study;
  if (published.kind === 'failed') return published;
  if (traced.kind === 'failed') return traced;
  const fixed = [...replayedClaims(traced.value, claims)].filter(([, { conclusion }]) => isFixed(conclusion));
  return {
    kind: 'done',
    value: {
      config,
      replaySeed: seed,
      measured: [...study.value, ...published.value],
      inReplay: new Set(fixed.map(([id]) => id)),
    },
  };
}

/** A claim's readings with their verdicts, from the least number to the greatest; none where nothing is left open. */
export function multiverseOf(claim: Claim, readings: Readings): readonly Specification[] {
  return ruleOf(claim.id) === undefined ? [] : specificationsOf(claim, readings.measured, readings);
}
