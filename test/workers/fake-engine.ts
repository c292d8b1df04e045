/** An engine that works for as long as it is told, and fails on demand: its seed says how. */

import { expected } from '../../engine/errors.ts';
import { createDeploymentTimes } from '../../engine/simulator/cycle-times.ts';
import { createLedger } from '../../engine/simulator/ledger.ts';
import type { StudyMeasures } from '../../engine/simulator/measures/measures.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import { defaultSettings } from '../../engine/simulator/settings.ts';
import type { Explanation, Study } from '../../engine/simulator/study.ts';
import type { Steps } from '../../workers/core/task.ts';
import type { StudyEngine } from '../../workers/study/api.ts';

export function fakeConfig(seed: string, deployments = 200): StudyConfig {
  return { scenario: 'custom', settings: defaultSettings, seed, deployments };
}

/** A step takes about a tenth of a millisecond, and stands for 100 deployments. */
const STEP_MS = 0.1;
const STEP = 100;

export const fakeEngine: StudyEngine<string> = {
  loadSha256: () => Promise.resolve('sha'),
  *studySteps(config, hash): Steps<Study> {
    if (config.seed === 'refuse') throw expected('seed', 'one that is not refused', config.seed);
    for (let done = 0; done < config.deployments; done += STEP) {
      if (done === STEP) misbehave(config.seed);
      const until = performance.now() + STEP_MS;
      while (performance.now() < until);
      yield { done, total: config.deployments };
    }
    const ledger = createLedger(config.deployments);
    ledger.lines.fill(config.seed.length);
    return {
      config,
      services: [],
      days: 1,
      ledger,
      deploymentTimes: createDeploymentTimes(config.deployments),
      measures: (config.seed === 'unclonable' ? { f: () => 1 } : {}) as unknown as StudyMeasures,
      heads: new Uint8Array(32 * config.deployments),
      digest: `${hash}:${config.seed}:${config.deployments}`,
    };
  },
  // an explanation that is there at once: the interface asks for steps, and this one needs none
  // oxlint-disable-next-line require-yield -- a task is a generator, and this one has no steps
  *explainSteps(config, index): Steps<Explanation> {
    return { change: { index, seed: config.seed } } as unknown as Explanation;
  },
};

function misbehave(seed: string): void {
  if (seed === 'fault') throw new RangeError('a column is too short');
  if (seed === 'die') {
    setTimeout(() => {
      throw new Error('out of luck');
    });
  }
  if (seed === 'hang') for (;;);
}
