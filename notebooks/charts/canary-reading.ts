/** Where along the rollout bad changes are caught, and the catch rate under each of its definitions. */
import { type CatchDefinition, catchDefinitions } from '../../engine/simulator/measures/measures.ts';
import type { Study } from '../../engine/simulator/study.ts';
import type { StudyView } from '../authoring/define.ts';
import { flagsOf, rangeOf } from '../claims/printed.ts';
import { withInterval } from '../format/estimate.ts';
import { percent } from '../format/number.ts';
import type { FlowStep } from './canary-flow.ts';
import type { RowsChart } from './rows.ts';

/** Each definition in words: what is counted, over what. Caught: rolled back before full traffic. */
export const definitionNames: Readonly<Record<CatchDefinition, string>> = {
  caughtPerIssue: 'caught, of rolled back or failed',
  caughtPerRollback: 'caught, of rolled back',
  caughtPerDeployment: 'caught, of deployments',
  rollbacksPerDeployment: 'rolled back, of deployments',
  caughtPerBadChange: 'bad caught, of all bad changes',
};

export function canarySteps({ measures }: Study): readonly FlowStep[] {
  const { canary } = measures;
  const noStage = { falseRollbacks: null, blind: null };
  const kinds = canary.missedByKind;
  return [
    { label: 'bad changes', kind: 'all', count: canary.badChanges, ...noStage },
    { label: 'stopped before', kind: 'stopped', count: canary.stoppedBefore, ...noStage },
    ...canary.stages
      .filter(({ share, caught, falseRollbacks }) => share < 1 || caught + falseRollbacks > 0)
      .map(
        (stage): FlowStep => ({
          label: `caught at ${percent(stage.share, 0)}`,
          kind: 'caught',
          count: stage.caught,
          falseRollbacks: stage.falseRollbacks,
          blind: stage.reached === 0 || stage.share === 1 ? null : stage.inconclusive / stage.reached,
        }),
      ),
    { label: 'missed: errors', kind: 'escaped', count: kinds.errors, ...noStage },
    { label: 'missed: slow', kind: 'escaped', count: kinds.slow, ...noStage },
    { label: 'missed: silent', kind: 'escaped', count: kinds.silent, ...noStage },
  ];
}

export function catchRates({ measures }: Study, ledger: StudyView['rows']): RowsChart {
  return {
    groups: [
      {
        heading: '',
        rows: catchDefinitions.map((definition) => {
          const estimate = measures.canary.catchRates[definition];
          return {
            label: definitionNames[definition],
            owner: 'genops',
            estimate,
            value: Number.isFinite(estimate.value) ? withInterval('ratio', estimate) : 'none to count',
          };
        }),
      },
    ],
    domain: [0, 1],
    tick: (value) => percent(value, 0),
    bars: true,
    flags: flagsOf(ledger, 'canary-catch'),
    band: rangeOf(ledger, 'canary-catch'),
  };
}
