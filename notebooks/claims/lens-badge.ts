/** What a lens sees, as a badge; what is no verdict is plain text. */
import type { LensReading } from '../../engine/claims/lenses/lens.ts';
import type { VerdictKind } from '../../engine/claims/verdict.ts';
import { html } from '../authoring/html.ts';
import { outcomeWords } from '../format/lens.ts';
import { verdictWords } from '../format/verdict.ts';

/** @param waiting what stands there while the lens has not looked: `place` reserves one, anything else is said */
export function lensBadge(reading: LensReading | null, waiting: string): Node {
  if (reading === null) {
    return waiting === 'place' ? waitingBadge() : html`<span class="lens__none">${waiting}</span>`;
  }
  switch (reading.outcome) {
    case 'agrees':
    case 'differ':
    case 'no-power':
      return html`<span class="lens__plain">${outcomeWords[reading.outcome]}</span>`;
    case 'does-not-apply':
      return html`<span class="lens__none" title="${reading.why}"
        ><span aria-hidden="true">–</span><span class="visually-hidden">${outcomeWords[reading.outcome]}</span></span
      >`;
    case 'reproduced':
    case 'by-construction':
    case 'undecided':
    case 'not-reproduced':
    case 'inconsistent':
    case 'untestable':
      return verdictBadge(reading.outcome);
  }
}

export function verdictBadge(kind: VerdictKind): Node {
  return html`<span class="badge" data-verdict="${kind}">${verdictWords[kind]}</span>`;
}

export function waitingBadge(): Node {
  return html`<span class="badge badge--waiting">waiting</span>`;
}
