/** The log of the run on show: how far it is on its way, then what it is. */
import { hex } from '../../engine/audit-log/bytes.ts';
import { eventTypes } from '../../engine/audit-log/event.ts';
import { findingWords } from '../../engine/log-checker/finding.ts';
import { safetyReading } from '../../engine/simulator/measures/safety.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import type { Study, StudyProgress } from '../../engine/simulator/study.ts';
import type { LogFacts } from '../../workers/audit/api.ts';
import type { LogJudgement } from '../../workers/audit/judge.ts';
import { type AuditClient, AuditPool } from '../../workers/audit/pool.ts';
import type { Outcome } from '../../workers/core/task.ts';
import { element } from '../authoring/html.ts';
import { dataTable, numbers } from '../charts/figure.ts';
import { safetySentence } from '../charts/safety.ts';
import { failureText } from '../charts/variants.ts';
import { bytesText, count, decimal, percent, plural } from '../format/number.ts';
import { spaced } from '../format/words.ts';

export type Making =
  | { readonly kind: 'making'; readonly progress: StudyProgress }
  | { readonly kind: 'made'; readonly facts: LogFacts }
  | { readonly kind: 'failed'; readonly message: string };

/** Yields where it stands whenever that is known anew; the last is `made` or `failed`. */
export async function* makingOf(
  client: AuditClient,
  config: StudyConfig,
  signal: AbortSignal,
): AsyncGenerator<Making, void, void> {
  const news: { progress: StudyProgress | null; outcome: Outcome<LogFacts> | null; wake: () => void } = {
    progress: { done: 0, total: config.deployments },
    outcome: null,
    wake: () => {},
  };
  const onProgress = (progress: StudyProgress): void => {
    news.progress = progress;
    news.wake();
  };
  const make = async (): Promise<void> => {
    news.outcome = await client.make(config, { signal, onProgress });
    news.wake();
  };
  void make();
  while (news.outcome === null) {
    const { progress } = news;
    news.progress = null;
    if (progress !== null) yield { kind: 'making', progress };
    else await new Promise<void>((resolve) => (news.wake = resolve));
  }
  const { outcome } = news;
  yield outcome.kind === 'done'
    ? { kind: 'made', facts: outcome.value }
    : { kind: 'failed', message: failureText(outcome.failure) };
}

/** Where it stands, in words. @param making null before the run */
export function makingNote(making: Making | null): HTMLElement {
  return element`<p class="making large tight" role="status">${noteOf(making)}</p>`;
}

function noteOf(making: Making | null): string {
  switch (making?.kind) {
    case undefined:
      return 'Waiting for the run …';
    case 'making':
      return `Logging deployment ${count(making.progress.done)} of ${count(making.progress.total)} …`;
    case 'made':
      return `All ${plural(making.facts.starts.length, 'deployment')} of this run are in the log: ${plural(making.facts.size, 'event')} under one root hash. The log exists only in this page.`;
    case 'failed':
      return `The log of this run could not be written: ${making.message}.`;
  }
}

export function logFacts({ size, bytes, root, origin, types, starts }: LogFacts): HTMLElement {
  const kinds = eventTypes.flatMap((type) =>
    types[type] === undefined ? [] : [[type, types[type]] as const],
  );
  return element`<div>
    <dl class="facts pairs facts--first medium">
      <div><dt>Events</dt><dd>${count(size)} from ${plural(starts.length, 'deployment')}</dd></div>
      <div><dt>Canonical JSON</dt><dd>${bytesText(bytes)}, ${decimal(bytes / size, 0)} bytes per event</dd></div>
      <div><dt>Log name</dt><dd class="digest">${origin}</dd></div>
      <div><dt>Root hash</dt><dd class="digest">${hex(root)}</dd></div>
    </dl>
    <details class="unfold"><summary>Events by type</summary>${dataTable({
      title: 'Events by type',
      columns: ['event', ...numbers('in the log', 'share')],
      rows: kinds.map(([type, number]) => [spaced(type), count(number), percent(number / size)]),
    })}</details>
  </div>`;
}

let pool: AuditClient | undefined;

export function auditClient(): AuditClient {
  return (pool ??= new AuditPool());
}

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
  const whole = deploymentsOfRun === deployments ? ' (all of the run)' : '';
  const asked = `We replayed all ${plural(events, 'event')} of ${plural(deployments, 'deployment')}${whole} against the rules in force`;
  const reading = safetyReading(measures, config.settings);
  if (findingCount === 0) {
    return element`<div class="held" data-clean="true"><p>${asked}. No record is missing or out of order, every actor was entitled to act, and the events hash to the root.</p><p>${safetySentence(reading)}</p></div>`;
  }
  return element`<div class="held" data-clean="false"><p>${asked}, with ${plural(findingCount, 'finding')} in ${breaking === 0 ? 'the log as a whole' : plural(breaking, 'deployment')}.${
    reading.enforced ? '' : ' No policy was in force to prevent them.'
  }</p>
    <ul>${kinds.map(([kind, number]) => element`<li>${findingWords[kind]}: ${count(number)}</li>`)}</ul></div>`;
}
