/** The place where a reader gives a file: dropped anywhere on the page, or chosen. What is made of it is its caller's. */
import type { Failure } from '../../workers/core/task.ts';
import { element, type Hole, inputElement } from './html.ts';
import { progress } from './sweep-control.ts';

/** What one place says, and what else stands in it. */
export interface FileDropParts {
  /** Start of the ids in it. */
  readonly id: string;
  /** Names the place to those who hear the page. */
  readonly label: string;
  /** Stands before the button “choose a file”. */
  readonly ask: string;
  /** What it may be: extensions and media types. */
  readonly accept: string;
  readonly privacy: string;
  /** What its line is the progress of. */
  readonly progress: string;
  readonly fields?: Hole;
  /** Behind Cancel. */
  readonly buttons?: Hole;
  /** Below the place. */
  readonly below: Hole;
}

type FileDropState = 'empty' | 'reading' | 'done' | 'failed';

export interface FileDrop {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  /** @param share read of all, in [0, 1] */
  readonly show: (state: FileDropState, words: string, share?: number) => void;
}

export function fileDrop(
  parts: FileDropParts,
  take: (file: File) => void,
  cancelReading: () => void,
): FileDrop {
  const { id, label, ask, accept, privacy, fields = null, buttons = null, below } = parts;
  const input = inputElement`<input class="visually-hidden" id="${id}-file" type="file" accept="${accept}" aria-describedby="${id}-privacy">`;
  const status = element`<p class="zone__status digits strong flush breakable" role="status">No file yet.</p>`;
  const { line, cancel, show } = progress(parts.progress, cancelReading);
  const root = element`<section class="zone tight stack gap-16 ui no-print" aria-label="${label}" data-state="empty">
    <div class="zone__drop stack">
      <p class="zone__ask medium cluster">${ask} ${input}<label class="button primary" for="${id}-file">choose a file</label></p>
      ${fields}
      <p class="measure muted" id="${id}-privacy">${privacy}</p>
      <div class="zone__row cluster">${status}${cancel}${buttons}</div>
      ${line}
    </div>
    ${below}
  </section>`;
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file !== undefined) take(file);
    input.value = ''; // the same file may be chosen again, changed meanwhile
  });
  // browsers open the picker on Space; readers expect Enter to do so too
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') input.click();
  });
  acceptDrops(root, take);
  return {
    root,
    input,
    show(state, words, share = 0) {
      root.dataset.state = state;
      status.textContent = words;
      if (document.activeElement === cancel && state !== 'reading') input.focus(); // which hides Cancel
      show(state === 'reading', share);
    },
  };
}

/** Anywhere on the page: a file that misses the place by a finger would else be opened instead of the page. */
function acceptDrops(root: HTMLElement, take: (file: File) => void): void {
  const holdsFile = (event: DragEvent): boolean =>
    root.isConnected && event.dataTransfer?.types.includes('Files') === true;
  document.addEventListener('dragover', (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    root.toggleAttribute('data-over', true);
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) root.removeAttribute('data-over');
  });
  document.addEventListener('drop', (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    root.removeAttribute('data-over');
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) take(file);
  });
}

type Trouble = Exclude<Failure, { readonly kind: 'cancelled' }>;

/** Why a file was not read to its end. @param otherwise where neither the reader nor the disk is the reason */
export function unreadText(
  doing: 'Reading' | 'Verifying',
  name: string,
  failure: Failure,
  otherwise: (trouble: Trouble) => string,
): string {
  if (failure.kind === 'cancelled')
    return `${doing} ${name} was cancelled. Choose it again, or another file.`;
  return failure.kind === 'unreadable-file'
    ? `${name} could not be opened: it was moved, changed or locked meanwhile. Choose it again.`
    : otherwise(failure);
}
