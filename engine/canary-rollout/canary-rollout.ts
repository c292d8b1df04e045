/** Pillar 3: moves traffic to a change stage by stage, and back when the judge says so. */
import type { Defect } from '../domain/change.ts';
import { logNormal } from '../random/distributions.ts';
import type {
  Plan,
  PlannedStage,
  Rollout,
  RolloutConfig,
  RolloutDraws,
  RolloutTarget,
  StageRecord,
  StageVerdict,
} from './rollout.ts';
import { type BaseRates, DRAWS_A_STAGE, type HostFactors, observeStage, stageDraws } from './stage.ts';

const INJECTED_LIFT = 0.05; // five requests in a hundred: plain to see wherever there is traffic

/** Requests and minutes of a stage that is about to be run. */
interface Bake {
  readonly minutes: number;
  readonly canaryRequests: number;
  readonly controlRequests: number;
  readonly conclusive: boolean;
}

/** Runs rollouts. Holds no state between them. */
export class CanaryRollout {
  readonly config: RolloutConfig;

  constructor(config: RolloutConfig) {
    this.config = config;
  }

  /** The most minutes that the plan can take: every stage run, held where stages are held, and rolled back at the end. */
  longestMinutes(plan: Plan, draws: RolloutDraws): number {
    const { rampMinutes, rollbackMinutes, verification, inconclusive, holdMinutes } = this.config;
    let minutes = rollbackMinutes + (verification.kind === 'by-hand' ? verification.minutes : 0);
    plan.forEach((stage, k) => {
      const bake = this.#bakeMinutes(stage, k, draws);
      const held = inconclusive === 'hold' && stage.share < 1;
      minutes += rampMinutes + (held ? Math.max(bake, holdMinutes) : bake);
    });
    return minutes;
  }

  /** Whether any judged stage of the plan could see the tolerated lift. */
  canSeeAnywhere(plan: Plan, target: RolloutTarget, minute: number, draws: RolloutDraws): boolean {
    return plan.some((stage, k) => stage.share < 1 && this.#bake(stage, k, target, minute, draws).conclusive);
  }

  /** One rollout from its first ramp on. */
  run(plan: Plan, target: RolloutTarget, defect: Defect, startMinute: number, draws: RolloutDraws): Rollout {
    const { config } = this;
    const { row } = draws;
    const judge = config.judge.start();
    const base = baseRates(target);
    const hosts: HostFactors = {
      canary: logNormal(row[draws.hosts]!, 1, config.hostSpread),
      control: logNormal(row[draws.hosts + 1]!, 1, config.hostSpread),
    };
    const injectedAt =
      row[draws.injection]! < config.injectionRate
        ? Math.floor(row[draws.injection + 1]! * (plan.length - 1))
        : -1;
    const stages: StageRecord[] = [];
    let minute = startMinute;
    for (let k = 0; k < plan.length; k++) {
      const stage = plan[k]!;
      if (stage.share === 1) {
        minute += config.rampMinutes;
        stages.push(unjudged(1, 'not-judged', minute, judge.evidence));
        break;
      }
      const bake = this.#bake(stage, k, target, minute, draws);
      if (!bake.conclusive && config.inconclusive === 'skip') {
        stages.push(unjudged(stage.share, 'skipped', minute, judge.evidence));
        continue;
      }
      minute += config.rampMinutes + bake.minutes;
      const counts = observeStage({
        share: stage.share,
        canaryRequests: bake.canaryRequests,
        controlRequests: bake.controlRequests,
        base,
        hosts,
        defect,
        injectedLift: k === injectedAt ? INJECTED_LIFT : 0,
        noise: config.noise,
        row,
        slot: draws.stages + k * DRAWS_A_STAGE,
      });
      const breach = judge.look(counts);
      const verdict: StageVerdict = breach ? 'breach' : bake.conclusive ? 'passed' : 'inconclusive';
      stages.push({
        share: stage.share,
        bakeMinutes: bake.minutes,
        endMinute: minute,
        canaryRequests: bake.canaryRequests,
        controlRequests: bake.controlRequests,
        canaryErrors: counts.canaryErrors,
        controlErrors: counts.controlErrors,
        canarySlow: counts.canarySlow,
        controlSlow: counts.controlSlow,
        evidence: judge.evidence,
        verdict,
      });
      if (breach) return this.#withdrawn(stages, startMinute, minute, stage.share, false);
    }
    const { verification } = config;
    if (verification.kind === 'by-hand') {
      minute += verification.minutes;
      if (defect.kind !== 'none' && row[draws.verification]! < verification.power) {
        return this.#withdrawn(stages, startMinute, minute, 1, true);
      }
    }
    return {
      stages,
      startMinute,
      endMinute: minute,
      rolledBack: false,
      rollbackShare: 0,
      byVerification: false,
    };
  }

  #withdrawn(
    stages: StageRecord[],
    startMinute: number,
    minute: number,
    share: number,
    byVerification: boolean,
  ): Rollout {
    const endMinute = minute + this.config.rollbackMinutes;
    return { stages, startMinute, endMinute, rolledBack: true, rollbackShare: share, byVerification };
  }

  #bakeMinutes({ bake: [from, to] }: PlannedStage, k: number, { row, stages }: RolloutDraws): number {
    if (to === 0) return 0;
    return this.config.bakeScale * (from + (to - from) * row[stages + k * DRAWS_A_STAGE + stageDraws.bake]!);
  }

  #bake(stage: PlannedStage, k: number, target: RolloutTarget, minute: number, draws: RolloutDraws): Bake {
    const { inconclusive, holdMinutes } = this.config;
    const planned = this.#bakeMinutes(stage, k, draws);
    let bake = this.#bakeFor(planned, stage.share, target, minute);
    if (inconclusive !== 'hold') return bake;
    while (!bake.conclusive && bake.minutes > 0 && bake.minutes < holdMinutes) {
      bake = this.#bakeFor(Math.min(2 * bake.minutes, holdMinutes), stage.share, target, minute);
    }
    return bake;
  }

  #bakeFor(minutes: number, share: number, target: RolloutTarget, minute: number): Bake {
    const { control, judge, toleratedLift, trafficAt } = this.config;
    const requests = target.requestsPerMinute * trafficAt(minute) * minutes;
    const canaryRequests = Math.round(requests * share);
    const controlRequests = control === 'same-size' ? canaryRequests : Math.round(requests * (1 - share));
    const conclusive = judge.canSee(toleratedLift, canaryRequests, controlRequests, baseRates(target));
    return { minutes, canaryRequests, controlRequests, conclusive };
  }
}

function baseRates({ baseErrorRate, baseSlowShare }: RolloutTarget): BaseRates {
  return { errorRate: baseErrorRate, slowShare: baseSlowShare };
}

function unjudged(share: number, verdict: StageVerdict, endMinute: number, evidence: number): StageRecord {
  return {
    share,
    bakeMinutes: 0,
    endMinute,
    canaryRequests: 0,
    controlRequests: 0,
    canaryErrors: 0,
    controlErrors: 0,
    canarySlow: 0,
    controlSlow: 0,
    evidence,
    verdict,
  };
}
