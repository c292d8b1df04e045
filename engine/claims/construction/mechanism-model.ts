/**
 * The study model as a model whose inputs can be moved. Its streams are named, and every change takes the same draws
 * from them whatever is set: a parameter that does not enter a quantity leaves it bit for bit.
 */
import type { StudyMeasures } from '../../simulator/measures/measures.ts';
import type { StudyConfig } from '../../simulator/scenario.ts';
import type { Study } from '../../simulator/study.ts';
import { type QuantityName, quantityNames } from '../claim.ts';
import { quantityOf } from '../quantities.ts';
import { mechanismInputs, movedSettings } from './mechanism-inputs.ts';
import type { Model, Numbers } from './model.ts';

/** @param run a study of a config, in steps */
export function mechanismModel(
  config: StudyConfig,
  run: (config: StudyConfig) => Generator<unknown, Study, void>,
): Model {
  const { settings } = config;
  return {
    inputs: mechanismInputs(settings),
    draws: 'equal',
    *run(moves): Generator<unknown, Numbers, void> {
      const { measures } = yield* run({ ...config, settings: movedSettings(settings, moves) });
      return mechanismNumbers(measures);
    },
  };
}

/** Every quantity that a claim speaks of. */
function mechanismNumbers(measures: StudyMeasures): Readonly<Record<QuantityName, Numbers[string]>> {
  return Object.fromEntries(quantityNames.map((name) => [name, quantityOf(name, measures)])) as Record<
    QuantityName,
    Numbers[string]
  >;
}
