import { describe, expect, it } from 'vitest';
import { ArgumentError, DeploymentSimulator, type SimulationConfig } from '../../../engine/index.ts';
import { studyOf } from '../study-of.ts';

describe('DeploymentSimulator', () => {
  it('runs its README’s example: 500 deployments of seed 42, which are its defaults', async () => {
    const study = await new DeploymentSimulator({ numDeployments: 500, randomSeed: 42 }).run();
    expect(study.measures.genops.deployments).toBe(500);
    expect(study.services).toHaveLength(20);
    expect((await new DeploymentSimulator().run()).digest).toBe(study.digest);
  });

  it('is the study under other names', async () => {
    const config = { numDeployments: 60, numServices: 7, failureInjectionRate: 0.2, randomSeed: 'test' };
    const { digest } = await new DeploymentSimulator({ ...config, settings: { warmUpDays: 7 } }).run();
    const same = { serviceCount: 7, failureInjectionRate: 0.2, warmUpDays: 7 };
    expect(digest).toBe(studyOf(60, same).digest);
  });

  it('reports progress', async () => {
    const heard: number[] = [];
    await new DeploymentSimulator({ numDeployments: 100 }).run(({ done }) => heard.push(done));
    expect(heard.at(-1)).toBe(100);
  });

  it.each<[SimulationConfig, string]>([
    [{ numDeployments: 0 }, 'deployments: expected a whole number from 1 to 1,000,000, got 0'],
    [{ numServices: 1_001 }, 'serviceCount: expected a whole number from 0 to 1000, got 1001'],
    [{ failureInjectionRate: 2 }, 'failureInjectionRate: expected a number from 0 to 1, got 2'],
    [{ randomSeed: 1.5 }, 'randomSeed: expected a whole number or text, got 1.5'],
    [{ randomSeed: Number.NaN }, 'randomSeed: expected a whole number or text, got NaN'],
    [{ randomSeed: '' }, 'seed: expected text of 1 to 200 characters, got ""'],
    [{ settings: { alpha: 3 } }, 'alpha: expected a number from 0.0001 to 0.2, got 3'],
  ])('refuses %o at once', (config, message) => {
    const make = () => new DeploymentSimulator(config);
    expect(make).toThrow(ArgumentError);
    expect(make).toThrow(message);
  });
});
