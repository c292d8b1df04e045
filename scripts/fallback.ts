/** The committed figures: the study's size, seed 42, default scenario, judged and formatted as on the board. */
import { presets, scenarios } from '../engine/index.ts';
import { withInterval } from '../notebooks/format/estimate.ts';
import type { NodeLedger } from './ledger.ts';

/** The run that is written down. */
export const committedRun = { deployments: presets.study, seed: '42' } as const;

/** The figures of its ledger. */
export function fallbackOf({ study, rows }: NodeLedger) {
  const { title } = scenarios[0]!;
  const { seed, deployments } = committedRun;
  return {
    run: { scenario: title, seed, deployments, digest: study.digest },
    rows: rows.map(({ claim, verdict, estimate, why }) => {
      return {
        id: claim.id,
        sentence: claim.sentence,
        printed: [claim, ...claim.alternatives].map(({ printed }) => printed).join(' or '),
        value: estimate === null ? '—' : withInterval(claim.unit, estimate),
        verdict,
        why,
      };
    }),
  };
}
