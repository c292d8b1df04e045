import { describe, expect, it } from 'vitest';
import type { Service, Tier } from '../../../engine/domain/service.ts';
import { standardNormal } from '../../../engine/random/distributions.ts';
import { defaultSettings, withSettings } from '../../../engine/simulator/settings.ts';
import { buildWorld, serviceCountFor } from '../../../engine/simulator/world.ts';

const world = buildWorld(defaultSettings, 127);
const of = (services: readonly Service[], tier: Tier): readonly Service[] =>
  services.filter((service) => service.tier === tier);
const sizes = (services: readonly Service[]): number[] =>
  (['critical', 'high', 'medium', 'low'] as const).map((tier) => of(services, tier).length);
const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** By walking every path: the plain definition. */
function reaches(services: readonly Service[], from: number, to: number): boolean {
  return services[from]!.dependencies.some((next) => next === to || reaches(services, next, to));
}

describe('how many services there are', () => {
  it('is 20 up to 1,000 deployments and 127 above, unless a setting says otherwise', () => {
    expect(serviceCountFor(defaultSettings, 1_000)).toBe(20);
    expect(serviceCountFor(defaultSettings, 1_001)).toBe(127);
    expect(serviceCountFor(withSettings({ serviceCount: 7 }), 15_847)).toBe(7);
  });

  it('by tier is 10, 20, 40 and 30% of them', () => {
    expect(sizes(buildWorld(defaultSettings, 20))).toEqual([2, 4, 8, 6]);
    expect(sizes(world)).toEqual([13, 25, 51, 38]);
    expect(sizes(buildWorld(defaultSettings, 1))).toEqual([0, 0, 1, 0]);
  });

  it('is the same for each of three organisations, within one', () => {
    const counts = [0, 1, 2].map((k) => world.filter(({ organisation }) => organisation === k).length);
    expect(counts).toEqual([43, 42, 42]);
  });
});

describe('the dependency graph', () => {
  it('points only to services before it, so it has no cycle, and to four at most', () => {
    for (const { index, dependencies } of world) {
      expect(dependencies.every((called) => called >= 0 && called < index)).toBe(true);
      expect(new Set(dependencies).size).toBe(dependencies.length);
      expect(dependencies.length).toBeLessThanOrEqual(4);
    }
  });

  it('has 1.5 dependencies a service on average, over twenty worlds', () => {
    let edges = 0;
    for (let k = 0; k < 20; k++) {
      for (const { dependencies } of buildWorld(withSettings({ world: k + 1 }), 127))
        edges += dependencies.length;
    }
    // 10,160 trials at .375: four standard errors of the mean are .08; a repeated candidate takes off a few percent
    expect(edges / (20 * 127)).toBeGreaterThan(1.35);
    expect(edges / (20 * 127)).toBeLessThan(1.58);
  });

  it('counts dependants through others too', () => {
    const small = buildWorld(defaultSettings, 20);
    for (const { index, dependants } of small) {
      expect(dependants).toBe(small.filter((other) => reaches(small, other.index, index)).length);
    }
    expect(Math.max(...small.map(({ dependants }) => dependants))).toBeGreaterThan(
      Math.max(...small.map(({ index }) => small.filter((s) => s.dependencies.includes(index)).length)),
    );
  });
});

describe('traits', () => {
  it('are dealt: every world has the same quantiles, on other services', () => {
    const other = buildWorld(withSettings({ world: 2 }), 127);
    const fragilities = (services: readonly Service[]): number[] =>
      services.map(({ fragility }) => fragility);
    expect(ascending(fragilities(other))).toEqual(ascending(fragilities(world)));
    expect(fragilities(other)).not.toEqual(fragilities(world));
    expect(ascending(fragilities(world))).toEqual(
      Array.from({ length: 127 }, (_, i) => standardNormal((i + 0.5) / 127)),
    );
    for (const tier of ['critical', 'high', 'medium', 'low'] as const) {
      const traffic = (services: readonly Service[]): number[] =>
        ascending(of(services, tier).map(({ requestsPerMinute }) => requestsPerMinute));
      expect(traffic(other)).toEqual(traffic(world));
    }
  });

  it('have fragilities centred on 0 and weights that sum to 1', () => {
    expect(world.reduce((sum, { fragility }) => sum + fragility, 0)).toBeCloseTo(0, 12);
    expect(world.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(Math.min(...world.map(({ weight }) => weight))).toBeGreaterThan(0);
  });

  it('have the medians of their tier, where a tier has an odd number of services', () => {
    const median = (values: readonly number[]): number => ascending(values)[(values.length - 1) / 2]!;
    expect(median(of(world, 'critical').map((s) => s.requestsPerMinute))).toBeCloseTo(30_000, 6);
    expect(median(of(world, 'medium').map((s) => s.baseErrorRate))).toBeCloseTo(0.0012, 12);
    expect(of(world, 'high').every(({ objective }) => objective === 0.998)).toBe(true);
  });

  it('do not depend on one another: another traffic setting leaves weights and graph as they were', () => {
    const busy = buildWorld(withSettings({ trafficSigma: 2, trafficMultiple: 10 }), 127);
    expect(busy.map(({ weight, dependencies, fragility }) => ({ weight, dependencies, fragility }))).toEqual(
      world.map(({ weight, dependencies, fragility }) => ({ weight, dependencies, fragility })),
    );
  });
});
