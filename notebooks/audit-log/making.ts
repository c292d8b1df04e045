/** The log of the run on show: how far it is on its way, then what it is. */

import { hex } from '../../engine/audit-log/bytes.ts';
import { eventTypes } from '../../engine/audit-log/event.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import type { StudyProgress } from '../../engine/simulator/study.ts';
import type { LogFacts } from '../../workers/audit/api.ts';
import type { AuditClient } from '../../workers/audit/pool.ts';
import type { Outcome } from '../../workers/core/task.ts';
import { element } from '../authoring/html.ts';
import { dataTable } from '../charts/data-table.ts';
import { failureText } from '../charts/variants.ts';
import { bytesText } from '../format/bytes.ts';
import { count, decimal, percent, plural } from '../format/number.ts';
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
  return element`<p class="making ui muted" role="status">${noteOf(making)}</p>`;
}

function noteOf(making: Making | null): string {
  switch (making?.kind) {
    case undefined:
      return 'Waits for the run.';
    case 'making':
      return `Logging deployment ${count(making.progress.done)} of ${count(making.progress.total)} …`;
    case 'made':
      return 'The log is made, in this page and nowhere else.';
    case 'failed':
      return `There is no log of this run: ${making.message}.`;
  }
}

export function logFacts({ size, bytes, root, origin, types, starts }: LogFacts): HTMLElement {
  const kinds = eventTypes.flatMap((type) =>
    types[type] === undefined ? [] : [[type, types[type]] as const],
  );
  return element`<div>
    <dl class="facts pairs facts--first medium">
      <div><dt>Events</dt><dd>${count(size)}, of ${plural(starts.length, 'deployment')}</dd></div>
      <div><dt>Canonical JSON</dt><dd>${bytesText(bytes)}, ${decimal(bytes / size, 0)} bytes an event</dd></div>
      <div><dt>Name</dt><dd class="digest">${origin}</dd></div>
      <div><dt>Root</dt><dd class="digest">${hex(root)}</dd></div>
    </dl>
    <details class="unfold"><summary>Events by type</summary>${dataTable({
      title: 'Events by type',
      columns: [{ head: 'event' }, { head: 'in the log', numeric: true }, { head: 'share', numeric: true }],
      rows: kinds.map(([type, number]) => [spaced(type), count(number), percent(number / size)]),
    })}</details>
  </div>`;
}
