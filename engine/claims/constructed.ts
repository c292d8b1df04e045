/** Whether something other than the model's mechanism fixes a claim's number in a run: found from the settings, before the run. */
import { constructedScenario, isAtSolvedValue } from '../simulator/scenarios/of-settings.ts';
import { isParameterKey, parameters, type SettingChanges, type Settings } from '../simulator/settings.ts';
import { type Claim, isMeasured, type MeasuredTest, type QuantityName } from './claim.ts';
import { publishedClaims } from './published/index.ts';

export interface Construction {
  /** What fixes the number, no full stop. */
  readonly because: string;
  /** Whether chance may carry the number out of the range without its becoming a finding: its solved inputs are as solved. */
  readonly whateverComes: boolean;
}

/** Quantities that others determine: where all of those are constructed, so are they. */
const followsFrom: Readonly<
  Partial<Record<QuantityName, { readonly all: readonly QuantityName[]; readonly words: string }>>
> = {
  cycleTimeReduction: { all: ['medianCycleGenops', 'medianCycleTraditional'], words: 'the two medians' },
  cycleTimeP: { all: ['medianCycleGenops', 'medianCycleTraditional'], words: 'the two medians' },
  successDifference: { all: ['successGenops', 'successTraditional'], words: 'the two success rates' },
  successP: { all: ['successGenops', 'successTraditional'], words: 'the two success rates' },
};

/** @returns null where the number emerges */
export function constructionOf(claim: Claim, settings: Settings): Construction | null {
  const { test } = claim;
  if (!isMeasured(test)) return null;
  const own = ownConstruction(claim, test, settings);
  if (own !== null) return own;
  const sources = followsFrom[test.quantity];
  const constructed = sources?.all.every((quantity) =>
    publishedClaims.some(
      (other) =>
        isMeasured(other.test) &&
        other.test.quantity === quantity &&
        ownConstruction(other, other.test, settings)?.whateverComes === true,
    ),
  );
  return sources !== undefined && constructed === true
    ? { because: `it follows from ${sources.words}, which are not tests either`, whateverComes: true }
    : null;
}

function ownConstruction({ id }: Claim, test: MeasuredTest, settings: Settings): Construction | null {
  if (constructedScenario(settings)?.constructed.includes(id) === true) {
    return { because: 'we searched for settings that come close to it', whateverComes: true };
  }
  if (test.kind !== 'calibrated' || test.lifted.some((set) => holds(settings, set))) return null;
  const solved = test.inputs.every((key) => parameters[key].provenance.kind === 'calibrated');
  if (!solved) return { because: test.because, whateverComes: false };
  if (test.inputs.every((key) => isAtSolvedValue(settings, key))) {
    return { because: test.because, whateverComes: true };
  }
  const moved = test.inputs.filter((key) => !isAtSolvedValue(settings, key));
  const inputs = moved.map((key) => `“${parameters[key].label}”`).join(' and ');
  return {
    because: `it depends on ${inputs}, set to a value other than the tuned one`,
    whateverComes: false,
  };
}

function holds(settings: Settings, changes: SettingChanges): boolean {
  return Object.entries(changes).every(([key, value]) => isParameterKey(key) && settings[key] === value);
}
