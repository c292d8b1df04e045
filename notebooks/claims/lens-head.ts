/** A lens on a claim’s page: what it asks, and what it sees. */
import type { Claim } from '../../engine/claims/claim.ts';
import { type ReplayedClaim, replayedClaims } from '../../engine/claims/construction/index.ts';
import {
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
import { lensQuestions, lensWords, outcomeWords } from '../format/words.ts';
import type { DataOnShow } from '../log-file/drop-zone.ts';
import { type EstimateGroup, estimatesFigure } from './estimates-figure.ts';
import { lensCell, lensMark } from './lens-badge.ts';
import { REPLICATION_SEEDS, type ReplicatedJudgment } from './replications.ts';

/** @param waiting shown while the lens has not looked; that of the reader’s own data may never */
export function lensHead(
  { id }: Claim,
  lens: LensName,
  reading: LensReading | null,
  waiting: string,
): HTMLElement {
  const badge =
    reading?.outcome === 'does-not-apply'
      ? html`<span class="lens__plain strong">${outcomeWords['does-not-apply']}</span>` // the board has only room for a dash
      : lensCell(id, lens, reading, lens === 'data' ? 'no data' : 'place');
  return element`<div class="lens-head" data-part="${lens}" data-state="${reading === null ? 'waiting' : 'done'}">
    <h3 class="lens-head__name">${lensWords[lens]} <small>${lensQuestions[lens]}</small></h3>
    <p class="lens-head__badge">${badge}</p>
    <p class="lens-head__why">${reading?.why ?? waiting}</p>
  </div>`;
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
    groupOf('', `this run, n = ${count(study.config.deployments)}`, judgment),
    ...(replicated === null
      ? []
      : [groupOf('', `mean over ${REPLICATION_SEEDS} seeds`, replicated.judgment)]),
  ];
  return estimatesFigure(
    claim,
    {
      label: `This run’s number for ${claim.printed}, with the printed figure and the accepted range`,
      groups: groups.filter(({ rows }) => rows.length > 0),
      caption: `${finding(judgment)}${replicated === null ? '' : ` Over ${count(REPLICATION_SEEDS)} seeds: ${finding(replicated.judgment)}`}`,
      run: runLabel(study),
      more: ['the model says'],
    },
    options,
  );
}

function groupOf(heading: string, label: string, { claim, estimate, kind }: Judgment): EstimateGroup {
  const more = [element`<span>${lensMark(claim.id, 'mechanism', kind)}</span>`];
  return { heading, rows: estimate === null ? [] : [{ label, estimate, more }] };
}

function finding({ claim, estimate, why }: Judgment): string {
  if (estimate === null) return why;
  // a p-value is no estimate: it has no interval
  const value =
    claim.unit === 'p' ? `p-value ${inUnit('p', estimate.value)}` : withInterval(claim.unit, estimate);
  return `${value}. ${why}`;
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
  // a claim about recorded runs is answered by those: see recorded-runs.ts
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
  const last = known.at(-1);
  const sameWord = known.every(({ reading }) => reading.outcome === last?.reading.outcome);
  const found = sameWord
    ? `At both sizes: ${outcomeWords[last?.reading.outcome ?? 'does-not-apply']}.`
    : `${known.map(({ deployments, reading }) => `At ${count(deployments)} deployments: ${outcomeWords[reading.outcome]}`).join('. ')}.`;
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
      caption: `${found} ${last?.replayed.conclusion.sentence ?? ''}`,
      run: `Seed\u00a0${REPLAY_SEED}, the code’s own default; 95% intervals, none for a constant.`,
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
            label: 'this run',
            estimate: mechanism.estimate,
            more: [mark(claim.id, 'mechanism', mechanism.kind)],
          },
        ];
  return estimatesFigure(
    claim,
    {
      label: `Your data next to this run, for ${claim.printed}`,
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
      caption: `Your data: ${own.why}`,
      run: `${name}, ${plural(result.log.rows, 'deployment')}; n\u00a0=\u00a0${count(own.estimate.n)} of them are counted here.`,
      more: ['what it says'],
    },
    options,
  );
}

const mark = (...args: Parameters<typeof lensMark>): HTMLElement =>
  element`<span>${lensMark(...args)}</span>`;
