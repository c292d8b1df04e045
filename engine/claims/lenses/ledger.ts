/** The ledger: every claim, what each lens sees of it, and one verdict. */
import { type Claim, isMeasured } from '../claim.ts';
import type { Verdict, VerdictKind } from '../verdict.ts';
import { dataReading } from './data.ts';
import { doesNotApply, type LensName, type LensReading } from './lens.ts';
import { mechanismReading } from './mechanism.ts';
import { type Replayed, replayReading } from './replay.ts';

export interface LedgerRow {
  readonly claim: Claim;
  /** What the mechanism judged, with how many deployments would decide. */
  readonly mechanism: Verdict;
  /** Null where a lens has not looked yet: the replay goes on, or no data were given. */
  readonly readings: Readonly<Record<LensName, LensReading | null>>;
  /** Null while the lens that decides has not looked. */
  readonly verdict: VerdictKind | null;
  /** Whose word the verdict is; null when no lens can say anything. */
  readonly decidedBy: LensName | null;
  /** One line: why this verdict. */
  readonly why: string;
}

/** What the lenses have so far, by claim id; null for a lens that has not looked. */
export interface LedgerParts {
  /** In the order of the registry. */
  readonly mechanism: readonly Verdict[];
  readonly arithmetic: ReadonlyMap<string, LensReading>;
  /** A claim without an entry has nothing in the replay. */
  readonly replay: ReadonlyMap<string, Replayed> | null;
  readonly data: ReadonlyMap<string, Verdict> | null;
}

/** One row a claim, in the order of the registry. */
export function ledgerOf({ mechanism, arithmetic, replay, data }: LedgerParts): LedgerRow[] {
  return mechanism.map((verdict) => {
    const { claim } = verdict;
    const own = data?.get(claim.id);
    return rowOf(verdict, {
      arithmetic:
        arithmetic.get(claim.id) ?? doesNotApply('nothing else that was printed determines the figure'),
      replay: replay === null ? waitingReplay(claim) : replayReading(claim, replay.get(claim.id) ?? null),
      mechanism: mechanismReading(verdict),
      data: own === undefined ? null : dataReading(own),
    });
  });
}

/** A replay that goes on says at once of which claims it will have nothing. */
function waitingReplay(claim: Claim): LensReading | null {
  return claim.replay.kind === 'nothing' ? replayReading(claim, null) : null;
}

/**
 * One verdict a claim: printed figures that contradict each other come first, since no run could reproduce both; then
 * what the mechanism found, where it measures the claim at all; else the replay. The reader's own data are another study
 * than the paper's: they stand beside, and decide nothing.
 */
function rowOf(judged: Verdict, readings: LedgerRow['readings']): LedgerRow {
  const { claim } = judged;
  const row = { claim, mechanism: judged, readings };
  const { arithmetic, replay, mechanism } = readings;
  if (arithmetic?.outcome === 'inconsistent') {
    return { ...row, verdict: 'inconsistent', decidedBy: 'arithmetic', why: arithmetic.why };
  }
  if (isMeasured(claim.test) || claim.test.kind === 'untestable') {
    return { ...row, verdict: kindOf(mechanism), decidedBy: 'mechanism', why: mechanism?.why ?? '' };
  }
  if (claim.replay.kind === 'replayed') {
    return {
      ...row,
      verdict: kindOf(replay),
      decidedBy: 'replay',
      why: replay?.why ?? 'The replay goes on.',
    };
  }
  if (arithmetic?.outcome === 'agrees') {
    return { ...row, verdict: 'reproduced', decidedBy: 'arithmetic', why: arithmetic.why };
  }
  return { ...row, verdict: 'untestable', decidedBy: null, why: 'No lens can say anything of it.' };
}

function kindOf(reading: LensReading | null): VerdictKind | null {
  if (reading === null) return null;
  switch (reading.outcome) {
    case 'agrees':
    case 'differ':
    case 'no-power':
    case 'does-not-apply':
      return 'untestable';
    case 'reproduced':
    case 'by-construction':
    case 'undecided':
    case 'not-reproduced':
    case 'inconsistent':
    case 'untestable':
      return reading.outcome;
  }
}
