/** What the page says about its replay: status, progress, notices, and the sentence that is read out at its end. */
import { element, html } from '../../notebooks/authoring/html.ts';
import { count, percent, plural } from '../../notebooks/format/number.ts';
import type { Failure } from '../../workers/contract.ts';
import { copyText } from '../components/copy.ts';
import { find } from '../components/find.ts';
import { ignoredNote, notice } from '../components/notice.ts';
import { committedFigures } from '../fallback/kept.ts';
import { type ReplayAddress, seedKey, sizeKey } from '../state/replay-address.ts';
import type { ReplayRun } from '../state/replay-run.ts';
import type { ReplayState, ShownReplay } from './state.ts';

export interface ReplayReport {
  show(state: ReplayState): void;
  /** What is to be said about the address, where the replay is set; null: nothing any more. */
  address(address: Pick<ReplayAddress, 'problems' | 'ignored'> | null): void;
}

export function createReplayReport(root: ParentNode, onRun: (run: ReplayRun) => void): ReplayReport {
  const status = find(root, '#run-status', HTMLElement);
  const line = find(root, '.progress-line', HTMLElement);
  const notices = find(root, '#run-notices', HTMLElement);
  const announcement = find(root, '#run-announcement', HTMLElement);
  const keptFigures = committedFigures(root);
  const fact = (name: string): HTMLElement => find(root, `[data-fact="${name}"]`, HTMLElement);
  const copy = find(root, '[data-do="copy-digest"]', HTMLButtonElement);
  fact('digest').classList.add('digest');
  copy.addEventListener('click', () => void copyText(copy, fact('digest').textContent ?? ''));
  let kind: ReplayState['kind'] | null = null;

  return {
    show(state) {
      const share =
        state.kind === 'running' && state.progress ? state.progress.done / state.progress.total : 0;
      line.toggleAttribute('data-active', state.kind === 'running');
      line.style.setProperty('--share', String(share));
      line.setAttribute('aria-valuenow', String(Math.round(share * 100)));
      status.textContent = statusText(state);
      if (state.kind === 'failed') {
        const figures = state.shown === null && state.failure.kind === 'worker-lost' ? [keptFigures()] : [];
        notices.replaceChildren(failureNotice(state, onRun), ...figures);
      } else if (kind !== state.kind) notices.replaceChildren();
      if (state.kind === 'done') {
        const { replay } = state.shown;
        announcement.textContent = `${finished(state.shown)} ${percent(replay.successful / replay.deployments)} completed.`;
        fact('deployments').textContent = count(replay.deployments);
        fact('seed').textContent = String(replay.seed);
        fact('digest').textContent = replay.rowsSha256 ?? '';
        copy.disabled = false;
      } else if (kind !== state.kind) {
        announcement.textContent = announced(state);
      }
      kind = state.kind;
    },
    address(address) {
      const { problems = [], ignored = [] } = address ?? {};
      find(root, '#run-problems', HTMLElement).replaceChildren(
        ...(problems.length === 0 ? [] : [addressNotice(problems)]),
        ...(ignored.length === 0 ? [] : [ignoredNote(ignored)]),
      );
    },
  };
}

function addressNotice(problems: readonly string[]): HTMLElement {
  return notice(
    'address',
    'The address asks for something that this page does not know. It shows the published default run instead.',
    html`<ul>${problems.slice(0, 6).map((problem) => element`<li>${problem}</li>`)}</ul>
      <p>This page’s own keys are <code>${seedKey}</code> and <code>${sizeKey}</code>; the study’s are carried along to the other pages.</p>`,
  );
}

function statusText(state: ReplayState): string {
  switch (state.kind) {
    case 'running': {
      const of = plural(state.run.deployments, 'deployment');
      return state.progress === null
        ? `Replaying ${of} …`
        : `Replaying: ${count(state.progress.done)} of ${of} …`;
    }
    case 'done':
      return finished(state.shown);
    case 'failed': {
      const what = state.failure.kind === 'cancelled' ? 'Cancelled' : 'Failed';
      return state.shown === null
        ? `${what}; nothing to show yet.`
        : `${what}; on screen is ${named(state.shown.run)}.`;
    }
  }
}

/** Of a failure the notice is read out by itself. */
function announced(state: Exclude<ReplayState, { kind: 'done' }>): string {
  if (state.kind === 'running') return `Replaying ${plural(state.run.deployments, 'deployment')}.`;
  return state.failure.kind === 'cancelled' ? statusText(state) : '';
}

function finished({ run, milliseconds }: ShownReplay): string {
  const seconds = (milliseconds / 1000).toLocaleString('en-GB', { maximumSignificantDigits: 2 });
  return `${plural(run.deployments, 'deployment')}, seed ${shortSeed(run)}, replayed here in ${seconds}\u202fs.`;
}

function named(run: ReplayRun): string {
  return `the replay of ${plural(run.deployments, 'deployment')} with seed ${shortSeed(run)}`;
}

function shortSeed({ seed }: ReplayRun): string {
  const text = String(seed);
  return text.length > 24 ? `${text.slice(0, 12)}…${text.slice(-8)}` : text;
}

type FailedState = Extract<ReplayState, { kind: 'failed' }>;

function failureNotice(
  { run, failure, progress, shown }: FailedState,
  onRun: (run: ReplayRun) => void,
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
  return notice('failed', 'The replay failed.', html`<p>${reason(failure)}</p><p>${screen}</p>`, [again]);
}

function reason(failure: Exclude<Failure, { kind: 'cancelled' }>): string {
  switch (failure.kind) {
    case 'bad-argument':
      return `The engine refused it: ${failure.message}.`;
    case 'worker-lost':
      return `Its worker was lost: ${failure.message}. A new one has taken its place.`;
    case 'unreadable-file':
    case 'fault':
      return `A fault of this page: ${failure.message}. The same seed and size will show it again; please report them.`;
  }
}
