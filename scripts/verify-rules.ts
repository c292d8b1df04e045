/** `npm run verify -- FILE --rules NAME`: the log that was verified, held against rules that are named. */
import { expected } from '../engine/errors.ts';
import { findingWords, type ReadLog, type RulesInForce } from '../engine/governance/index.ts';
import { rulesInForce } from '../engine/simulator/rules-in-force.ts';
import { scenarios } from '../engine/simulator/scenarios/index.ts';
import { withSettings } from '../engine/simulator/settings.ts';
import { judgeSteps, type LogJudgement } from '../workers/audit-judge.ts';

/**
 * The rules of a scenario, with settings of one's own after it: `default`, `as-claimed`,
 * `default,autonomy=assisted,reviewRule=percentile`. What a warm-up's cutoff was, the log itself has to tell.
 *
 * @throws ArgumentError for an unknown scenario or setting
 */
export function rulesNamed(text: string): RulesInForce {
  const [name = '', ...changes] = text.split(',');
  const scenario = name === 'default' ? scenarios[0] : scenarios.find(({ id }) => id === name);
  if (scenario === undefined) {
    throw expected('--rules', `default or one of ${scenarios.map(({ id }) => id).join(', ')}`, name);
  }
  const own = changes.map((change) => {
    const [key = '', value = ''] = change.split('=');
    return [key, valueOf(value)] as const;
  });
  return rulesInForce(withSettings(scenario.changes, Object.fromEntries(own)));
}

function valueOf(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return text === '' || Number.isNaN(Number(text)) ? text : Number(text);
}

/** Its hashes are held against the head elsewhere. @throws ArgumentError for an event that cannot be read */
export function judgeFile(file: ReadLog, rules: RulesInForce): LogJudgement {
  const steps = judgeSteps({ head: null, size: file.size, event: (index) => file.at(index).event }, rules);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

export function judgementText({ deployments, kinds, findingCount, breaking, first }: LogJudgement): string {
  if (findingCount === 0) return `rules: nothing found in ${deployments} deployments`;
  return [
    `rules: ${findingCount} found in ${breaking} of ${deployments} deployments`,
    ...kinds.map(([kind, count]) => `  ${count} × ${findingWords[kind]}`),
    '',
    'The first of them:',
    ...first.map(
      ({ kind, deployment, place, what }) =>
        `  deployment ${deployment ?? 'none'}, event ${place ?? 'none'}: ${kind}${what === '' ? '' : ` (${what})`}`,
    ),
  ].join('\n');
}
