/** Verdicts as a JUnit report, one test a claim, for build servers. */
import reports from 'junit-report-builder';
import type { LedgerRow } from '../engine/claims/lenses/ledger.ts';

export interface Reported {
  /** Of the suite: which run it is. */
  readonly name: string;
  readonly rows: readonly Pick<LedgerRow, 'claim' | 'verdict' | 'why'>[];
  /** By claim id, what differs from what was expected. */
  readonly moved: ReadonlyMap<string, string>;
  /** Whether anything was expected; if not, each test is skipped. */
  readonly compared: boolean;
}

export function junitOf({ name, rows, moved, compared }: Reported): string {
  const report = reports.newBuilder();
  const suite = report.testSuite().name(name);
  for (const { claim, verdict, why } of rows) {
    const test = suite
      .testCase()
      .className('genops.claims')
      .name(claim.id)
      .standardOutput(`${verdict}. ${why}`);
    const difference = moved.get(claim.id);
    if (difference !== undefined) test.failure(difference);
    else if (!compared) test.skipped();
  }
  for (const [id, difference] of moved)
    if (rows.every(({ claim }) => claim.id !== id))
      suite.testCase().className('genops.run').name(id).failure(difference);
  return report.build();
}
