/** The committed figures: the study's size, seed 42, default scenario, judged and formatted as on the board. */
import { presets, scenarios } from '../engine/index.ts';
import { withInterval } from '../notebooks/format/estimate.ts';
import { ledgerOfRun } from './ledger.ts';

const SEED = '42';

export async function fallbackOf() {
  const { study, rows } = await ledgerOfRun({ deployments: presets.study, seed: SEED }, null);
  const { title } = scenarios[0]!;
  return {
    run: { scenario: title, seed: SEED, deployments: presets.study, digest: study.digest },
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
