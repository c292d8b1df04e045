/**
 * The world that both arms deploy to: services with tiers, traffic, service levels and a dependency graph.
 *
 * Traits are quantiles dealt to services by permutations that depend on the world's number, not on the run's seed: runs
 * under different seeds share a world, and the variance between worlds does not swamp a run. Measured when the seed
 * dealt them: success rates of runs at full size differed by twice their standard error.
 */
import { type Service, type Tier, tiers } from '../domain/service.ts';
import { exp, standardNormal } from '../random/distributions.ts';
import { namedStream, type Uniforms } from '../random/streams.ts';
import type { Settings } from './settings.ts';

/** Shares of services by tier, critical first; study model, *world and changes*. */
const TIER_SHARES = [0.1, 0.2, 0.4, 0.3] as const;
const ORGANISATIONS = 3;
const MOST_DEPENDENCIES = 4;
const DEPENDENCY_PROBABILITY = 0.375; // binomial(4, .375): mean 1.5

/** How many services a study of n deployments has: the setting, or 20 up to 1,000 deployments and 127 above. */
export function serviceCountFor(settings: Settings, deployments: number): number {
  if (settings.serviceCount > 0) return settings.serviceCount;
  return deployments <= 1000 ? 20 : 127;
}

/** Builds the services of a run. @param count 1 or more */
export function buildWorld(settings: Settings, count: number): Service[] {
  const stream = (label: string): Uniforms => namedStream(`world ${settings.world}`, `world/${label}`);
  const tierOf = tierList(count);
  const fragility = shuffle(normalQuantiles(count), stream('fragility'));
  const weights = shuffle(normalQuantiles(count), stream('weight')).map((z) =>
    exp(settings.deploymentWeightSigma * z),
  );
  const totalWeight = weights.reduce((sum, w) => sum + w, 0);
  const dependencies = dependencyGraph(count, stream('graph'));
  const dependants = transitiveDependants(dependencies);
  const trait = (label: string): number[] => dealtWithinTier(tierOf, stream(label));
  const traffic = trait('traffic');
  const errors = trait('base-errors');
  const slow = trait('base-slow');
  return tierOf.map((tier, index) => ({
    index,
    id: `svc-${String(index + 1).padStart(3, '0')}`,
    name: `${tier}-${String(index - tierOf.indexOf(tier) + 1).padStart(2, '0')}`,
    tier,
    organisation: index % ORGANISATIONS,
    dependencies: dependencies[index]!,
    dependants: dependants[index]!,
    fragility: fragility[index]!,
    weight: weights[index]! / totalWeight,
    requestsPerMinute:
      settings.trafficMultiple *
      byTier(settings, 'traffic', tier) *
      exp(settings.trafficSigma * traffic[index]!),
    baseErrorRate: Math.min(
      0.5,
      byTier(settings, 'baseErrors', tier) * exp(settings.baseErrorsSigma * errors[index]!),
    ),
    baseSlowShare: Math.min(0.5, settings.baseSlowShare * exp(settings.baseSlowSigma * slow[index]!)),
    objective: byTier(settings, 'objective', tier),
  }));
}

function byTier(settings: Settings, family: 'traffic' | 'baseErrors' | 'objective', tier: Tier): number {
  const name = `${tier.charAt(0).toUpperCase()}${tier.slice(1)}` as Capitalize<Tier>;
  return settings[`${family}${name}`];
}

/** Tiers in order, critical first, counts by rounding the cumulative shares. */
function tierList(count: number): Tier[] {
  const list: Tier[] = [];
  let share = 0;
  tiers.forEach((tier, k) => {
    share += TIER_SHARES[k]!;
    const upTo = k === tiers.length - 1 ? count : Math.round(share * count);
    while (list.length < upTo) list.push(tier);
  });
  return list;
}

/** Normal quantiles at (i − ½)/k: mean 0 by symmetry. */
function normalQuantiles(k: number): number[] {
  return Array.from({ length: k }, (_, i) => standardNormal((i + 0.5) / k));
}

function dealtWithinTier(tierOf: readonly Tier[], next: Uniforms): number[] {
  return tiers.flatMap((tier) => shuffle(normalQuantiles(tierOf.filter((t) => t === tier).length), next));
}

/** Fisher–Yates. */
function shuffle<T>(items: T[], next: Uniforms): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
  return items;
}

/** Each service calls 0–4 of those before it in tier order: acyclic by construction. */
function dependencyGraph(count: number, next: Uniforms): number[][] {
  return Array.from({ length: count }, (_, index) => {
    const chosen = new Set<number>();
    for (let k = 0; k < MOST_DEPENDENCIES; k++) {
      const wanted = next() < DEPENDENCY_PROBABILITY;
      const candidate = Math.floor(next() * index);
      if (wanted && index > 0) chosen.add(candidate);
    }
    return [...chosen].sort((a, b) => a - b);
  });
}

function transitiveDependants(dependencies: readonly (readonly number[])[]): number[] {
  const reachedBy = dependencies.map(() => new Set<number>());
  for (let index = dependencies.length - 1; index >= 0; index--) {
    for (const called of dependencies[index]!) {
      reachedBy[called]!.add(index);
      for (const further of reachedBy[index]!) reachedBy[called]!.add(further);
    }
  }
  return reachedBy.map((set) => set.size);
}
