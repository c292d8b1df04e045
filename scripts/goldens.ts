/** What the goldens pin: digests and headline figures of a few studies, computed now. */

import { loadSha256, type Study, scenarios, studySteps, withSettings } from '../engine/index.ts';
import { DIGEST_VERSION } from '../engine/simulator/study.ts';
import { toItsEnd } from '../engine/steps.ts';

/** Studies by name: `equal-changes, 500, seed 42`. */
const runs = [
  { scenario: 'equal-changes', deployments: 100, seed: '24' },
  ...scenarios.map(({ id }) => ({ scenario: id, deployments: 500, seed: '42' })),
] as const;

export interface Golden {
  readonly scenario: string;
  readonly deployments: number;
  readonly seed: string;
  readonly digest: string;
  readonly headline: Readonly<Record<string, number>>;
}

/** Minutes and counts of a study, rounded so that a pin can be read. */
function headlineOf({ measures }: Study): Golden['headline'] {
  const { traditional, genops, canary, governance, perChange } = measures;
  const minutes = (value: number): number => Math.round(1000 * value) / 1000;
  return {
    traditionalMedianMinutes: minutes(traditional.medianCycleMinutes.value),
    genopsMedianMinutes: minutes(genops.medianCycleMinutes.value),
    traditionalCompleted: traditional.completed,
    genopsCompleted: genops.completed,
    genopsRolledBack: genops.rolledBack,
    genopsBlocked: genops.blocked,
    genopsEscaped: genops.escaped,
    caught: canary.caught,
    falseRollbacks: canary.falseRollbacks,
    approvals: governance.approvals,
    violations: governance.violationCount,
    completedPerChange: Math.round(perChange.completed.value * genops.deployments),
  };
}

export interface Goldens {
  readonly version: string;
  readonly studies: readonly Golden[];
}

/** Runs every study. */
export async function currentGoldens(): Promise<Goldens> {
  const sha256 = await loadSha256();
  const studies = runs.map(({ scenario, deployments, seed }) => {
    const { changes } = scenarios.find(({ id }) => id === scenario)!;
    const config = { scenario, settings: withSettings(changes), seed, deployments };
    const study = toItsEnd(studySteps(config, sha256));
    return { scenario, deployments, seed, digest: study.digest, headline: headlineOf(study) };
  });
  return { version: DIGEST_VERSION, studies };
}

/** Every pinned value under a readable name. */
export function flattened({ version, studies }: Goldens): Map<string, string | number> {
  const values = new Map<string, string | number>([['version', version]]);
  for (const { scenario, deployments, seed, digest, headline } of studies) {
    const name = `${scenario}, ${deployments}, seed ${seed}`;
    values.set(`${name}: digest`, digest);
    for (const [key, value] of Object.entries(headline)) values.set(`${name}: ${key}`, value);
  }
  return values;
}

/** One line a value that moved: `name: old → new`. */
export function movedBetween(before: Goldens, after: Goldens): string[] {
  const old = flattened(before);
  const now = flattened(after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((name) => old.get(name) !== now.get(name))
    .map((name) => `${name}: ${old.get(name) ?? '(none)'} → ${now.get(name) ?? '(none)'}`);
}
