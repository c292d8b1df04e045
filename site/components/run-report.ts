/** What the page says about the run: status line, progress, notices, and the sentence that is read out at its end. */
import { element, html } from '../../notebooks/authoring/html.ts';
import { count, plural } from '../../notebooks/format/number.ts';
import type { Failure } from '../../workers/core/task.ts';
import type { Address } from '../state/address.ts';
import type { RunWords, SomeRun } from '../state/run-kind.ts';
import type { RunState, Shown } from '../state/run-state.ts';
import { committedFigures } from './committed-figures.ts';
import { find } from './find.ts';
import { ignoredNote, notice } from './notice.ts';

export interface RunReport<Run, Result> {
  show(state: RunState<Run, Result>): void;
  /** What is to be said about the address, where the run is set; null: nothing any more. */
  address(address: Pick<Address<Run>, 'problems' | 'ignored'> | null): void;
}

export interface RunReportParts<Run, Result> {
  readonly root: ParentNode;
  readonly words: RunWords<Run, Result>;
  readonly onRun: (run: Run) => void;
}

export function createRunReport<Run extends SomeRun, Result>({
  root,
  words,
  onRun,
}: RunReportParts<Run, Result>): RunReport<Run, Result> {
  const status = find(root, '#run-status', HTMLElement);
  const line = find(root, '.progress-line', HTMLElement);
  const notices = find(root, '#run-notices', HTMLElement);
  const problems = find(root, '#run-problems', HTMLElement);
  const changed = find(root, '#run-changed', HTMLElement);
  const announcement = find(root, '#run-announcement', HTMLElement);
  let before: Shown<Run, Result> | null = null;
  const keptFigures = committedFigures(root);
  let kind: RunState<Run, Result>['kind'] | null = null;

  const drawProgress = (state: RunState<Run, Result>): void => {
    const share = state.kind === 'running' && state.progress ? state.progress.done / state.progress.total : 0;
    line.toggleAttribute('data-active', state.kind === 'running');
    line.style.setProperty('--share', String(share));
    line.setAttribute('aria-valuenow', String(Math.round(share * 100)));
  };

  return {
    show(state) {
      drawProgress(state);
      status.textContent = statusText(state, words);
      if (state.kind === 'failed') {
        const { kind: why } = state.failure;
        const isTheMachine = why === 'worker-lost' || why === 'no-memory';
        const figures = state.shown === null && isTheMachine ? [keptFigures()] : [];
        notices.replaceChildren(failureNotice(state, words, onRun), ...figures);
      } else if (kind !== state.kind) notices.replaceChildren();
      if (state.kind === 'done') {
        const { shown } = state;
        changed.textContent = before === null ? '' : words.changed(shown, before);
        const same = before === null || changed.textContent !== '' ? '' : 'No verdict has changed.';
        const sentences = [
          words.finished(shown, seconds(shown.milliseconds)),
          words.found(shown),
          changed.textContent || same,
        ];
        announcement.textContent = sentences.filter((sentence) => sentence !== '').join(' ');
        before = shown;
      } else if (kind !== state.kind) {
        changed.textContent = '';
        announcement.textContent = announced(state, words);
      }
      kind = state.kind;
    },
    address(address) {
      const { problems: wrong = [], ignored = [] } = address ?? {};
      problems.replaceChildren(
        ...(wrong.length === 0 ? [] : [addressNotice(wrong, words)]),
        ...(ignored.length === 0 ? [] : [ignoredNote(ignored)]),
      );
    },
  };
}

type Words<Run, Result> = RunWords<Run, Result>;

/** Problems of the address, said where the run is set. */
function addressNotice<Run, Result>(
  problems: readonly string[],
  { unknownAddress, ownKeys }: Words<Run, Result>,
): HTMLElement {
  const shown = problems.slice(0, 6);
  const rest = problems.length - shown.length;
  return notice(
    'address',
    `The address asks for something that this page does not know. ${unknownAddress}`,
    html`<ul>${shown.map((problem) => element`<li>${problem}</li>`)}${rest > 0 ? element`<li>and ${plural(rest, 'more problem')}</li>` : null}</ul>${ownKeys?.() ?? null}`,
  );
}

function statusText<Run extends SomeRun, Result>(
  state: RunState<Run, Result>,
  words: Words<Run, Result>,
): string {
  switch (state.kind) {
    case 'running': {
      const { progress, run } = state;
      return `${count(progress?.done ?? 0)} of ${count(run.deployments)}`;
    }
    case 'done':
      return seconds(state.shown.milliseconds);
    case 'failed': {
      const what = state.failure.kind === 'cancelled' ? 'Cancelled' : 'Failed';
      return `${what}; ${state.shown === null ? 'nothing to show yet' : words.onScreen(state.shown.run)}.`;
    }
  }
}

/** Of a failure the notice is read out by itself. */
function announced<Run extends SomeRun, Result>(
  state: Exclude<RunState<Run, Result>, { kind: 'done' }>,
  words: Words<Run, Result>,
): string {
  if (state.kind === 'running') return `${words.doing} ${plural(state.run.deployments, 'deployment')}.`;
  return state.failure.kind === 'cancelled' ? statusText(state, words) : '';
}

/** A seed as it stands in a sentence. */
export function shortSeed(seed: string): string {
  return seed.length > 24 ? `${seed.slice(0, 12)}…${seed.slice(-8)}` : seed;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toLocaleString('en-US', { maximumSignificantDigits: 2 })}\u00a0s`;
}

function failureNotice<Run, Result>(
  { run, failure, progress, shown }: Extract<RunState<Run, Result>, { kind: 'failed' }>,
  words: Words<Run, Result>,
  onRun: (run: Run) => void,
): HTMLElement {
  const screen =
    shown === null
      ? 'There is no result on screen.'
      : `What is on screen still belongs to ${words.named(shown.run)}.`;
  const again = { label: 'Run it again', act: () => onRun(run) };
  if (failure.kind === 'cancelled') {
    const at =
      progress === null ? '' : ` after ${count(progress.done)} of ${count(progress.total)} deployments`;
    return notice('cancelled', `Cancelled${at}.`, element`<p>${screen}</p>`, [again]);
  }
  const anew = { label: 'Reload the page', act: () => location.reload() };
  const actions = failure.kind === 'worker-lost' ? [again, anew] : [again];
  return notice('failed', words.failed, html`<p>${reason(failure, words)}</p><p>${screen}</p>`, actions);
}

function reason<Run, Result>(
  failure: Exclude<Failure, { kind: 'cancelled' }>,
  { refused, again }: Words<Run, Result>,
): string {
  switch (failure.kind) {
    case 'bad-argument':
      return `The engine refused it: ${failure.message}.${refused}`;
    case 'worker-lost':
      return `Its worker was lost: ${failure.message}. A new one has taken its place.`;
    case 'no-memory':
      return `This browser has no memory for it: ${failure.message}. Fewer deployments need less, and closing other pages frees some.`;
    case 'unreadable-file':
    case 'fault':
      return `A fault of this page: ${failure.message}. ${again} will show it again; please report them.`;
  }
}
