/** The runs of the published code that the record names for a claim, replayed here and printed as the code prints them. */
import type { Claim, RecordedAnswer } from '../../engine/claims/claim.ts';
import { replayRecord } from '../../engine/claims/lenses/recorded.ts';
import { printedFigures } from '../../engine/replay/report.ts';
import type { ReplayClient } from '../../workers/replay/pool.ts';
import { element } from '../authoring/html.ts';
import { dataTable, emptyFigure, numbers } from '../charts/figure.ts';
import { failureText } from '../charts/variants.ts';
import { count } from '../format/number.ts';

interface NamedRun {
  readonly deployments: number;
  readonly seed: number;
  readonly what: string;
}

/** Of many seeds the first few are enough to see. */
const SHOWN = 5;

function runsFor(answer: RecordedAnswer): readonly NamedRun[] {
  const { default: own, small } = replayRecord;
  const released = { deployments: own.deployments, seed: own.seed, what: 'the code’s default run' };
  const smallRun = (seed: number): NamedRun => ({
    deployments: small.deployments,
    seed,
    what: 'found by searching',
  });
  switch (answer) {
    case 'latest-success':
    case 'latest-improvement':
      return [released, ...small.latest.slice(0, SHOWN).map(smallRun)];
    case 'reports-run':
      return small.reports.slice(0, SHOWN).map(smallRun);
    case 'seeds-stable':
      return [
        released,
        ...Array.from({ length: SHOWN }, (_, k) => ({
          deployments: own.deployments,
          seed: k + 1,
          what: `one of ${count(replayRecord.sweeps[0]?.seeds ?? 0)}`,
        })),
      ];
  }
}

/** Replays them now: nothing of the table is read from the record but which runs they are. */
export async function recordedRunsTable(
  claim: Claim,
  answer: RecordedAnswer,
  client: () => Promise<ReplayClient>,
): Promise<HTMLElement> {
  const pool = await client();
  const runs = runsFor(answer);
  const outcomes = await Promise.all(
    runs.map(({ deployments, seed }) => pool.replay({ deployments, seed }, { keep: 'figures' })),
  );
  const rows: (readonly string[])[] = [];
  for (const [k, outcome] of outcomes.entries()) {
    if (outcome.kind === 'failed') {
      return emptyFigure(`The published code could not be replayed: ${failureText(outcome.failure)}.`);
    }
    const { successRate, improvement, failureRate } = printedFigures(outcome.value);
    const { deployments, seed, what } = runs[k]!;
    rows.push([what, count(deployments), String(seed), successRate, improvement, failureRate]);
  }
  return element`<div class="prose-like">
    <p>Replayed in your browser just now, printed as the code prints them. In print: <span class="printed one-line tight digits strong">${claim.printed}</span></p>
    ${dataTable({
      title: 'Recorded runs of the published code, replayed',
      columns: ['run', ...numbers('deployments', 'seed', 'success', 'improvement', 'failures')],
      rows,
    })}
  </div>`;
}
