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
export { type Rule, ruleOf, rules, specificationsIn } from './rules.ts';
export {
  type Fixed,
  type Measured,
  type Specification,
  type Stance,
  type StanceCounts,
  specificationsOf,
  stanceCounts,
  stances,
} from './specification.ts';
