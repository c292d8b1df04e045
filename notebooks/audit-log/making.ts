/** The log of the run on show, on its way: how far it is, then what it is. */
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import type { StudyProgress } from '../../engine/simulator/study.ts';
import type { AuditClient, LogFacts } from '../../workers/audit-contract.ts';
import type { Outcome } from '../../workers/contract.ts';
import { element } from '../authoring/html.ts';
import { count } from '../format/number.ts';
import { failureText } from '../readings/variants.ts';

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
