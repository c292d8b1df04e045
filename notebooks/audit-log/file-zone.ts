/** The place where a log is dropped to be verified: the file is read in a worker and goes nowhere else. */
import type { AuditClient } from '../../workers/audit/pool.ts';
import { fileDrop, unreadText } from '../authoring/file-drop.ts';
import { element, html } from '../authoring/html.ts';
import { bytesText } from '../format/bytes.ts';
import { reportView } from './report.ts';

export type FileZone = HTMLElement & {
  /** Verifies a file as if it had been dropped. */
  readonly take: (file: File) => void;
};

export function fileZone(client: AuditClient): FileZone {
  const key =
    element`<input class="input desk__secret" id="audit-expected" spellcheck="false" autocomplete="off" autocapitalize="off" placeholder="name+id+key">` as HTMLInputElement;
  const told = element`<div class="zone__told stack gap-16"></div>`;
  let going: AbortController | null = null;
  let last: File | null = null;

  const verify = async (file: File): Promise<void> => {
    going?.abort();
    const mine = new AbortController();
    going = mine;
    last = file;
    const name = `${file.name} (${bytesText(file.size)})`;
    show('reading', `Reading ${name} …`);
    const expected = key.value.trim();
    const outcome = await client.verify(file, expected === '' ? null : expected, {
      signal: mine.signal,
      onProgress: ({ done, total }) => {
        if (going !== mine || total === 0) return;
        show('reading', `Verifying ${name}: ${Math.floor((100 * done) / total)}%`, done / total);
      },
    });
    if (going !== mine) return; // another file took its place
    if (outcome.kind === 'failed') {
      const refused = ({ message }: { readonly message: string }): string =>
        `${file.name} cannot be verified. ${message}.`;
      show('failed', unreadText('Verifying', file.name, outcome.failure, refused));
      told.replaceChildren();
      return;
    }
    show('done', `${name}:`);
    told.replaceChildren(reportView(outcome.value, expected !== ''));
  };

  const take = (file: File): void => void verify(file);
  const { root, show } = fileDrop(
    {
      id: 'audit',
      label: 'A log to verify',
      ask: 'Drop an exported audit log here, .tar or .jsonl, or',
      accept: '.tar,.jsonl,.json,application/jsonl,application/json,application/x-tar',
      privacy: 'It is read in this page and does not leave it.',
      progress: 'verifying',
      fields: html`<div class="field"><label for="audit-expected">Verifier key that you had from elsewhere (may be left empty)</label>${key}</div>`,
      below: told,
    },
    take,
    () => going?.abort(),
  );
  key.addEventListener('change', () => {
    if (last !== null) take(last);
  });
  return Object.defineProperty(root, 'take', { value: take }) as FileZone;
}
