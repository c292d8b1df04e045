/** One event of the log: what it says, its bytes, and its proof as a figure. */
import { hex, utf8Text } from '../../engine/audit-log/bytes.ts';
import { leafHash } from '../../engine/audit-log/merkle-tree.ts';
import { verifyInclusion } from '../../engine/audit-log/merkle-verify.ts';
import { summaryOf } from '../../engine/audit-log/summary.ts';
import type { EventProof } from '../../workers/audit/api.ts';
import type { StudyView } from '../authoring/define.ts';
import { element, type Hole, html } from '../authoring/html.ts';
import { linkTo } from '../authoring/links.ts';
import { figure } from '../charts/figure.ts';
import { runName } from '../charts/run.ts';
import { eventFields } from '../format/event-fields.ts';
import { count, plural } from '../format/number.ts';
import { moment } from '../format/time.ts';
import { serviceText, spaced } from '../format/words.ts';
import { pathOf } from './path.ts';
import { pathChart } from './path-chart.ts';

export function eventCard(run: StudyView, { event, entry }: EventProof, path: string): HTMLElement {
  const { sequence, type, deployment, service, minute, actor, model, policySet, details } = event;
  const known = run.study.services.find(({ id }) => id === service);
  const named = known === undefined ? service : serviceText(known);
  const link = linkTo(path, 'deployment/', run.query, { deployment });
  const facts: readonly (readonly [string, Hole])[] = [
    ['Deployment', html`<a href="${link}">${count(deployment)}</a> of service ${named}`],
    ['When', moment(minute)],
    ['By', model === null ? spaced(actor) : `${spaced(actor)}, model ${model}`],
    ['Policies', policySet],
  ];
  return element`<div class="event">
    <p class="event__line"><strong>Event ${count(sequence)}, ${spaced(type)}.</strong> ${summaryOf(event)}</p>
    <dl class="facts pairs facts--first medium">${facts.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>
    <details class="unfold"><summary>Its fields</summary>${eventFields(details)}</details>
    <details class="unfold"><summary>Its ${plural(entry.length, 'byte')}</summary><p class="digest">${utf8Text(entry)}</p></details>
  </div>`;
}

export function proofFigure(
  { study }: StudyView,
  { event, entry, size, root, proof }: EventProof,
  { width }: { readonly width: number },
): HTMLElement {
  const index = event.sequence;
  const steps = pathOf(index, size, leafHash(entry), proof);
  const holds = verifyInclusion({ leaf: entry, index, size, proof, root });
  const siblings = plural(proof.length, 'hash', 'hashes');
  return figure({
    label:
      'The way from an event’s hash up to the root of the log, with the sibling that each step is hashed with',
    chart: pathChart(steps, { width }),
    caption: holds
      ? `Event ${count(index)} is in the log: hashed with ${siblings} of the proof, one after another, it gives the root of all ${count(size)} events. Worked out in this page.`
      : `The proof of event ${count(index)} does not give the root.`,
    run: `${runName(study)}.`,
    table: {
      title: 'The proof, from the event up',
      columns: [
        { head: 'events covered' },
        { head: 'hash' },
        { head: 'sibling on the' },
        { head: 'its hash' },
      ],
      rows: steps.map(({ from, to, hash, sibling }) => [
        `${count(from)} to ${count(to - 1)}`,
        html`<span class="digest">${hex(hash)}</span>`,
        sibling?.side ?? 'root',
        sibling === null ? '' : html`<span class="digest">${hex(sibling.hash)}</span>`,
      ]),
    },
  });
}
