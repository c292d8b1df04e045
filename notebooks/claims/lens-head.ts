/** A lens on a claim’s page: what it asks, and what it found. */
import type { Claim } from '../../engine/claims/claim.ts';
import type { ConsistencyCheck } from '../../engine/claims/consistency/index.ts';
import { type ReplayedClaim, replayedClaims } from '../../engine/claims/construction/index.ts';
import {
  exactValue,
  type LedgerRow,
  type LensName,
  type LensReading,
  replayReading,
} from '../../engine/claims/lenses/index.ts';
import type { Judgment } from '../../engine/claims/verdict.ts';
import type { Study } from '../../engine/simulator/study.ts';
import type { ReplayClient } from '../../workers/replay/pool.ts';
import { element, html } from '../authoring/html.ts';
import { emptyFigure, type FigureOptions, runLabel } from '../charts/figure.ts';
import { failureText } from '../charts/variants.ts';
import { inUnit, withInterval } from '../format/estimate.ts';
import { count, plural } from '../format/number.ts';
import { lensQuestions, lensWords } from '../format/words.ts';
import type { DataOnShow } from '../log-file/drop-zone.ts';
import { type EstimateGroup, estimatesFigure } from './estimates-figure.ts';
import { lensCell, lensMark } from './lens-badge.ts';
import { REPLICATION_SEEDS, type ReplicatedJudgment } from './replications.ts';

/** @param waiting shown while the lens has not looked; that of the reader’s own data may never */
export function lensHead(
  claim: Claim,
  lens: LensName,
  reading: LensReading | null,
  waiting: string,
): HTMLElement {
  return element`<div class="lens-head" data-part="${lens}" data-state="${reading === null ? 'waiting' : 'done'}">
    <p class="lens-head__asks ui muted"><span class="strong">${lensWords[lens]}</span> · ${lensQuestions[lens]}</p>
    <p class="lens-head__badge">${lensCell(claim.id, lens, reading, lens === 'data' ? 'no data' : 'place')}</p>
    <h2 class="lens-head__name">${reading === null ? waitingTitles[lens] : findingTitle(claim, lens, reading)}</h2>
    <p class="lens-head__why">${reading?.why ?? waiting}</p>
  </div>`;
}

const waitingTitles: Readonly<Record<LensName, string>> = {
  arithmetic: 'Checking the printed figures …',
  replay: 'Replaying the published code …',
  mechanism: 'Running our model …',
  data: 'You can test it on your own deployment log',
};

/** What a lens found, as the heading of its section. */
function findingTitle(claim: Claim, lens: LensName, { outcome, estimate }: LensReading): string {
  const { unit, printed } = claim;
  if (lens === 'arithmetic') return arithmeticTitles[outcome] ?? 'The printed figures were checked';
  const whose = { replay: 'The published code', mechanism: 'Our model', data: 'Your log' }[lens];
  // what the code's inputs fix, chance left out: the same number as in the sentence below
  const value = (lens === 'replay' ? exactValue(claim) : null) ?? estimate?.value ?? Number.NaN;
  const number = estimate === null || !Number.isFinite(value) ? null : inUnit(unit, value);
  const gives =
    number === null
      ? `${whose} was tested`
      : `${whose} gives ${unit === 'p' ? 'a p-value of ' : ''}${number}`;
  switch (outcome) {
    case 'reproduced':
      return `${gives}, inside the accepted range`;
    case 'by-construction':
      return `${gives}, but inputs fix this number`;
    case 'other-value':
      return `${gives} instead of ${printed}, and inputs fix it`;
    case 'undecided':
      return number === null ? `${whose} has nothing to count` : `${gives}, which decides nothing yet`;
    case 'not-reproduced':
      return number === null ? `${whose} does not give this figure` : `${gives}, outside the accepted range`;
    case 'does-not-apply':
      return `${whose} cannot answer this claim`;
    case 'untestable':
      return `${whose} cannot test this claim`;
    case 'inconsistent':
    case 'agrees':
    case 'differ':
    case 'no-power':
      return `${whose} was tested`; // what arithmetic alone finds
  }
}

const arithmeticTitles: Readonly<Partial<Record<LensReading['outcome'], string>>> = {
  inconsistent: 'The printed figures contradict each other',
  agrees: 'The printed figures agree with each other',
  differ: 'Documents print different figures',
  'no-power': 'These checks cannot fail at this size',
  'does-not-apply': 'No other printed figure determines this one',
};

/** Links to contradictions of other claims that use a claim’s printed figure. @param numbers address of the page of numbers */
export function contradictionsElsewhere(
  { id, printed, unit }: Claim,
  checks: readonly ConsistencyCheck[],
  numbers: string,
): HTMLElement | null {
  if (unit === 'p') return null; // many claims print the same bound
  const links = checks
    .filter(({ claims, outcome }) => outcome === 'inconsistent' && !claims.includes(id))
    .filter((check) => [...check.inputs, ...check.printed].some((figure) => figure.printed === printed))
    .map((check) => html` <a href="${numbers}#check-${check.id}">${check.question}</a>`);
  return links.length === 0
    ? null
    : element`<p class="ui">Contradictions of other claims that use ${printed}:${links}</p>`;
}

/** @param replicated null while it was not asked for */
export function mechanismFigure(
  claim: Claim,
  study: Study,
  judgment: Judgment,
  replicated: ReplicatedJudgment | null,
  options: FigureOptions,
): HTMLElement {
  const groups = [
    groupOf('', `our result, n = ${count(study.config.deployments)}`, judgment),
    ...(replicated === null
      ? []
      : [groupOf('', `mean over ${REPLICATION_SEEDS} seeds`, replicated.judgment)]),
  ];
  return estimatesFigure(
    claim,
    {
      label: `Our result for ${claim.printed}${replicated === null ? '' : ' and its mean over several seeds'}, with the printed figure and the accepted range`,
      groups: groups.filter(({ rows }) => rows.length > 0),
      title:
        replicated === null
          ? `Our result: ${numberText(judgment)}.`
          : `Mean over ${count(REPLICATION_SEEDS)} seeds: ${numberText(replicated.judgment)}.`,
      subtitle: 'Band: the accepted range. Flag: the printed figure.',
      caption: replicated?.judgment.why ?? '',
      run: runLabel(study),
      more: ['our model says'],
    },
    options,
  );
}

function groupOf(heading: string, label: string, { claim, estimate, kind }: Judgment): EstimateGroup {
  const more = [element`<span>${lensMark(claim.id, 'mechanism', kind)}</span>`];
  return { heading, rows: estimate === null ? [] : [{ label, estimate, more }] };
}

function numberText({ claim: { unit }, estimate }: Judgment): string {
  if (estimate === null || !Number.isFinite(estimate.value)) return 'nothing to count';
  return unit === 'p' ? `p-value ${inUnit(unit, estimate.value)}` : withInterval(unit, estimate);
}

/** The seed that the demonstration is released with. */
export const REPLAY_SEED = 24n;
/** The demonstration's size and the study's. */
export const REPLAY_SIZES = [500, 15_847] as const;

/** A claim in a replay of one size; null when the code computes nothing for it. */
interface SizedReplay {
  readonly deployments: number;
  readonly tracedAt: number;
  readonly replayed: ReplayedClaim | null;
}

export interface SizedReplays {
  /** Empty where the code has nothing for the claim, or a replay failed. */
  readonly sizes: readonly SizedReplay[];
  /** Why one failed; null where none did. */
  readonly problem: string | null;
}

export async function runReplays(client: () => Promise<ReplayClient>, claim: Claim): Promise<SizedReplays> {
  const { replay } = claim;
  // a claim about recorded runs is answered by those: see recorded-figure.ts
  if (replay.kind === 'nothing' || replay.recorded !== undefined) return { sizes: [], problem: null };
  const pool = await client();
  const outcomes = await Promise.all(
    REPLAY_SIZES.map((deployments) => pool.trace({ deployments, seed: REPLAY_SEED })),
  );
  const sizes: SizedReplay[] = [];
  for (const outcome of outcomes) {
    if (outcome.kind === 'failed') return { sizes: [], problem: failureText(outcome.failure) };
    const { deployments, tracedAt } = outcome.value;
    sizes.push({
      deployments,
      tracedAt,
      replayed: replayedClaims(outcome.value, [claim]).get(claim.id) ?? null,
    });
  }
  return { sizes, problem: null };
}

export function replaysFigure(
  claim: Claim,
  { sizes, problem }: SizedReplays,
  options: FigureOptions,
): HTMLElement {
  if (problem !== null) return emptyFigure(`The published code could not be replayed: ${problem}.`);
  const known = sizes.flatMap(({ deployments, replayed }) =>
    replayed === null ? [] : [{ deployments, replayed, reading: replayReading(claim, replayed) }],
  );
  const exact = exactValue(claim);
  const values = known.map(({ replayed }) => inUnit(claim.unit, replayed.estimate.value));
  const found =
    new Set(values).size === 1
      ? `${values[0]!} at both sizes`
      : known.map(({ deployments }, k) => `${values[k]!} at ${count(deployments)} deployments`).join(' and ');
  return estimatesFigure(
    claim,
    {
      label: `What the published code computes for ${claim.printed}, at two sizes`,
      groups: [
        {
          heading: '',
          rows: known.map(({ deployments, replayed, reading }) => ({
            label: `replayed, n = ${count(deployments)}`,
            estimate: replayed.estimate,
            more: [element`<span>${lensCell(claim.id, 'replay', reading, 'place')}</span>`],
          })),
        },
      ],
      title: `Replayed, the published code gives ${found}.`,
      caption:
        exact === null ? '' : `Inputs fix ${inUnit(claim.unit, exact)}; each run differs from it by chance.`,
      run: `Seed\u00a0${REPLAY_SEED}, the code’s default; 95% intervals; a constant has none.`,
      more: ['the replay says'],
    },
    options,
  );
}

/** @returns null where the log says nothing of the claim: its lens says why */
export function dataFigure(
  { claim, mechanism }: LedgerRow,
  { name, result, verdicts }: DataOnShow,
  options: FigureOptions,
): HTMLElement | null {
  const own = verdicts.get(claim.id);
  if (own === undefined || own.estimate === null) return null;
  const ours =
    mechanism.estimate === null
      ? []
      : [
          {
            label: 'our result',
            estimate: mechanism.estimate,
            more: [mark(claim.id, 'mechanism', mechanism.kind)],
          },
        ];
  return estimatesFigure(
    claim,
    {
      label: `Your data and our result for ${claim.printed}`,
      groups: [
        {
          heading: '',
          rows: [
            ...ours,
            {
              label: 'your data',
              estimate: own.estimate,
              owner: 'data',
              more: [mark(claim.id, 'data', own.kind)],
            },
          ],
        },
      ],
      title: `Your data: ${own.why}`,
      run: `${name}, ${plural(result.log.rows, 'deployment')}; ${count(own.estimate.n)} of them count here.`,
      more: ['what it says'],
    },
    options,
  );
}

const mark = (...args: Parameters<typeof lensMark>): HTMLElement =>
  element`<span>${lensMark(...args)}</span>`;
