/** What would change a claim's verdict: computed from the run, the moves and the checks, never typed. */
import { type Claim, isMeasured, type MeasuredTest, type QuantityName } from '../../engine/claims/claim.ts';
import type { ConsistencyCheck } from '../../engine/claims/consistency/index.ts';
import { judgeClaim } from '../../engine/claims/judge.ts';
import type { LedgerRow } from '../../engine/claims/lenses/index.ts';
import { quantityOf } from '../../engine/claims/quantities.ts';
import { type Verdict, type VerdictKind, verdictKinds } from '../../engine/claims/verdict.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import type { StudyView } from '../authoring/define.ts';
import type { QueryChanges } from '../authoring/links.ts';
import { withInterval } from '../format/estimate.ts';
import { count, plural } from '../format/number.ts';
import { oneRange } from './estimates-figure.ts';
import type { JudgedMove, JudgedMoves } from './moves.ts';

/** Where a reader sees it: a page of the site, and what its address changes. */
export interface ChangeLink {
  readonly to: string;
  readonly hash: string;
  readonly changes: QueryChanges;
  readonly label: string;
}

export interface Change {
  /** What would be otherwise, and what would come of it. */
  readonly text: string;
  /** The verdict then; null where it would be no other, or is not known. */
  readonly verdict: VerdictKind | null;
  readonly link: ChangeLink | null;
}

/** Changes of one kind; the kinds always stand in the same order. */
export interface ChangeGroup {
  readonly heading: string;
  readonly changes: readonly Change[];
}

export interface ChangeEvidence {
  readonly row: LedgerRow;
  readonly run: StudyView;
  /** Null when no setting has been moved, or the model has no number for the claim. */
  readonly moved: JudgedMoves | null;
  /** All checks of the published figures. */
  readonly checks: readonly ConsistencyCheck[];
}

/** Beyond these the farthest-reaching inputs have been named. */
const MOST_MOVES = 8;

export function whatWouldChange(evidence: ChangeEvidence): readonly ChangeGroup[] {
  const groups = [
    { heading: 'More deployments', changes: [ofSize(evidence)] },
    { heading: 'Another input', changes: ofInputs(evidence) },
    { heading: 'Another published range', changes: ofRanges(evidence) },
    { heading: 'Another printed figure', changes: ofFigures(evidence) },
  ];
  return groups.filter(({ changes }) => changes.length > 0);
}

const nothing = (text: string): Change => ({ text, verdict: null, link: null });

/** How many deployments would decide, or that none would, and why. */
function ofSize({ row, run }: ChangeEvidence): Change {
  const { claim, mechanism } = row;
  const { deployments } = run.study.config;
  if (row.decidedBy === 'arithmetic') {
    return nothing('No number of deployments: the printed figures decide, and no run enters them.');
  }
  if (row.decidedBy === 'replay') {
    return row.verdict === 'undecided'
      ? sized('More deployments narrow the interval of the replay too.', Math.min(deployments * 10, 15_847))
      : nothing(
          'No number of deployments: what decides is what the published code computes, and what that follows.',
        );
  }
  if (!isMeasured(claim.test) || mechanism.estimate === null) {
    return nothing('No number of deployments: no run measures what the claim speaks of.');
  }
  const free = asEmergent(row, run, claim.test);
  const at = free.deploymentsToDecide;
  const inside = isInside(row, run, claim.test);
  if (free.kind === 'undecided') {
    if (row.verdict === 'by-construction' && inside) {
      return nothing('No number of deployments: an input fixes the quantity at every size.');
    }
    if (at === null) {
      return nothing(
        free.estimate !== null && Number.isNaN(free.estimate.value)
          ? free.why
          : 'No number of deployments that a run takes: the value stands too near an end of the range.',
      );
    }
    const where = inside ? 'inside' : 'outside';
    return sized(
      `About ${count(at)} deployments, instead of ${count(deployments)}, would bring the whole interval ${where} the range, if its value stays.`,
      at,
      row.verdict === 'by-construction' || !inside ? 'not-reproduced' : 'reproduced',
    );
  }
  return nothing(
    row.verdict === 'by-construction'
      ? 'No number of deployments: an input fixes the quantity at every size.'
      : `No number of deployments, if the value stays: the interval lies ${free.kind === 'reproduced' ? 'inside' : 'outside'} the range already, and more would only narrow it.`,
  );
}

function sized(text: string, n: number, verdict: VerdictKind | null = null): Change {
  return {
    text,
    verdict,
    link: { to: 'claim/', hash: '', changes: { n }, label: `Run ${plural(n, 'deployment')}` },
  };
}

/** The verdict that the run would give if nothing fixed the quantity. */
function asEmergent({ claim }: LedgerRow, run: StudyView, { quantity, range }: MeasuredTest): Verdict {
  return judgedWith({ ...claim, test: { kind: 'emergent', quantity, range } }, run);
}

/** Whether the value lies in the range that the run is held against, its interval left out. */
function isInside({ claim }: LedgerRow, run: StudyView, { quantity, range }: MeasuredTest): boolean {
  const free: Claim = { ...claim, test: { kind: 'emergent', quantity, range } };
  const verdict = judgedWith(free, run, (estimate, name) =>
    name === quantity ? { ...estimate, lower: estimate.value, upper: estimate.value } : estimate,
  );
  return verdict.kind !== 'not-reproduced';
}

function judgedWith(
  claim: Claim,
  { study }: StudyView,
  as: (estimate: Estimate, name: QuantityName) => Estimate = (estimate) => estimate,
): Verdict {
  const estimateOf = (name: QuantityName): Estimate => as(quantityOf(name, study.measures), name);
  const { settings, deployments } = study.config;
  return judgeClaim(claim, { estimateOf, settings, size: deployments });
}

/** Inputs whose move makes another verdict of it, the farthest-reaching first. */
function ofInputs({ row, moved }: ChangeEvidence): readonly Change[] {
  if (!isMeasured(row.claim.test)) return [];
  if (moved === null) {
    return [
      {
        text: 'No input was solved for this claim. Which of all inputs would change its verdict is not known before every one has been moved.',
        verdict: null,
        link: { to: '', hash: 'cell-move-every-input', changes: {}, label: 'Move every input' },
      },
    ];
  }
  const { moves, usual, every, deployments } = moved;
  const other = moves.filter(({ verdict }) => verdict.kind !== usual.kind);
  const rest = other.length - MOST_MOVES;
  const changes = other.slice(0, MOST_MOVES).map((move) => changeOf(move, deployments));
  const named = [...new Set(moves.map(({ label }) => label))];
  const scope = every
    ? `All ${plural(named.length, 'input')} of the model were moved, each alone, at ${plural(deployments, 'deployment')}`
    : `Moved, at ${plural(deployments, 'deployment')}, ${named.length === 1 ? 'was' : 'were'} only what was solved for the claim or lifts it (${named.join('; ')})`;
  const found =
    other.length === 0
      ? `${scope}: no move makes another verdict of it.`
      : rest > 0
        ? `${scope}: ${plural(other.length, 'move makes', 'moves make')} another verdict of it, ${count(rest)} more than are named here.`
        : `${scope}: ${plural(other.length, 'move makes', 'moves make')} another verdict of it.`;
  return [...changes, nothing(found)];
}

function changeOf({ label, value, changes, verdict }: JudgedMove, deployments: number): Change {
  const { claim, estimate, kind } = verdict;
  const came =
    estimate === null || !Number.isFinite(estimate.value)
      ? 'nothing left to count'
      : withInterval(claim.unit, estimate);
  const keys = Object.fromEntries(Object.entries(changes).map(([key, to]) => [key, String(to)]));
  return {
    text: `${label} at ${value}: ${came}.`,
    verdict: kind,
    link: { to: 'claim/', hash: '', changes: { ...keys, n: deployments }, label: 'Open that run' },
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
        text: `Held against ${oneRange(claim.unit, range)}, which belongs to the printed ${printed} (${range.source}).`,
        verdict: verdict.kind,
        link: null,
      },
    ];
  });
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
      ...(blind === 0 ? [] : [`${count(blind)} could have refused nothing`]),
    ];
    return [
      nothing(`None that is printed: of ${plural(own.length, 'check')} of this figure ${parts.join(', ')}.`),
    ];
  }
  // documents that print different figures for one thing are each judged: that alone decides nothing
  const decides = row.decidedBy === 'arithmetic' && row.verdict === 'inconsistent';
  const listed = broken.map(
    ({ id, question, why }): Change => ({
      text: `${question} ${why}`,
      verdict: null,
      link: { to: 'numbers-agree/', hash: `check-${id}`, changes: {}, label: 'See the check' },
    }),
  );
  const said = decides
    ? {
        text: `${count(broken.length)} of ${plural(own.length, 'check')} ${broken.length === 1 ? 'is' : 'are'} inconsistent. With printed figures that agreed, the next lens would decide.`,
        verdict: ofNextLens(row),
        link: null,
      }
    : nothing(
        'Documents print different figures for one thing. Each is judged, so that this alone changes no verdict.',
      );
  return [said, ...listed];
}

/** What the verdict is when the printed figures agree: what the mechanism says where it measures the claim, else the replay. */
function ofNextLens({ claim, mechanism, readings }: LedgerRow): VerdictKind | null {
  if (isMeasured(claim.test) || claim.test.kind === 'untestable') return mechanism.kind;
  const { replay } = readings;
  if (claim.replay.kind === 'nothing') return 'reproduced';
  return verdictKinds.find((kind) => kind === replay?.outcome) ?? null;
}
