/** What the verification of a file found, and what a pass leaves open. */
import {
  answerTo,
  answerWords,
  checkQuestions,
  type LogFinding,
  type LogReport,
  logChecks,
} from '../../engine/governance/audit/log-report.ts';
import { element, type Hole, html } from '../authoring/html.ts';
import { dataTable } from '../charts/data-table.ts';
import { count, plural } from '../format/number.ts';

export function reportView(report: LogReport): HTMLElement {
  const { verified, head, key, size, root, deployments, findings, findingCount } = report;
  const facts: readonly (readonly [string, Hole])[] = [
    ['Signed head', head === null ? 'cannot be read' : `${head.origin}, ${plural(head.size, 'event')}`],
    ['Signed root', html`<span class="digest">${head?.root ?? 'cannot be read'}</span>`],
    ['Root of the events', html`<span class="digest">${root}</span>`],
    ['Key', html`<span class="digest">${key ?? 'cannot be read'}</span>`],
  ];
  return element`<div class="report" data-verified="${String(verified)}">
    <h3 class="report__verdict">${verified ? 'The log is what was signed' : `The log is not what was signed: ${plural(findingCount, 'finding')}`}</h3>
    <p>${plural(size, 'event')} of ${plural(deployments, 'deployment')}.</p>
    <ul class="report__checks">${logChecks.map(
      (check) =>
        html`<li data-answer="${answerTo(report, check)}">${checkQuestions[check]} <strong>${answerWords[answerTo(report, check)]}.</strong></li>`,
    )}</ul>
    ${findings.length === 0 ? null : found(findings, findingCount)}
    <dl class="facts facts--first">${facts.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>
    ${verified ? html`<p>What this does not prove stands below.</p>` : null}
  </div>`;
}

function found(findings: readonly LogFinding[], all: number): Hole {
  const more = all - findings.length;
  return html`${dataTable({
    title: 'Findings',
    columns: [{ head: 'where' }, { head: 'what was found' }],
    rows: findings.map(({ event, message }) => [
      event === null ? 'the log' : `event ${count(event)}`,
      message,
    ]),
  })}${more > 0 ? html`<p>And ${count(more)} more.</p>` : null}`;
}
