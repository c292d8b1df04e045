/** The committed figures: the study's size, seed 42, default scenario, judged and formatted as on the board. */
import { judgeClaims } from '../engine/claims/index.ts';
import { DeploymentSimulator, presets, scenarios, withSettings } from '../engine/index.ts';
import { withInterval } from '../notebooks/format/estimate.ts';

const SEED = '42';

export async function fallbackOf() {
  const scenario = scenarios[0]!;
  const simulator = new DeploymentSimulator({
    numDeployments: presets.study,
    randomSeed: SEED,
    settings: scenario.changes,
  });
  const { digest, measures } = await simulator.run();
  return {
    run: { scenario: scenario.title, seed: SEED, deployments: presets.study, digest },
    rows: judgeClaims({ measures, settings: withSettings(scenario.changes) }).map(
      ({ claim, kind, estimate, why }) => ({
        id: claim.id,
        sentence: claim.sentence,
        printed: [claim.printed, ...claim.alternatives.map(({ printed }) => printed)].join(' or '),
        value: estimate === null ? '—' : withInterval(claim.unit, estimate),
        verdict: kind,
        why,
      }),
    ),
  };
}
