/** The place where a log is dropped to be verified: the file is read in a worker and goes nowhere else. */

import {
  answerTo,
  answerWords,
  checkQuestions,
  type LogFinding,
  type LogReport,
  logChecks,
} from '../../engine/audit-log/log-report.ts';
import type { AuditClient } from '../../workers/audit/pool.ts';
import { fileDrop, unreadText } from '../authoring/file-drop.ts';
import { element, type Hole, html, inputElement } from '../authoring/html.ts';
import { dataTable } from '../charts/figure.ts';
import { bytesText, count, plural } from '../format/number.ts';
import { sentence } from '../format/words.ts';
import { receiptOffer } from '../receipt/offer.ts';

export type FileZone = HTMLElement & {
  /** Verifies a file as if it had been dropped. */
  readonly take: (file: File) => void;
};

export function fileZone(client: AuditClient): FileZone {
  const key = inputElement`<input class="input desk__secret" id="audit-expected" spellcheck="false" autocomplete="off" autocapitalize="off" placeholder="name+id+key">`;
  const report = element`<div class="zone__facts stack gap-16"></div>`;
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
      report.replaceChildren();
      return;
    }
    show('done', `${name}:`);
    const made = async (own: boolean) =>
      (await import('./receipt.ts')).madeVerification(file, expected || null, outcome.value, own);
    report.replaceChildren(
      reportView(outcome.value, expected !== ''),
      receiptOffer('verified audit log', made, 'with the log inside'),
    );
  };

  const take = (file: File): void => void verify(file);
  const { root, show } = fileDrop(
    {
      id: 'audit',
      label: 'Log to verify',
      ask: 'Drop an exported audit log here, .tar or .jsonl, or',
      accept: '.tar,.jsonl,.json,application/jsonl,application/json,application/x-tar',
      privacy: 'The file stays in this page.',
      progress: 'verifying',
      fields: html`<div class="field"><label for="audit-expected">Verifier key from another source (optional)</label>${key}</div>`,
      below: report,
    },
    take,
    () => going?.abort(),
  );
  key.addEventListener('change', () => {
    if (last !== null) take(last);
  });
  return Object.defineProperty(root, 'take', { value: take }) as FileZone;
}

/** Whether the log is what was signed; without a head, or a key, that may be left open. */
type Standing = 'signed' | 'changed' | 'open';

function standingOf({ verified, failed, notAsked }: LogReport): Standing {
  if (verified) return 'signed';
  const open = notAsked.includes('root') || (notAsked.includes('signature') && !failed.includes('root'));
  return open ? 'open' : 'changed';
}

const standingWords: Readonly<Record<Standing, string>> = {
  signed: 'The log is what was signed',
  changed: 'The log is not what was signed',
  open: 'The file alone cannot show whether the log is what was signed',
};

/** @param expected whether a key was given to compare with */
function reportView(report: LogReport, expected: boolean): HTMLElement {
  const { verified, head, key, size, root, deployments, findings, findingCount } = report;
  const standing = standingOf(report);
  const facts: readonly (readonly [string, Hole])[] = [
    ['Signed head', head === null ? UNREAD : `${head.origin}, ${plural(head.size, 'event')}`],
    ['Signed root', head === null ? UNREAD : digest(head.root)],
    ['Root of the events', digest(root)],
    ['Key', key === null ? UNREAD : digest(key)],
  ];
  return element`<div class="report stack" data-verified="${String(verified)}" data-standing="${standing}">
    <h3 class="report__verdict large">${standingWords[standing]}${verified ? '' : `: ${plural(findingCount, 'finding')}`}</h3>
    <p>${plural(size, 'event')} of ${plural(deployments, 'deployment')}.</p>
    <ul class="report__checks measure plain stack gap-4">${logChecks.map((check) => {
      const answer = answerTo(report, check);
      const words = check === 'expected-key' && !expected ? 'Not checked: no key given' : answerWords[answer];
      return html`<li data-answer="${answer}">${checkQuestions[check]} <strong>${words}.</strong></li>`;
    })}</ul>
    ${findings.length === 0 ? null : found(findings, findingCount)}
    <dl class="facts pairs facts--first medium">${facts.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>
    ${verified ? html`<p>See below for what this does not prove.</p>` : null}
  </div>`;
}

const UNREAD = 'unreadable';
const digest = (text: string): Hole => html`<span class="digest">${text}</span>`;

function found(findings: readonly LogFinding[], all: number): Hole {
  const more = all - findings.length;
  return html`${dataTable({
    title: 'Findings',
    columns: ['where', 'finding'],
    rows: findings.map(({ event, message }) => [
      event === null ? 'the log' : `event ${count(event)}`,
      message.endsWith('.') ? message : sentence(message),
    ]),
  })}${more > 0 ? html`<p>And ${count(more)} more.</p>` : null}`;
}
