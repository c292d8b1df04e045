export {
  baselines,
  type ChoiceName,
  type Choices,
  choiceNames,
  choices,
  combinations,
  type Option,
  optionLabel,
} from './choices.ts';
export { ruleOf, rules, specificationsIn } from './rules.ts';
export {
  type Measured,
  type Specification,
  type Stance,
  specificationsOf,
  stanceCounts,
  stances,
} from './specification.ts';
