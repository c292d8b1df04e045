/** What the verification of a file found, and what a pass leaves open. */
import {
  answerTo,
  answerWords,
  checkQuestions,
  type LogFinding,
  type LogReport,
  logChecks,
} from '../../engine/audit-log/log-report.ts';
import { element, type Hole, html } from '../authoring/html.ts';
import { dataTable } from '../charts/data-table.ts';
import { count, plural } from '../format/number.ts';
import { sentence } from '../format/words.ts';

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
  open: 'Whether the log is what was signed cannot be told',
};

/** @param expected whether a key was given to compare with */
export function reportView(report: LogReport, expected: boolean): HTMLElement {
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
    <ul class="report__checks plain stack gap-4">${logChecks.map((check) => {
      const answer = answerTo(report, check);
      const words = check === 'expected-key' && !expected ? 'Not asked: none is given' : answerWords[answer];
      return html`<li data-answer="${answer}">${checkQuestions[check]} <strong>${words}.</strong></li>`;
    })}</ul>
    ${findings.length === 0 ? null : found(findings, findingCount)}
    <dl class="facts pairs facts--first medium">${facts.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>
    ${verified ? html`<p>What this does not prove stands below.</p>` : null}
  </div>`;
}

const UNREAD = 'Cannot be read.';
const digest = (text: string): Hole => html`<span class="digest">${text}</span>`;

function found(findings: readonly LogFinding[], all: number): Hole {
  const more = all - findings.length;
  return html`${dataTable({
    title: 'Findings',
    columns: [{ head: 'where' }, { head: 'what was found' }],
    rows: findings.map(({ event, message }) => [
      event === null ? 'the log' : `event ${count(event)}`,
      message.endsWith('.') ? message : sentence(message),
    ]),
  })}${more > 0 ? html`<p>And ${count(more)} more.</p>` : null}`;
}
