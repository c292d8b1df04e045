/** Three definitions of cycle time: which minutes of each arm count, and what is measured under each. */
import { describe, expect, it } from 'vitest';
import { quantityOf } from '../../../engine/claims/quantities.ts';
import {
  createDeploymentTimes,
  cycleMinutesBy,
  cycleTimeDefinitionNames,
  cycleTimeDefinitions,
  type TimedLedger,
} from '../../../engine/simulator/cycle-times.ts';
import { columnsOf, createLedger } from '../../../engine/simulator/ledger.ts';
import { cycleTimeMeasures } from '../../../engine/simulator/measures/cycle-times.ts';
import { deliveriesOf, finish, studyOf } from '../study-of.ts';

const MONDAY_NINE = 540;
const MONDAY_SEVENTEEN = 1020;
const SATURDAY_NOON = 5 * 1440 + 720;

/** Monday 9:00, Monday 17:00, Saturday 12:00; GenOps is rolled back on the second, and comes back. */
function threeDeployments(): TimedLedger {
  const ledger = createLedger(3);
  const deploymentTimes = createDeploymentTimes(3);
  ledger.minute.set([MONDAY_NINE, MONDAY_SEVENTEEN, SATURDAY_NOON]);
  ledger.traditional.cycleMinutes.set([50, 1000, 3000]);
  ledger.genops.cycleMinutes.set([20, 30, 40]);
  ledger.genops.finalMinutes.set([20, 1030, 40]);
  deploymentTimes.traditional.set([8, 8, 8]);
  deploymentTimes.genops.set([14, 22, 18]);
  deploymentTimes.genopsFinal.set([14, 36, 18]);
  return { ledger, deploymentTimes };
}

describe('the definitions', () => {
  it('are three, the published one first, each with words and a source', () => {
    expect(cycleTimeDefinitionNames).toEqual(['published', 'with-review', 'working-hours']);
    expect(cycleTimeDefinitions.published.source).toContain('§3.1');
    for (const { label, meaning } of Object.values(cycleTimeDefinitions)) {
      expect(label).not.toBe('');
      expect(meaning).toMatch(/\.$/);
    }
  });

  it('give the ledger’s minutes with review, the kept ones as published, and those at work in working hours', () => {
    const study = threeDeployments();
    const of = (
      ...args: [(typeof cycleTimeDefinitionNames)[number], 'traditional' | 'genops' | 'genopsFinal']
    ) => Array.from(cycleMinutesBy(args[0], study, args[1]));
    expect(of('with-review', 'traditional')).toEqual([50, 1000, 3000]);
    expect(of('published', 'traditional')).toEqual([8, 8, 8]);
    // Monday 17:00 + 1,000 min is Tuesday 9:40; Saturday 12:00 + 3,000 min is Monday 14:00
    expect(of('working-hours', 'traditional')).toEqual([50, 60 + 40, 5 * 60]);
    expect(of('working-hours', 'genops')).toEqual([20, 30, 0]);
    expect(of('published', 'genopsFinal')).toEqual([14, 36, 18]);
    expect(of('with-review', 'genopsFinal')).toEqual([20, 1030, 40]);
    // Monday 17:00 + 1,030 min is Tuesday 10:10
    expect(of('working-hours', 'genopsFinal')).toEqual([20, 60 + 70, 0]);
  });
});

describe('what is measured under each definition', () => {
  const study = threeDeployments();
  const sorted = {
    traditional: study.ledger.traditional.cycleMinutes.slice().sort(),
    genops: study.ledger.genops.cycleMinutes.slice().sort(),
  };
  const measures = finish(cycleTimeMeasures(study, sorted));

  it('is medians, means, spreads, reduction and d, as counted by hand', () => {
    const { published, 'with-review': withReview, 'working-hours': working } = measures;
    expect(published.traditional).toMatchObject({ meanMinutes: 8, sdMinutes: 0 });
    expect(published.genops).toMatchObject({ meanMinutes: 18, sdMinutes: 4 });
    expect(published.traditional.median.value).toBe(8);
    expect(published.genops.median.value).toBe(18);
    expect(published.reduction.value).toBe(1 - 18 / 8);
    // (8 − 18) ÷ √((0 + 16) ÷ 2)
    expect(published.effect.value).toBeCloseTo(-10 / Math.sqrt(8), 12);
    expect(withReview.reduction.value).toBe(1 - 30 / 1000);
    expect(working.traditional.meanMinutes).toBe(150);
    expect(working.genops.median.value).toBe(20);
    expect(working.reduction.value).toBe(1 - 20 / 100);
  });

  it('has the Hedges–Olkin interval around each d, and none without any spread', () => {
    const { value, lower, upper, n } = measures.published.effect;
    const half = 1.959963984540054 * Math.sqrt(2 / 3 + value ** 2 / 12);
    expect(n).toBe(3);
    expect(lower).toBeCloseTo(value - half, 12);
    expect(upper).toBeCloseTo(value + half, 12);
    const constant = threeDeployments();
    constant.deploymentTimes.genops.fill(10);
    expect(finish(cycleTimeMeasures(constant, sorted)).published.effect.value).toBeNaN();
  });
});

describe('in a study', () => {
  const study = studyOf(400, { autonomy: 'assisted' });
  const { measures, ledger, deploymentTimes } = study;

  it('today’s numbers are those with review and waiting', () => {
    const { 'with-review': withReview } = measures.cycleTimes;
    expect(withReview.genops.median).toEqual(measures.genops.medianCycleMinutes);
    expect(withReview.traditional.median).toEqual(measures.traditional.medianCycleMinutes);
    expect(withReview.reduction).toEqual(measures.cycleTimeReduction);
    expect(withReview.effect).toEqual(measures.tests.cycleTimeEffect);
    expect(withReview.genops.meanMinutes).toBeCloseTo(measures.genops.meanCycleMinutes, 9);
  });

  it('the claim on the effect size is judged by the published definition', () => {
    expect(quantityOf('cycleTimeEffect', measures)).toEqual(measures.cycleTimes.published.effect);
    expect(quantityOf('cycleTimeEffect', measures).value).not.toBe(measures.tests.cycleTimeEffect.value);
    expect(quantityOf('medianCycleGenops', measures)).toEqual(measures.genops.medianCycleMinutes);
  });

  it('the digest covers no column of the published definition', () => {
    const covered = new Set<unknown>(columnsOf(ledger));
    for (const column of Object.values(deploymentTimes)) expect(covered.has(column)).toBe(false);
  });
});

describe('of each arm’s time the published definition counts', () => {
  const settings = { autonomy: 'assisted', reviewerSpecificity: 0.6, mendProbability: 0.5 } as const;
  const { stage, deliveries } = deliveriesOf(600, settings);
  const { overheadMinutes, deployMinutes } = stage.genops.config.delivery;

  it('in the traditional arm deploying alone: not preparation, review or verification; nothing of what was rejected', () => {
    const blocked = deliveries.filter(({ traditional }) => traditional.status === 'blocked');
    expect(blocked.length).toBeGreaterThan(0);
    expect(blocked.length).toBeLessThan(deliveries.length);
    for (const { traditional } of deliveries) {
      expect(traditional.deploymentMinutes).toBe(traditional.status === 'blocked' ? 0 : deployMinutes);
    }
  });

  it('in the GenOps arm context, score and policies, what governance puts off, and the rollout with its rollback', () => {
    const rolledBack = deliveries.filter(({ genops }) => genops.rollout?.rolledBack === true);
    expect(rolledBack.length).toBeGreaterThan(0);
    expect(deliveries.some(({ genops }) => genops.deferredMinutes > 0)).toBe(true);
    expect(deliveries.some(({ genops }) => genops.review !== null && genops.rollout !== null)).toBe(true);
    for (const { genops } of deliveries) {
      const { rollout, deferredMinutes, lockMinutes } = genops;
      const moved = rollout === null ? 0 : rollout.endMinute - rollout.startMinute;
      expect(genops.deploymentMinutes).toBeCloseTo(
        overheadMinutes + deferredMinutes + lockMinutes + moved,
        6,
      );
    }
  });

  it('that is all of its cycle time but preparation and review', () => {
    for (const { genops, drawn } of deliveries) {
      const { judgement, review, cycleMinutes } = genops;
      const asked = drawn.change.minute + judgement.prepareMinutes + overheadMinutes;
      const reviewed = review === null ? 0 : review.doneMinute - asked;
      expect(genops.deploymentMinutes).toBeCloseTo(cycleMinutes - judgement.prepareMinutes - reviewed, 6);
    }
  });

  it('both attempts of what was rolled back, without the mending between them', () => {
    for (const { genops } of deliveries) {
      const { status, finalDeploymentMinutes: both, deploymentMinutes: first } = genops;
      if (status !== 'rolled-back') expect(both).toBe(first);
      else {
        expect(both).toBeGreaterThan(first);
        expect(both - first).toBeLessThan(genops.finalMinutes - genops.cycleMinutes);
      }
    }
  });

  it('no verification by hand in the GenOps arm either: it follows the end of the rollout', () => {
    const verified = deliveriesOf(300, { verification: true }).deliveries;
    const plain = deliveriesOf(300).deliveries;
    const completed = verified.flatMap(({ genops }, i) =>
      genops.status === 'completed' && genops.deferredMinutes + genops.lockMinutes === 0
        ? [[genops, plain[i]!.genops] as const]
        : [],
    );
    expect(completed.length).toBeGreaterThan(100);
    for (const [withIt, without] of completed) {
      expect(withIt.cycleMinutes).toBeGreaterThan(without.cycleMinutes);
      expect(withIt.deploymentMinutes).toBeCloseTo(without.deploymentMinutes, 6);
    }
  });
});
