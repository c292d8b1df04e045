/** The run on show with some settings moved: what follows when an input is another one. */
import type { StudyMeasures } from '../../engine/simulator/measures/measures.ts';
import { type SettingChanges, withSettings } from '../../engine/simulator/settings.ts';
import type { Failure, Outcome } from '../../workers/core/task.ts';
import type { StudyView } from '../authoring/define.ts';
import type { SweepTicket } from '../authoring/sweep-control.ts';
import { count } from '../format/number.ts';

export interface Variant {
  readonly label: string;
  readonly changes: SettingChanges;
}

export interface VariantResult extends Variant {
  readonly digest: string;
  readonly measures: StudyMeasures;
}

/** Variants are for comparing, not for judging: beyond this size they would only take longer. */
export const LARGEST_VARIANT = 2000;

/** How many deployments each variant of this run has. */
export function variantSize({ study }: StudyView): number {
  return Math.min(study.config.deployments, LARGEST_VARIANT);
}

/** @throws Error when one fails, in the pool's words */
export async function runVariants(
  run: StudyView,
  variants: readonly Variant[],
  signal: AbortSignal,
): Promise<readonly VariantResult[]> {
  const { config } = run.study;
  return Promise.all(
    variants.map(async (variant) => {
      const settings = withSettings(config.settings, variant.changes);
      const deployments = variantSize(run);
      const outcome = await run.client.run(
        { ...config, scenario: 'custom', settings, deployments },
        { signal },
      );
      if (outcome.kind === 'failed') throw new Error(`${variant.label}: ${failureText(outcome.failure)}`);
      const isUsual = Object.keys(variant.changes).length === 0 && deployments < config.deployments;
      const label = isUsual ? `${variant.label}, first ${count(deployments)}` : variant.label;
      const { digest, measures } = outcome.value;
      return { ...variant, label, digest, measures };
    }),
  );
}

/** @throws Error with the pool's words when there is no value: the cell shows them */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'failed') throw new Error(failureText(outcome.failure));
  return outcome.value;
}

const OFTEN = 400;

/** What is known of a sweep under way, a few times a second once there is enough that is new, and at its end; the ticket hears how it ended. */
export async function* growing<T>(
  run: Promise<Outcome<unknown>>,
  ticket: SweepTicket,
  sizeSoFar: () => number,
  read: () => T,
  isEnough = (): boolean => true,
): AsyncGenerator<T> {
  const ended = run.then((outcome) => {
    if (outcome.kind === 'done') ticket.report({ kind: 'done', done: sizeSoFar() });
    else ticket.report({ kind: 'failed', message: failureText(outcome.failure) });
    return true;
  });
  const pause = (): Promise<boolean> => new Promise((resolve) => setTimeout(() => resolve(false), OFTEN));
  while (!(await Promise.race([ended, pause()]))) if (isEnough()) yield read();
  yield read();
}

export function failureText(failure: Failure): string {
  return failure.kind === 'cancelled' ? 'cancelled' : failure.message;
}
