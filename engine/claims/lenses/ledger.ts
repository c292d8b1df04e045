/**
 * The ledger: one row a claim, and the only owner of its verdict, of the lens that decided, of the number shown next to
 * it and of the reason. Boards, margins, tables, command lines and committed figures read them here; nothing else
 * computes any of them.
 */
import type { Estimate } from '../../simulator/measures/measures.ts';
import { type Claim, isMeasured } from '../claim.ts';
import { type Judged, judgeClaims } from '../judge.ts';
import { type Judgment, type VerdictKind, verdictKinds } from '../verdict.ts';
import { arithmeticReadings } from './arithmetic.ts';
import {
  dataReading,
  doesNotApply,
  type LensName,
  type LensOutcome,
  type LensReading,
  mechanismReading,
} from './lens.ts';
import { recordedReading } from './recorded.ts';
import { type Replayed, replayReading } from './replay.ts';

type Readings = Readonly<Record<LensName, LensReading | null>>;

export interface LedgerRow {
  readonly claim: Claim;
  readonly verdict: VerdictKind;
  /** Which lens decided; null when none can say anything. */
  readonly decidedBy: LensName | null;
  /** The number shown next to the verdict, in the claim's unit; null where none was measured. */
  readonly estimate: Estimate | null;
  /** Whose number that is. */
  readonly estimateFrom: 'mechanism' | 'replay' | null;
  /** Computed: why this verdict. */
  readonly why: string;
  /** How many deployments would decide, for a claim that is undecided for lack of them; otherwise null. */
  readonly deploymentsToDecide: number | null;
  /** What the next lens would say, were the one that decided taken away; null when no lens is left. */
  readonly next: { readonly lens: LensName; readonly outcome: LensOutcome; readonly why: string } | null;
  /** What each lens found: null where it has not looked (the live replay is under way, or no data were given). */
  readonly readings: Readings;
  /** What the model made of the claim: the reading of one lens, with its details. */
  readonly mechanism: Judgment;
}

/** What the lenses have so far, by claim id; null for a lens that has not looked. */
export interface LedgerParts {
  /** In the order of the registry. */
  readonly mechanism: readonly Judgment[];
  /** What the printed figures say of each other; left out, the published checks are made. */
  readonly arithmetic?: ReadonlyMap<string, LensReading>;
  /** The live replay. No verdict waits for it: claims about runs of the published code are answered by the record. */
  readonly replay: ReadonlyMap<string, Replayed> | null;
  readonly data: ReadonlyMap<string, Judgment> | null;
}

let published: ReadonlyMap<string, LensReading> | null = null;

/** What the printed figures say of each other: no run changes it, so it is found once. */
export function publishedArithmetic(): ReadonlyMap<string, LensReading> {
  published ??= arithmeticReadings();
  return published;
}

/** The ledger of a run: what is known as soon as it has ended. */
export function studyLedger(run: Judged): LedgerRow[] {
  return ledgerOf({ mechanism: judgeClaims(run), replay: null, data: null });
}

/** One row a claim, in the order of the registry. */
export function ledgerOf({
  mechanism,
  arithmetic = publishedArithmetic(),
  replay,
  data,
}: LedgerParts): LedgerRow[] {
  return mechanism.map((judgment) => {
    const { claim } = judgment;
    const own = data?.get(claim.id);
    return rowOf(judgment, {
      arithmetic: arithmetic.get(claim.id) ?? doesNotApply('no other printed figure determines it'),
      replay: replayed(claim, replay),
      mechanism: mechanismReading(judgment),
      data: own === undefined ? null : dataReading(own),
    });
  });
}

/** The row of a claim. @throws Error if the ledger has no such row, which would be a mistake of ours */
export function rowFor(rows: readonly LedgerRow[], id: string): LedgerRow {
  const row = rows.find(({ claim }) => claim.id === id);
  if (row === undefined) throw new Error(`ledger: no row for the claim ${id}`);
  return row;
}

/** The same rows with what the live replay found: their verdicts do not move. */
export function withReplay(rows: readonly LedgerRow[], replay: ReadonlyMap<string, Replayed>): LedgerRow[] {
  return rows.map(({ claim, mechanism, readings }) =>
    rowOf(mechanism, { ...readings, replay: replayed(claim, replay) }),
  );
}

/** The same rows with what a reader's own data say: they are another study than the paper's, and decide nothing. */
export function withData(rows: readonly LedgerRow[], data: ReadonlyMap<string, Judgment>): LedgerRow[] {
  return rows.map((row) => {
    const own = data.get(row.claim.id);
    return own === undefined ? row : { ...row, readings: { ...row.readings, data: dataReading(own) } };
  });
}

function replayed(claim: Claim, replay: ReadonlyMap<string, Replayed> | null): LensReading | null {
  if (claim.replay.kind === 'replayed' && claim.replay.recorded !== undefined) {
    return recordedReading(claim, claim.replay.recorded);
  }
  if (claim.replay.kind === 'nothing') return doesNotApply(claim.replay.because);
  return replay === null ? null : replayReading(claim, replay.get(claim.id) ?? null);
}

/** The order in which lenses decide: README.md says why. */
const deciders = ['arithmetic', 'mechanism', 'replay'] as const;
type Decider = (typeof deciders)[number];

function rowOf(mechanism: Judgment, readings: Readings): LedgerRow {
  const { claim } = mechanism;
  const decidedBy = deciders.find((lens) => verdictFrom(lens, claim, readings) !== null) ?? null;
  const verdict = decidedBy === null ? null : verdictFrom(decidedBy, claim, readings);
  const measured = isMeasured(claim.test);
  const estimate = measured ? mechanism.estimate : (readings.replay?.estimate ?? null);
  return {
    claim,
    verdict: verdict ?? 'untestable',
    decidedBy,
    estimate,
    estimateFrom: estimate === null ? null : measured ? 'mechanism' : 'replay',
    why: (decidedBy === null ? null : readings[decidedBy]?.why) ?? 'No lens applies to it.',
    deploymentsToDecide: decidedBy === 'mechanism' ? mechanism.deploymentsToDecide : null,
    next: nextOf(decidedBy, readings),
    readings,
    mechanism,
  };
}

/** The verdict that a lens gives by the rules, null where it does not decide. */
function verdictFrom(lens: Decider, { test, replay }: Claim, readings: Readings): VerdictKind | null {
  const reading = readings[lens];
  if (reading === null) return null;
  switch (lens) {
    case 'arithmetic':
      if (reading.outcome === 'inconsistent') return 'inconsistent';
      // a statement about printed figures alone: to recompute it is to reproduce it
      return test.kind === 'elsewhere' && replay.kind === 'nothing' && reading.outcome === 'agrees'
        ? 'reproduced'
        : null;
    case 'mechanism':
      return test.kind === 'elsewhere' ? null : asVerdict(reading.outcome);
    case 'replay':
      return replay.kind === 'replayed' && replay.recorded !== undefined ? asVerdict(reading.outcome) : null;
  }
}

function nextOf(decidedBy: LensName | null, readings: Readings): LedgerRow['next'] {
  const after = deciders.slice(deciders.findIndex((lens) => lens === decidedBy) + 1);
  for (const lens of decidedBy === null ? [] : after) {
    const reading = readings[lens];
    if (reading !== null && reading.outcome !== 'does-not-apply') {
      return { lens, outcome: reading.outcome, why: reading.why };
    }
  }
  return null;
}

function asVerdict(outcome: LensOutcome): VerdictKind | null {
  return verdictKinds.find((kind) => kind === outcome) ?? null;
}

// Which claims a run could reproduce at all, and why it could not reproduce the others; known before the result.

/**
 * `agrees`: a statement about printed figures that agree when recomputed. `contradicted`: printed figures that contradict
 * each other, which no run can change. `emergent`: the model measures it, and
 * nothing fixes it. `constructed`: we tuned or searched settings for it, or it follows from such numbers. `runs`: it is
 * about runs of the published code, which only their record can answer. `untestable`: it needs data that is not public, or a part
 * that the model does not have.
 */
const reaches = ['agrees', 'contradicted', 'emergent', 'constructed', 'runs', 'untestable'] as const;
export type Reach = (typeof reaches)[number];

export function reachOf({ claim, mechanism, verdict }: LedgerRow): Reach {
  if (verdict === 'inconsistent') return 'contradicted';
  if (isMeasured(claim.test)) return mechanism.kind === 'by-construction' ? 'constructed' : 'emergent';
  if (claim.test.kind === 'untestable') return 'untestable';
  return claim.replay.kind === 'replayed' ? 'runs' : 'agrees';
}

/** How many claims of a ledger have each reach. */
export function reachCounts(rows: readonly LedgerRow[]): Readonly<Record<Reach, number>> {
  const of = (reach: Reach): number => rows.filter((row) => reachOf(row) === reach).length;
  return Object.fromEntries(reaches.map((reach) => [reach, of(reach)])) as Record<Reach, number>;
}
