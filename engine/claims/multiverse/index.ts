export {
  baselines,
  type ChoiceName,
  type Choices,
  choiceNames,
  choices,
  combinations,
  type Option,
  optionLabel,
  ruleOf,
  rules,
  specificationsIn,
} from './choices.ts';
export {
  type Measured,
  type Specification,
  type Stance,
  specificationsOf,
  stanceCounts,
  stances,
} from './specification.ts';
