/** Which deployment this is: the change as the pipeline saw it, and the truth that it did not see. */

import { summaryOf } from '../../engine/audit-log/summary.ts';
import type { Explanation } from '../../engine/simulator/study.ts';
import type { StudyView } from '../authoring/define.ts';
import { eventFields } from '../authoring/event-fields.ts';
import { exampleLinks } from '../authoring/examples.ts';
import { element, type Hole, html } from '../authoring/html.ts';
import { linkTo } from '../authoring/links.ts';
import { dataTable } from '../charts/figure.ts';
import { count, percent, plural } from '../format/number.ts';
import { clock, moment, weekdayAt } from '../format/time.ts';
import { actorName, defectWords, serviceText, spaced, statusWords } from '../format/words.ts';
import { lengthText } from './time-lines.ts';

/** Previous, next, and the next of each kind. */
export function wayThrough(run: StudyView, index: number, path: string): HTMLElement {
  const last = run.study.config.deployments - 1;
  const to = (i: number): string => linkTo(path, path, run.query, { deployment: i });
  return element`<div class="way-through stack gap-8">
    <p class="way-through__steps ui digits">
      ${index > 0 ? html`<a rel="prev" href="${to(index - 1)}">← previous</a>` : html`<span>← previous</span>`}
      <span><strong>Deployment ${count(index)}</strong> (numbered 0 to ${count(last)})</span>
      ${index < last ? html`<a rel="next" href="${to(index + 1)}">next →</a>` : html`<span>next →</span>`}
    </p>
    ${exampleLinks(run, path, { after: index })}
  </div>`;
}

export function facts({ change, service, defect, traditional, genops }: Explanation): HTMLElement {
  const kinds = [
    change.migration && 'migration',
    change.config && 'configuration',
    change.hotfix && 'hotfix',
  ].filter(Boolean);
  const items: readonly (readonly [string, Hole])[] = [
    [
      'Change',
      `${plural(change.lines, 'line')} in ${plural(change.files, 'file')}${kinds.length > 0 ? `, ${kinds.join(', ')}` : ''}`,
    ],
    [
      'Service',
      `${serviceText(service)}, ${service.tier} tier, organization ${service.organisation + 1}; ${plural(service.dependants, 'service depends', 'services depend')} on it`,
    ],
    [
      'Traffic',
      `${count(service.requestsPerMinute)} requests a minute on average, ${percent(service.baseErrorRate, 2)} errors before the change`,
    ],
    ['Started', moment(change.minute)],
    ['True defect', truth(defect)],
    [
      'Traditional',
      html`<strong class="arm-traditional strong">${statusWords[traditional.status]}</strong>, pipeline done after ${lengthText(traditional.cycleMinutes)}`,
    ],
    [
      'GenOps',
      html`<strong class="arm-genops strong">${statusWords[genops.status]}</strong>, pipeline done after ${lengthText(genops.cycleMinutes)}`,
    ],
  ];
  return element`<dl class="facts pairs facts--first medium">${items.map(
    ([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`,
  )}</dl>`;
}

function truth({ kind, lift, visibleAbove }: Explanation['defect']): Hole {
  if (kind === 'none') return 'None: any rollback is a false alarm.';
  const size = kind === 'silent' ? '' : ` in another ${percent(lift, 2)} of requests`;
  const load = visibleAbove > 0 ? `, above ${percent(visibleAbove, 0)} of traffic only` : '';
  return html`Bad change: ${defectWords[kind]}${size}${load}. The pipeline does not know this.`;
}

/** The audit trail of one deployment: every event, and the links of the chain that seals it. */
export function eventsTable({ events }: Explanation): HTMLElement {
  return dataTable({
    title: 'Audit events',
    cards: true,
    columns: ['event', 'number', 'time', 'by', 'what was recorded'],
    rows: events.map((event) => [
      spaced(event.type),
      count(event.sequence),
      `${weekdayAt(event.minute).slice(0, 3)}\u00a0${clock(event.minute)}`,
      event.model === null
        ? actorName(event.actor)
        : html`${actorName(event.actor)} <span class="one-line">${event.model}</span>`,
      html`${summaryOf(event)} <details class="unfold"><summary>fields</summary>${eventFields(event.details)}</details>`,
    ]),
  });
}

/** @param proofs address of this deployment's events in the log of the whole run */
export function chain({ leaf }: Explanation, proofs: string): DocumentFragment {
  return html`<p>All of this is one record of ${count(leaf.bytes)} bytes. The run’s digest chains such records: the SHA-256 of a record and the head before it is the new head, so
      editing any field changes this head and every later one.</p>
    <dl class="facts pairs facts--first medium"><div><dt>Previous head</dt><dd class="digest">${leaf.previousHead}</dd></div>
      <div><dt>This head</dt><dd class="digest">${leaf.head}</dd></div></dl>
    <p>The <a href="${proofs}">audit log of the whole run</a> is a second structure, a tree over single events, with a proof of each.</p>`;
}
