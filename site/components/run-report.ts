/** What the page says about the run: status line, progress, notices, and the sentence that is read out at its end. */
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import { element, html } from '../../notebooks/authoring/html.ts';
import { count, plural } from '../../notebooks/format/number.ts';
import { tallySentence } from '../../notebooks/format/verdict.ts';
import type { Failure } from '../../workers/contract.ts';
import type { RunState, Shown } from '../boot/run-state.ts';
import { committedFigures } from '../fallback/kept.ts';
import type { Run } from '../state/run.ts';
import { find } from './find.ts';
import { notice } from './notice.ts';
import { changedVerdicts } from './verdict-words.ts';

export interface RunReport {
  show(state: RunState): void;
}

export interface RunReportParts {
  readonly root: ParentNode;
  readonly onRun: (run: Run) => void;
}

export function createRunReport({ root, onRun }: RunReportParts): RunReport {
  const status = find(root, '#run-status', HTMLElement);
  const line = find(root, '.progress-line', HTMLElement);
  const notices = find(root, '#run-notices', HTMLElement);
  const announcement = find(root, '#run-announcement', HTMLElement);
  let before: readonly LedgerRow[] | null = null;
  const keptFigures = committedFigures(root);
  let kind: RunState['kind'] | null = null;

  const drawProgress = (state: RunState): void => {
    const share = state.kind === 'running' && state.progress ? state.progress.done / state.progress.total : 0;
    line.toggleAttribute('data-active', state.kind === 'running');
    line.style.setProperty('--share', String(share));
    line.setAttribute('aria-valuenow', String(Math.round(share * 100)));
  };

  return {
    show(state) {
      drawProgress(state);
      status.textContent = statusText(state);
      if (state.kind === 'failed') {
        const figures = state.shown === null && state.failure.kind === 'worker-lost' ? [keptFigures()] : [];
        notices.replaceChildren(failureNotice(state, onRun), ...figures);
      } else if (kind !== state.kind) notices.replaceChildren();
      if (state.kind === 'done') {
        announcement.textContent = [
          finished(state.shown),
          tallySentence(state.shown.rows),
          changedVerdicts(before, state.shown.rows),
        ]
          .filter((sentence) => sentence !== '')
          .join(' ');
        before = state.shown.rows;
      } else if (kind !== state.kind) {
        announcement.textContent = announced(state);
      }
      kind = state.kind;
    },
  };
}

/** Problems of the address, said where the run is set. */
export function addressNotice(problems: readonly string[]): HTMLElement {
  const shown = problems.slice(0, 6);
  const rest = problems.length - shown.length;
  return notice(
    'address',
    'The address asks for something that this page does not know. It shows the default run instead.',
    html`<ul>${shown.map((problem) => element`<li>${problem}</li>`)}${rest > 0 ? element`<li>and ${plural(rest, 'more problem')}</li>` : null}</ul>`,
  );
}

function statusText(state: RunState): string {
  switch (state.kind) {
    case 'running': {
      const { progress, run } = state;
      const of = plural(run.deployments, 'deployment');
      return progress === null ? `Running ${of} …` : `Running: ${count(progress.done)} of ${of} …`;
    }
    case 'done':
      return finished(state.shown);
    case 'failed': {
      const what = state.failure.kind === 'cancelled' ? 'Cancelled' : 'Failed';
      return state.shown === null
        ? `${what}; nothing to show yet.`
        : `${what}; on screen: ${plural(state.shown.run.deployments, 'deployment')}, seed ${shortSeed(state.shown.run.seed)}.`;
    }
  }
}

/** Of a failure the notice is read out by itself. */
function announced(state: Exclude<RunState, { kind: 'done' }>): string {
  if (state.kind === 'running') return `Running ${plural(state.run.deployments, 'deployment')}.`;
  return state.failure.kind === 'cancelled' ? statusText(state) : '';
}

function finished({ run, milliseconds }: Shown): string {
  return `${plural(run.deployments, 'deployment')} in both arms, seed ${shortSeed(run.seed)}, run here in ${seconds(milliseconds)}.`;
}

function named(run: Run): string {
  return `the run of ${plural(run.deployments, 'deployment')} with seed ${shortSeed(run.seed)}`;
}

function shortSeed(seed: string): string {
  return seed.length > 24 ? `${seed.slice(0, 12)}…${seed.slice(-8)}` : seed;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toLocaleString('en-GB', { maximumSignificantDigits: 2 })}\u202fs`;
}

type FailedState = Extract<RunState, { kind: 'failed' }>;

function failureNotice(
  { run, failure, progress, shown }: FailedState,
  onRun: (run: Run) => void,
): HTMLElement {
  const screen =
    shown === null
      ? 'There is no result on screen.'
      : `What is on screen still belongs to ${named(shown.run)}.`;
  const again = { label: 'Run it again', act: () => onRun(run) };
  if (failure.kind === 'cancelled') {
    const at =
      progress === null ? '' : ` after ${count(progress.done)} of ${count(progress.total)} deployments`;
    return notice('cancelled', `Cancelled${at}.`, element`<p>${screen}</p>`, [again]);
  }
  return notice('failed', 'The run failed.', html`<p>${reason(failure)}</p><p>${screen}</p>`, [again]);
}

function reason(failure: Exclude<Failure, { kind: 'cancelled' }>): string {
  switch (failure.kind) {
    case 'bad-argument':
      return `The engine refused it: ${failure.message}. Change that setting, or reset it.`;
    case 'worker-lost':
      return `Its worker was lost: ${failure.message}. A new one has taken its place.`;
    case 'unreadable-file':
    case 'fault':
      return `A fault of this page: ${failure.message}. The same seed and settings will show it again; please report them.`;
  }
}
