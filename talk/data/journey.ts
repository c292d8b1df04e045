/** One deployment's way through both pipelines, as its events and steps tell it. */
import { statuses } from '../../engine/domain/deployment.ts';
import { type Ledger, reviewFlag } from '../../engine/simulator/ledger.ts';
import type { Explanation, Study } from '../../engine/simulator/study.ts';
import { decimal, percent, plural } from '../../notebooks/format/number.ts';
import type { ArmName } from './cycle-times.ts';

export interface Station {
  readonly name: string;
  /** What came out of it, in a few words. */
  readonly result: string;
  /** Minutes since the change began. */
  readonly from: number;
  readonly to: number;
  /** One of the four parts that GenOps adds. */
  readonly pillar: boolean;
}

export interface Journey {
  readonly index: number;
  readonly service: string;
  readonly lines: number;
  readonly ways: Readonly<Record<ArmName, readonly Station[]>>;
  readonly minutes: Readonly<Record<ArmName, number>>;
}

/** Of the medians. */
const NEAR = 0.04;

/** The first ordinary one: good, unreviewed by GenOps, completed in both, and near both medians; the nearest failing that. */
export function ordinaryOne({ ledger, measures }: Study): number {
  const off = (i: number): number =>
    Math.max(
      ...(['genops', 'traditional'] as const).map((arm) =>
        Math.abs(ledger[arm].cycleMinutes[i]! / measures[arm].medianCycleMinutes.value - 1),
      ),
    );
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < ledger.deployments && least > NEAR; i++) {
    const here = isOrdinary(ledger, i) ? off(i) : Number.POSITIVE_INFINITY;
    if (here < least) [best, least] = [i, here];
  }
  return best;
}

const COMPLETED = statuses.indexOf('completed');

function isOrdinary({ defect, genops, traditional }: Ledger, i: number): boolean {
  return (
    defect[i] === 0 &&
    genops.status[i] === COMPLETED &&
    traditional.status[i] === COMPLETED &&
    (genops.reviewFlags[i]! & reviewFlag.reviewed) === 0
  );
}

export function journeyOf({ change, service, genops, traditional }: Explanation): Journey {
  const start = change.minute;
  const since = (minute: number): number => Math.round((minute - start) * 100) / 100;
  const { context, risk, policies, rollout } = genops;
  const prepared = since(genops.steps[0]?.toMinute ?? start);
  const decided = since(rollout?.startMinute ?? genops.steps.at(-1)?.toMinute ?? start);
  // the three are one step of the model: they share its time
  const third = (decided - prepared) / 3;
  const asked = policies.filter(({ action }) => action !== 'allow').length;
  const stages = (rollout?.stages ?? []).filter(({ verdict }) => verdict !== 'skipped');
  const pillar = (k: number, name: string, result: string): Station => ({
    name,
    result,
    from: prepared + k * third,
    to: prepared + (k + 1) * third,
    pillar: true,
  });
  return {
    index: change.index,
    service: service.name,
    lines: change.lines,
    ways: {
      genops: [
        { name: 'Prepare', result: 'build and test', from: 0, to: prepared, pillar: false },
        pillar(0, 'Context', plural(context.neighbours.length, 'past change')),
        pillar(1, 'Risk score', risk === null ? 'off' : `${decimal(risk.score)}, ${risk.level}`),
        pillar(
          2,
          'Policies',
          asked === 0 ? `all ${policies.length} allow` : `${asked} of ${policies.length} object`,
        ),
        {
          name: 'Canary',
          result: `${plural(stages.length, 'stage')} to ${percent(stages.at(-1)?.share ?? 0, 0)}`,
          from: decided,
          to: since(start + genops.cycleMinutes),
          pillar: true,
        },
      ],
      traditional: traditional.steps.map(({ label, fromMinute, toMinute }) => ({
        ...(traditionalNames[label] ?? { name: label, result: '' }),
        from: since(fromMinute),
        to: since(toMinute),
        pillar: false,
      })),
    },
    minutes: { genops: genops.cycleMinutes, traditional: traditional.cycleMinutes },
  };
}

const traditionalNames: Readonly<Record<string, { readonly name: string; readonly result: string }>> = {
  prepare: { name: 'Prepare', result: 'build and test' },
  'wait for a reviewer': { name: 'Wait', result: 'for a reviewer' },
  review: { name: 'Review', result: 'every change' },
  mend: { name: 'Mend', result: 'and review again' },
  'deploy to all': { name: 'Deploy', result: 'to all at once' },
  verify: { name: 'Verify', result: 'and done' },
};
