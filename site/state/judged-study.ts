/** A study with its verdicts: what a page that runs the study shows. */
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import type { Study } from '../../engine/simulator/study.ts';
import type { Run } from './run.ts';
import type { OpenPage } from './run-kind.ts';
import type { Shown } from './run-state.ts';

export interface JudgedStudy {
  readonly study: Study;
  readonly rows: readonly LedgerRow[];
}
export type ShownStudy = Shown<Run, JudgedStudy>;
export type StudyPage = OpenPage<Run, JudgedStudy>;
