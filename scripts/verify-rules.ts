/** `npm run verify -- FILE --rules NAME`: the verified log, checked against named rules. */

import { eventOf, parseCheckpoint, type ReadLog } from '../engine/audit-log/index.ts';
import { ArgumentError, expected } from '../engine/errors.ts';
import { findingWords, type RulesInForce } from '../engine/log-checker/index.ts';
import { rulesOfRun } from '../engine/simulator/audit-events.ts';
import { rulesInForce } from '../engine/simulator/rules-in-force.ts';
import { checkDeployments } from '../engine/simulator/scenario.ts';
import { scenarios } from '../engine/simulator/scenarios/index.ts';
import { withSettings } from '../engine/simulator/settings.ts';
import { toItsEnd } from '../engine/steps.ts';
import { judgeSteps, type LogJudgement } from '../workers/audit/judge.ts';

/**
 * The rules of a scenario, with settings of one's own after it: `default`, `as-claimed`,
 * `default,autonomy=assisted,reviewRule=percentile`. With `deployments=500` among them the log must have so many; with
 * `seed=42` as well its head must name that run, and its warm-up is played for the cutoff of the percentile rule, which
 * the log itself has to tell otherwise.
 * @throws ArgumentError for an unknown scenario or setting, a bad number of deployments or a bad seed
 */
export function rulesNamed(text: string): RulesInForce {
  const [name = '', ...changes] = text.split(',');
  const scenario = name === 'default' ? scenarios[0] : scenarios.find(({ id }) => id === name);
  if (scenario === undefined) {
    throw expected('--rules', `default or one of ${scenarios.map(({ id }) => id).join(', ')}`, name);
  }
  const said = changes.map((change) => {
    const [key = '', ...value] = change.split('='); // a seed may have such signs
    return [key, value.join('=')] as const;
  });
  const { deployments, seed, ...own } = Object.fromEntries(said);
  const values = Object.entries(own).map(([key, value]) => [key, valueOf(value)] as const);
  const settings = withSettings(scenario.changes, Object.fromEntries(values));
  if (deployments === undefined) {
    if (seed !== undefined) throw expected('--rules', 'deployments=<number> with a seed', text);
    return rulesInForce(settings);
  }
  const count = valueOf(deployments);
  checkDeployments(count);
  if (seed === undefined) return { ...rulesInForce(settings), run: { deployments: count, origin: null } };
  return toItsEnd(rulesOfRun({ scenario: scenario.id, settings, seed, deployments: count }));
}

function valueOf(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return text === '' || Number.isNaN(Number(text)) ? text : Number(text);
}

/** Its hashes are compared with the head elsewhere. @throws ArgumentError for an event that cannot be read */
export function judgeFile(file: ReadLog, rules: RulesInForce): LogJudgement {
  const log = { head: null, size: file.entries.length, event: (index: number) => eventOf(file, index) };
  return toItsEnd(judgeSteps(log, rules, originOf(file)));
}

/** Null where no head can be read. */
function originOf({ checkpoint }: ReadLog): string | null {
  try {
    return parseCheckpoint(checkpoint).origin;
  } catch (thrown) {
    if (thrown instanceof ArgumentError) return null;
    throw thrown;
  }
}

/** `1 event`, `1089 events`: digits without separators, for programs that read them. */
export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

export function judgementText(judgement: LogJudgement): string {
  const { deployments, deploymentsOfRun, kinds, findingCount, breaking, first } = judgement;
  const whole =
    deploymentsOfRun === null
      ? ['rules: missing deployments not checked; add deployments=<number> of the run']
      : [];
  if (findingCount === 0)
    return [`rules: nothing found in ${counted(deployments, 'deployment')}`, ...whole].join('\n');
  return [
    `rules: ${findingCount} found in ${breaking === 0 ? `a log of ${counted(deployments, 'deployment')}` : `${breaking} of ${counted(deployments, 'deployment')}`}`,
    ...kinds.map(([kind, count]) => `  ${count} × ${findingWords[kind]}`),
    ...whole,
    '',
    'The first findings:',
    ...first.map(
      ({ kind, deployment, place, what }) =>
        `  deployment ${deployment ?? 'none'}, event ${place ?? 'none'}: ${kind}${what === '' ? '' : ` (${what})`}`,
    ),
  ].join('\n');
}
