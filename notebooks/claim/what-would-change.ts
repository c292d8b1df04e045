/** What would change a claim's verdict: computed from the run, the moves and the checks, never typed. */
import { isMeasured, rangesOf } from '../../engine/claims/claim.ts';
import type { LedgerRow } from '../../engine/claims/lenses/index.ts';
import { type Choices, choiceNames, choices, optionLabel } from '../../engine/claims/multiverse/choices.ts';
import { type VerdictKind, verdictKinds } from '../../engine/claims/verdict.ts';
import { inUnit, rangeText, withInterval } from '../format/estimate.ts';
import { count, plural } from '../format/number.ts';
import { type Change, type ChangeEvidence, type ChangeGroup, nothing } from './change.ts';
import { changesOfReplay } from './change-of-replay.ts';
import { changeOfSize, judgedWith } from './change-of-size.ts';
import type { JudgedMove, JudgedMoves } from './moves.ts';

/** Beyond these the farthest-reaching inputs have been named. */
const MOST_MOVES = 8;

export function whatWouldChange(evidence: ChangeEvidence): readonly ChangeGroup[] {
  const groups = [
    { heading: 'More deployments', changes: [changeOfSize(evidence)] },
    {
      heading: 'Another input',
      changes: [...ofInputs(evidence), ...changesOfReplay(evidence.row, evidence.replays)],
    },
    { heading: 'Another published range', changes: ofRanges(evidence) },
    { heading: 'Another reading of the words', changes: ofReadings(evidence) },
    { heading: 'Another printed figure', changes: ofFigures(evidence) },
  ];
  return groups.filter(({ changes }) => changes.length > 0);
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
  const named = other.slice(0, MOST_MOVES).map((move) => changeOf(move, deployments));
  const inputs = new Set(moves.map(({ changes }) => Object.keys(changes).join())).size;
  const labels = [...new Set(moves.map(({ label }) => label))];
  const scope = every
    ? `All ${plural(inputs, 'input')} of the model were moved, each alone, at ${plural(deployments, 'deployment')}`
    : `Only ${inputs === 1 ? 'the input that was' : 'inputs that were'} solved for the claim or ${inputs === 1 ? 'lifts' : 'lift'} it (${labels.join('; ')}) ${inputs === 1 ? 'was' : 'were'} moved, at ${plural(deployments, 'deployment')}`;
  const found =
    other.length === 0
      ? `${scope}: no move makes another verdict of it.`
      : rest > 0
        ? `${scope}: ${plural(other.length, 'move makes', 'moves make')} another verdict of it, ${count(rest)} more than are named here.`
        : `${scope}: ${plural(other.length, 'move makes', 'moves make')} another verdict of it.`;
  return [...named, ...acrossRange(moved), nothing(found)];
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
        `${label}, on its way to ${value}, takes the number from ${inUnit(claim.unit, estimate.value)} to ${inUnit(claim.unit, moved)}, across the whole range: some value between brings it inside.`,
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
        text: `Held against ${rangeText(claim.unit, range.lower, range.upper)}, which belongs to the printed ${printed} (${range.source}).`,
        verdict: verdict.kind,
        link: { to: 'definitions/', hash: claim.id, changes: {}, label: 'See every reading' },
      },
    ];
  });
}

/** Readings under which it would be judged otherwise, by verdict, one of each as an example. */
function ofReadings({ row, readings }: ChangeEvidence): readonly Change[] {
  if (readings === null || readings.specifications.length === 0) return [];
  const { specifications, deployments } = readings;
  const { claim, mechanism } = row;
  const kinds = verdictKinds.filter((kind) => kind !== mechanism.kind);
  const otherwise = kinds.flatMap((kind): Change[] => {
    const own = specifications.filter(({ verdict }) => verdict === kind);
    const [first] = own;
    if (first === undefined) return [];
    const number = Number.isFinite(first.estimate.value)
      ? withInterval(claim.unit, first.estimate)
      : 'nothing to count';
    const text = `${count(own.length)} of ${plural(specifications.length, 'reading')} at ${plural(deployments, 'deployment')}, such as ${readingText(first.choices)}: ${number}.`;
    const link = { to: 'definitions/', hash: claim.id, changes: {}, label: 'See every reading' };
    return [{ text, verdict: kind, link }];
  });
  return otherwise.length > 0
    ? otherwise
    : [nothing(`None: all ${plural(specifications.length, 'reading')} are judged alike.`)];
}

function readingText(made: Choices): string {
  const taken = choiceNames.flatMap((name) => {
    const option = made[name];
    return option === undefined ? [] : [`${choices[name].label}: ${optionLabel(name, option)}`];
  });
  return taken.join('; ');
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
      nothing(
        own.length === 1
          ? `None that is printed: the one check of this figure ${agree === 1 ? 'agrees' : 'could have refused nothing'}.`
          : `None that is printed: of ${plural(own.length, 'check')} of this figure ${parts.join(', ')}.`,
      ),
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
