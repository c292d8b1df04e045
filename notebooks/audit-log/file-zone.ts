/** The place where a log is dropped to be verified: the file is read in a worker and goes nowhere else. */
import type { AuditClient } from '../../workers/audit-contract.ts';
import type { Failure } from '../../workers/contract.ts';
import { element } from '../authoring/html.ts';
import { bytesText } from './facts.ts';
import { reportView } from './report.ts';

export type FileZone = HTMLElement & {
  /** Verifies a file as if it had been dropped. */
  readonly take: (file: File) => void;
};

export function fileZone(client: AuditClient): FileZone {
  const input =
    element`<input class="visually-hidden" id="audit-file" type="file" accept=".tar,.json,application/json,application/x-tar" aria-describedby="audit-privacy">` as HTMLInputElement;
  const key =
    element`<input class="input desk__secret" id="audit-expected" spellcheck="false" autocomplete="off" autocapitalize="off" placeholder="name+id+key">` as HTMLInputElement;
  const status = element`<p class="zone__status" role="status">No file yet.</p>`;
  const line = element`<div class="progress-line" role="progressbar" aria-label="Progress of verifying" aria-valuemin="0" aria-valuemax="100" aria-valuenow="0"><span></span></div>`;
  const cancel = element`<button class="button" type="button" hidden>Cancel</button>` as HTMLButtonElement;
  const told = element`<div class="zone__told"></div>`;
  const root = element`<section class="zone no-print" aria-label="A log to verify" data-state="empty">
    <div class="zone__drop">
      <p class="zone__ask">Drop an exported audit log here, .tar or .json, or ${input}<label class="button primary" for="audit-file">choose a file</label></p>
      <div class="field"><label for="audit-expected">Verifier key that you had from elsewhere (may be left empty)</label>${key}</div>
      <p class="zone__privacy" id="audit-privacy">It is read in this page and leaves it nowhere.</p>
      <div class="zone__row">${status}${cancel}</div>
      ${line}
    </div>
    ${told}
  </section>`;
  let going: AbortController | null = null;
  let last: File | null = null;

  const draw = (state: 'reading' | 'done' | 'failed', words: string, share = 0): void => {
    root.dataset.state = state;
    status.textContent = words;
    cancel.hidden = state !== 'reading';
    line.toggleAttribute('data-active', state === 'reading');
    line.style.setProperty('--share', String(share));
    line.setAttribute('aria-valuenow', String(Math.round(share * 100)));
  };
  const verify = async (file: File): Promise<void> => {
    going?.abort();
    const mine = new AbortController();
    going = mine;
    last = file;
    const name = `${file.name} (${bytesText(file.size)})`;
    draw('reading', `Reading ${name} …`);
    const expected = key.value.trim();
    const outcome = await client.verify(file, expected === '' ? null : expected, {
      signal: mine.signal,
      onProgress: ({ done, total }) => {
        if (going !== mine || total === 0) return;
        draw('reading', `Verifying ${name}: ${Math.floor((100 * done) / total)}\u202f%`, done / total);
      },
    });
    if (going !== mine) return; // another file took its place
    if (outcome.kind === 'failed') {
      draw('failed', failedText(file.name, outcome.failure));
      told.replaceChildren();
      return;
    }
    draw('done', `${name}:`);
    told.replaceChildren(reportView(outcome.value));
  };

  const take = (file: File): void => void verify(file);
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file !== undefined) take(file);
    input.value = ''; // the same file may be chosen again, changed meanwhile
  });
  key.addEventListener('change', () => {
    if (last !== null) take(last);
  });
  cancel.addEventListener('click', () => going?.abort());
  acceptDrops(root, take);
  return Object.defineProperty(root, 'take', { value: take }) as FileZone;
}

function failedText(name: string, failure: Failure): string {
  if (failure.kind === 'cancelled')
    return `Verifying ${name} was cancelled. Choose it again, or another file.`;
  if (failure.kind === 'fault' && /NotReadable|NotFound/.test(failure.message)) {
    return `${name} could not be opened: it was moved, changed or locked meanwhile. Choose it again.`;
  }
  return `${name} cannot be verified. ${failure.message}.`;
}

/** Anywhere on the page: a file that misses the zone by a finger would else be opened instead of the page. */
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
