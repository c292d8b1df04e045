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

/** Where it stands, in words; empty once the log is made. */
export function makingNote(making: Making): HTMLElement {
  const root = element`<p class="making" role="status"></p>`;
  if (making.kind === 'failed') root.textContent = `There is no log of this run: ${making.message}.`;
  if (making.kind === 'making') {
    const { done, total } = making.progress;
    root.textContent = `Logging deployment ${count(done)} of ${count(total)} …`;
  }
  root.hidden = making.kind === 'made';
  return root;
}
