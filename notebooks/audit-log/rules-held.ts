/** Whether the whole log keeps the rules of its run, in words: what the violation checker finds in all of its events. */
import { findingWords } from '../../engine/log-checker/finding.ts';
import { safetyReading } from '../../engine/simulator/measures/safety.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import type { Study } from '../../engine/simulator/study.ts';
import type { LogJudgement } from '../../workers/audit/judge.ts';
import type { AuditClient } from '../../workers/audit/pool.ts';
import type { Outcome } from '../../workers/core/task.ts';
import { element } from '../authoring/html.ts';
import { safetySentence } from '../charts/safety.ts';
import { count, plural } from '../format/number.ts';

let kept: { readonly of: StudyConfig; readonly judgement: LogJudgement } | null = null;

/** What the checker makes of a run's log; asked once a run, however often that is called off. */
export async function judgementOf(
  client: AuditClient,
  config: StudyConfig,
  signal: AbortSignal,
): Promise<Outcome<LogJudgement>> {
  if (kept?.of === config) return { kind: 'done', value: kept.judgement };
  const outcome = await client.judge(config, { signal });
  if (outcome.kind === 'done') kept = { of: config, judgement: outcome.value };
  return outcome;
}

/** The number of findings, what they are, and what a clean log means. */
export function rulesHeld(judgement: LogJudgement, { measures, config }: Study): HTMLElement {
  const { events, deployments, deploymentsOfRun, kinds, findingCount, breaking } = judgement;
  const whole = deploymentsOfRun === deployments ? ', as many as the run has,' : '';
  const asked = `All ${plural(events, 'event')} of ${plural(deployments, 'deployment')}${whole} were replayed against the rules in force and hashed anew`;
  const reading = safetyReading(measures, config.settings);
  if (findingCount === 0) {
    return element`<p class="held" data-clean="true">${asked}: no record is missing or out of order, nobody acted in another’s part, and the root is the one above. ${safetySentence(reading)}</p>`;
  }
  return element`<div class="held" data-clean="false"><p>${asked}: ${plural(findingCount, 'finding')} in ${breaking === 0 ? 'the log as a whole' : plural(breaking, 'deployment')}.${
    reading.enforced ? '' : ' No policy stood in the way of any of them.'
  }</p>
    <ul>${kinds.map(([kind, number]) => element`<li>${findingWords[kind]}: ${count(number)}</li>`)}</ul></div>`;
}
