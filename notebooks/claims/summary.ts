/** The board in one sentence and six counts. */
import { type Verdict, type VerdictKind, verdictKinds } from '../../engine/claims/verdict.ts';
import type { Study } from '../../engine/simulator/study.ts';
import { element, html } from '../authoring/html.ts';
import { count, plural } from '../format/number.ts';
import { verdictWords } from '../format/verdict.ts';

/** @param view null before the first result: the six places stand empty */
export function summary(view: { study: Study; verdicts: readonly Verdict[] } | null): HTMLElement {
  return element`<div class="summary" data-state="${view === null ? 'waiting' : 'done'}">
    <p class="summary__sentence">${view === null ? 'The claims are being tested …' : sentence(view)}</p>
    <ul class="summary__counts" aria-label="Claims by verdict">
      ${verdictKinds.map(
        (kind) => html`<li>
          <span class="summary__number">${view === null ? '–' : count(countOf(view.verdicts, kind))}</span>
          <span class="badge" data-verdict="${kind}">${verdictWords[kind]}</span>
        </li>`,
      )}
    </ul>
    <p class="summary__note">Success, improvement, rollback and failure are not independent tests: the three shares of an arm add up to one, and
      the improvement is a difference of two of them. <a href="#over-seeds">Further down</a>, the claims can be judged
      over several seeds.</p>
  </div>`;
}

/** `Of the 14 published claims on this board, 3 are reproduced …, when 500 deployments are simulated in each arm.` */
export function sentence({ study, verdicts }: { study: Study; verdicts: readonly Verdict[] }): string {
  const { deployments } = study.config;
  const said = verdictKinds
    .map((kind) => [kind, countOf(verdicts, kind)] as const)
    .filter(([, n]) => n > 0)
    .map(([kind, n]) => `${count(n)} ${phrase(kind, n)}`);
  const list = said.length > 1 ? `${said.slice(0, -1).join(', ')} and ${said.at(-1)}` : said.join('');
  return (
    `Of the ${plural(verdicts.length, 'published claim')} on this board, ${list || 'none can be judged'}, when ` +
    `${plural(deployments, 'deployment')} ${deployments === 1 ? 'is' : 'are'} simulated in each arm.`
  );
}

function countOf(verdicts: readonly Verdict[], kind: VerdictKind): number {
  return verdicts.filter((verdict) => verdict.kind === kind).length;
}

function phrase(kind: VerdictKind, n: number): string {
  const verb = n === 1 ? 'is' : 'are';
  switch (kind) {
    case 'by-construction':
      return `${n === 1 ? 'holds' : 'hold'} by construction`;
    case 'undecided':
      return `${verb} undecided at this size`;
    case 'untestable':
      return 'cannot be tested here';
    case 'inconsistent':
      return `${n === 1 ? 'contradicts' : 'contradict'} another printed figure`;
    case 'reproduced':
      return `${verb} ${verdictWords[kind]}`;
    case 'not-reproduced':
      return `${verb} ${verdictWords[kind]} by this model`;
  }
}
