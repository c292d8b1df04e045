/**
 * Targets (issue: replay the published code), fixed before the first run: 15,847 deployments in under 254 ms, a thousandth
 * of the published Python's CPU time; without the digest within 5 × of the bare draws; 10,000 seeds × 500 within 60 s on
 * two cores, so 12 ms a seed.
 */
import { bench, describe } from 'vitest';
import { CPythonRandom } from '../../../engine/random/cpython.ts';
import { CANARY_STAGES, SPIKE_PROBABILITY } from '../../../engine/replay/canary.ts';
import { drawHistory } from '../../../engine/replay/history.ts';
import { replayFirstRelease } from '../../../engine/replay/index.ts';
import { drawChange, drawServices } from '../../../engine/replay/world.ts';

const study = { deployments: 15_847, seed: 42 };
const demo = { deployments: 500, seed: 24 };

/** The draws of a replay and nothing else; their sum, so that none can be left out. */
function bareDraws({ deployments, seed }: { deployments: number; seed: number }): number {
  const random = new CPythonRandom(seed);
  drawServices(random);
  drawHistory(random);
  const uniforms = (n: number): number => {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += random.random();
    return sum;
  };
  let sum = 0;
  for (let i = 0; i < deployments; i++) {
    const { injectedStage } = drawChange(random);
    for (const [index, { seconds }] of CANARY_STAGES.entries()) {
      const breach = random.random() < SPIKE_PROBABILITY || index === injectedStage;
      sum += uniforms(index === injectedStage ? 5 : 3) + random.randint(seconds[0], seconds[1]);
      if (breach) break;
    }
    sum += uniforms(4);
  }
  return sum;
}

describe('15,847 deployments', () => {
  bench('bare draws', () => void bareDraws(study));
  bench('figures', async () => void (await replayFirstRelease(study, { keep: 'figures' })));
  bench('rows', async () => void (await replayFirstRelease(study, { keep: 'rows' })));
  bench('rows and digest', async () => void (await replayFirstRelease(study)));
});

describe('500 deployments', () => {
  bench('bare draws', () => void bareDraws(demo));
  bench('figures', async () => void (await replayFirstRelease(demo, { keep: 'figures' })));
  bench('rows and digest', async () => void (await replayFirstRelease(demo)));
});
