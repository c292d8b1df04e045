/** The figures that the talk falls back on: what every beat loads, computed in Node. */
import { explainSteps, loadSha256, studySteps } from '../engine/index.ts';
import type { Study } from '../engine/simulator/study.ts';
import { toItsEnd } from '../engine/steps.ts';
import { beats } from '../talk/beats/index.ts';
import type { Committed } from '../talk/data/committed.ts';
import { type Computes, engineFor } from '../talk/data/engine.ts';

/** @param study of the talk's own config */
export async function talkOf(study: Study): Promise<Committed> {
  const hash = await loadSha256();
  const computes: Computes = {
    breathe: () => Promise.resolve(),
    run: (config) => Promise.resolve({ kind: 'done', value: toItsEnd(studySteps(config, hash)) }),
    explain: (config, index) =>
      Promise.resolve({ kind: 'done', value: toItsEnd(explainSteps(config, index, hash)) }),
    runSeeds: (config, seeds) => {
      const value = seeds.map((seed) => toItsEnd(studySteps({ ...config, seed }, hash)));
      return Promise.resolve({ kind: 'done', value });
    },
  };
  const { seed, deployments } = study.config;
  const engine = engineFor(computes, seed, { study, coming: null, seen: new Map([[seed, study.measures]]) });
  const facts: Record<string, unknown> = {};
  for (const beat of beats) facts[beat.id] = await beat.load(engine);
  // as a file holds them
  return JSON.parse(JSON.stringify({ run: { seed, deployments, digest: study.digest }, facts })) as Committed;
}
