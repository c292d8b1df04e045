/** What would change a claim's verdict: computed from the run, the moves and the checks, never typed. */
import {
  type Claim,
  isMeasured,
  type MeasuredTest,
  type QuantityName,
  rangesOf,
} from '../../engine/claims/claim.ts';
import type { ConsistencyCheck } from '../../engine/claims/consistency/index.ts';
import { judgeClaim } from '../../engine/claims/judge.ts';
import type { LedgerRow } from '../../engine/claims/lenses/index.ts';
import { type Choices, choiceNames, choices, optionLabel } from '../../engine/claims/multiverse/choices.ts';
import { stances } from '../../engine/claims/multiverse/index.ts';
import { quantityOf } from '../../engine/claims/quantities.ts';
import type { Judgment, VerdictKind } from '../../engine/claims/verdict.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import type { StudyView } from '../authoring/define.ts';
import { inUnit, rangeText, withInterval } from '../format/estimate.ts';
import { count, plural } from '../format/number.ts';
import { stanceWords } from '../format/words.ts';
import { type Change, type ChangeGroup, nothing } from './change-list.ts';
import type { ClaimReadings } from './definition.ts';
import type { JudgedMove, JudgedMoves } from './moves.ts';

/** Beyond these the farthest-reaching inputs have been named. */
const MOST_MOVES = 8;

export function whatWouldChange(evidence: ChangeEvidence): readonly ChangeGroup[] {
  const groups = [
    { heading: 'More deployments', changes: [changeOfSize(evidence)] },
    {
      heading: 'Another input',
      changes: ofInputs(evidence),
    },
    { heading: 'Another published range', changes: ofRanges(evidence) },
    { heading: 'Another reading of the words', changes: ofReadings(evidence) },
    { heading: 'Another printed figure', changes: ofFigures(evidence) },
  ];
  return groups.filter(({ changes }) => changes.length > 0);
}

/** Inputs whose move changes what the model finds, the farthest-reaching first. */
function ofInputs({ row, moved }: ChangeEvidence): readonly Change[] {
  if (!isMeasured(row.claim.test)) return [];
  if (moved === null) {
    return [];
  }
  const { moves, usual, every, deployments } = moved;
  const other = moves.filter(({ verdict }) => verdict.kind !== usual.kind);
  const rest = other.length - MOST_MOVES;
  const named = other.slice(0, MOST_MOVES).map((move) => changeOf(move, deployments));
  const inputs = new Set(moves.map(({ changes }) => Object.keys(changes).join())).size;
  const labels = [...new Set(moves.map(({ label }) => label))];
  const across = acrossRange(moved);
  const scope = every
    ? `We moved all ${plural(inputs, 'input')} of our model, each alone, at ${plural(deployments, 'deployment')}`
    : `We moved ${inputs === 1 ? 'one input' : `${count(inputs)} inputs`} (${labels.map((label) => `“${label}”`).join(', ')})${labels.length === 1 ? '' : ', each alone'}, at ${plural(deployments, 'deployment')}`;
  const found =
    other.length === 0
      ? `${scope}. At the ends of their ranges, none of them changes what our model finds.`
      : `${scope}. ${plural(other.length, 'move changes', 'moves change')} what our model finds${rest > 0 ? `; ${count(rest)} more than listed here` : ''}.`;
  const decided =
    row.decidedBy === 'mechanism'
      ? []
      : [nothing('The printed figures decide this claim, so no input changes its verdict.')];
  return [...named, ...across, nothing(found), ...decided];
}

/** Inputs that carry the number from one side of the range to the other: at some value between, it lies inside. */
function acrossRange({ moves, usual }: JudgedMoves): readonly Change[] {
  const { claim, estimate } = usual;
  const [range, other] = rangesOf(claim);
  if (range === undefined || other !== undefined || estimate === null) return [];
  const sideOf = (value: number): number => (value < range.lower ? -1 : value > range.upper ? 1 : 0);
  const from = sideOf(estimate.value);
  return moves.flatMap(({ label, value, verdict }) => {
    const moved = verdict.estimate?.value ?? Number.NaN;
    if (from === 0 || sideOf(moved) !== -from) return [];
    return [
      nothing(
        `Moving “${label}” toward ${value} takes the number from ${inUnit(claim.unit, estimate.value)} to ${inUnit(claim.unit, moved)}. The accepted range lies between, so some value in between puts the number inside.`,
      ),
    ];
  });
}

function changeOf({ label, value, changes, verdict }: JudgedMove, deployments: number): Change {
  const { claim, estimate, kind } = verdict;
  const came =
    estimate === null || !Number.isFinite(estimate.value)
      ? 'nothing left to count'
      : withInterval(claim.unit, estimate);
  const keys = Object.fromEntries(Object.entries(changes).map(([key, to]) => [key, String(to)]));
  return {
    text: `“${label}” at ${value} gives ${came}.`,
    finds: { lens: 'mechanism', outcome: kind },
    link: { to: null, hash: '', changes: { ...keys, n: deployments }, label: 'Open that run' },
  };
}

/** The same run against the range that belongs to another printed figure. */
function ofRanges({ row, run }: ChangeEvidence): readonly Change[] {
  const { claim, mechanism } = row;
  const { test } = claim;
  const own = { printed: claim.printed, range: isMeasured(test) ? test.range : null };
  const others = claim.alternatives.map(({ printed, judged }) => ({ printed, range: judged?.range ?? null }));
  if (!isMeasured(test) || others.every(({ range }) => range === null)) return [];
  return [own, ...others].flatMap(({ printed, range }) => {
    if (range === null) return [];
    const verdict = judgedWith({ ...claim, alternatives: [], test: { ...test, range } }, run);
    if (verdict.kind === mechanism.kind) return [];
    return [
      {
        text: `Judge it by ${rangeText(claim.unit, range.lower, range.upper)}, the accepted range of the printed ${printed} (${range.source}).`,
        finds: { lens: 'mechanism', outcome: verdict.kind },
        link: { to: 'definitions/', hash: claim.id, changes: {}, label: 'See every reading' },
      },
    ];
  });
}

/** Where the readings lie, by stance, with one of each as an example. */
function ofReadings({ row, readings }: ChangeEvidence): readonly Change[] {
  if (readings === null || readings.specifications.length === 0) return [];
  const { specifications, deployments } = readings;
  const { claim } = row;
  const all = `${plural(specifications.length, 'reading')} at ${plural(deployments, 'deployment')}`;
  const found = stances.flatMap((stance) => {
    const own = specifications.filter((each) => each.stance === stance);
    const [first] = own;
    return first === undefined ? [] : [{ stance, own, first }];
  });
  const link = { to: 'definitions/', hash: claim.id, changes: {}, label: 'See every reading' };
  const [only] = found;
  if (found.length === 1 && only !== undefined) {
    return [{ text: `No other reading: all ${all} are ${stanceWords[only.stance]}.`, finds: null, link }];
  }
  return found.map(({ stance, own, first }): Change => {
    const number = Number.isFinite(first.estimate.value)
      ? withInterval(claim.unit, first.estimate)
      : 'nothing to count';
    return {
      text: `${count(own.length)} of ${all} ${own.length === 1 ? 'is' : 'are'} ${stanceWords[stance]}. Example: ${number}, with ${readingText(first.choices)}.`,
      finds: null,
      link,
    };
  });
}

function readingText(made: Choices): string {
  const taken = choiceNames.flatMap((name) => {
    const option = made[name];
    return option === undefined ? [] : [`${choices[name].label} “${optionLabel(name, option)}”`];
  });
  return taken.join(', ');
}

/** Printed figures that contradict it, or that were recomputed and agree. */
function ofFigures({ row, checks }: ChangeEvidence): readonly Change[] {
  const own = checks.filter(({ claims }) => claims.includes(row.claim.id));
  const broken = own.filter(({ outcome }) => outcome === 'inconsistent');
  if (own.length === 0) return [];
  if (broken.length === 0) {
    const agree = own.filter(({ outcome }) => outcome === 'consistent').length;
    const blind = own.length - agree;
    const parts = [
      ...(agree === 0 ? [] : [`${count(agree)} ${agree === 1 ? 'agrees' : 'agree'}`]),
      ...(blind === 0 ? [] : [`${count(blind)} cannot fail`]),
    ];
    return [
      nothing(
        own.length === 1
          ? `No printed figure: the one check of this figure ${agree === 1 ? 'agrees' : 'cannot fail'}.`
          : `No printed figure: of ${plural(own.length, 'check')} of this figure, ${parts.join(' and ')}.`,
      ),
    ];
  }
  // documents that print different figures for one thing are each judged: that alone decides nothing
  const decides = row.decidedBy === 'arithmetic' && row.verdict === 'inconsistent';
  const listed = broken.map(
    ({ id, question, why }): Change => ({
      text: `${question} ${why}`,
      finds: null,
      link: { to: 'numbers-agree/', hash: `check-${id}`, changes: {}, label: 'See the check' },
    }),
  );
  const deciding = decides
    ? {
        text: `${count(broken.length)} of ${plural(own.length, 'check')} ${broken.length === 1 ? 'is' : 'are'} inconsistent. If the printed figures agreed, the next lens would decide.`,
        finds: row.next,
        link: null,
      }
    : nothing(
        row.claim.alternatives.some(({ judged }) => judged !== null)
          ? 'Documents print different figures for the same thing. We judge each, so this alone changes no verdict.'
          : 'Documents print different figures for the same thing. We show them without judging, so this alone changes no verdict.',
      );
  return [deciding, ...listed];
}

export interface ChangeEvidence {
  readonly row: LedgerRow;
  readonly run: StudyView;
  /** Null where the model has no number for the claim. */
  readonly moved: JudgedMoves | null;
  /** Every way to read the claim; null where its words leave nothing open. */
  readonly readings: ClaimReadings | null;
  /** All checks of the published figures. */
  readonly checks: readonly ConsistencyCheck[];
}

/** How many deployments would decide a claim, or that none would, and why. */
function changeOfSize({ row, run }: ChangeEvidence): Change {
  const { claim } = row;
  const { deployments } = run.study.config;
  if (row.decidedBy === 'arithmetic') {
    return nothing('More deployments would not change this: the printed figures alone decide.');
  }
  if (row.decidedBy === 'replay') {
    return row.verdict === 'undecided'
      ? nothing(
          'More deployments would not change this: the documents would have to print the seed and the size of their run.',
        )
      : nothing('More deployments would not change this: recorded runs of the published code decide.');
  }
  if (!isMeasured(claim.test))
    return nothing(`More deployments would not change this: ${claim.test.because}.`);
  if (row.verdict === 'by-construction') {
    return nothing('More deployments would not change this: an input fixes the number at every size.');
  }
  const at = row.deploymentsToDecide;
  const inside = isInside(row, run, claim.test);
  if (row.verdict !== 'undecided') {
    const place = row.verdict === 'reproduced' ? 'inside' : 'outside';
    return nothing(
      `More deployments would not change this: the interval is already ${place} the accepted range.`,
    );
  }
  if (at === null) {
    return nothing(
      row.estimate !== null && Number.isNaN(row.estimate.value)
        ? row.why
        : 'No run is large enough: the value is too close to an end of the accepted range, or two ranges disagree.',
    );
  }
  return sized(
    `About ${count(at)} deployments instead of ${count(deployments)} would put the whole interval ${inside ? 'inside' : 'outside'} the accepted range, if the value stays.`,
    at,
    inside ? 'reproduced' : 'not-reproduced',
  );
}

function sized(text: string, n: number, verdict: VerdictKind): Change {
  return {
    text,
    finds: { lens: 'mechanism', outcome: verdict },
    link: { to: null, hash: '', changes: { n }, label: `Run ${plural(n, 'deployment')}` },
  };
}

/** Whether the value lies in the range that the run is judged by, its interval left out. */
function isInside({ claim }: LedgerRow, run: StudyView, { quantity, range }: MeasuredTest): boolean {
  const free: Claim = { ...claim, test: { kind: 'emergent', quantity, range } };
  const verdict = judgedWith(free, run, (estimate, name) =>
    name === quantity ? { ...estimate, lower: estimate.value, upper: estimate.value } : estimate,
  );
  return verdict.kind !== 'not-reproduced';
}

/** What the mechanism says of the run with a claim, or an estimate, that is another one. */
function judgedWith(
  claim: Claim,
  { study }: StudyView,
  as: (estimate: Estimate, name: QuantityName) => Estimate = (estimate) => estimate,
): Judgment {
  const estimateOf = (name: QuantityName): Estimate => as(quantityOf(name, study.measures), name);
  const { settings, deployments } = study.config;
  return judgeClaim(claim, { estimateOf, settings, size: deployments });
}
