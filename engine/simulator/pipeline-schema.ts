/** What comes into `GenOpsPipeline.deploy` from outside, checked at the door. */
import * as v from 'valibot';
import { tiers } from '../domain/service.ts';
import { expected } from '../errors.ts';

const RATIO = 'a ratio from 0 to 1';
const ratio = v.pipe(v.number(RATIO), v.minValue(0, RATIO), v.maxValue(1, RATIO));
const whole = (low: number, high: number) => {
  const what = `a whole number from ${low} to ${high}`;
  return v.pipe(v.number(what), v.integer(what), v.minValue(low, what), v.maxValue(high, what));
};
const NOT_NEGATIVE = 'a number of 0 or more';
const notNegative = v.pipe(v.number(NOT_NEGATIVE), v.minValue(0, NOT_NEGATIVE));
const NAME = 'a name';
const name = v.pipe(v.string(NAME), v.minLength(1, NAME));
const toggle = v.boolean('true or false');

/** README, *API reference*: Service. */
export const serviceSchema = v.object({
  id: name,
  name,
  tier: v.picklist(tiers, `one of ${tiers.join(', ')}`),
  dependencies: v.array(name, 'a list of names'),
  deploymentFrequencyDaily: notNegative,
  recentFailureRate: ratio,
  errorBudgetRemaining: ratio,
  avgLatencyMs: notNegative,
  availability99d: ratio,
});

/** README, *API reference*: DeploymentContext. */
export const contextSchema = v.object({
  changeSizeLines: whole(1, 10_000_000),
  filesChanged: whole(1, 65_535),
  hasDbMigration: toggle,
  hasConfigChange: toggle,
  isHotfix: toggle,
  timeOfDayHour: whole(0, 23),
  dayOfWeek: whole(0, 6),
});

/** @throws ArgumentError for the first thing that is not as the schema says */
export function check(where: string, schema: v.GenericSchema, value: unknown): void {
  const { issues } = v.safeParse(schema, value);
  const issue = issues?.[0];
  if (issue === undefined) return;
  const path = v.getDotPath(issue);
  throw expected(path === null ? where : `${where}.${path}`, issue.message, issue.input);
}
