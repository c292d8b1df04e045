/** A folded place for a reader's own log next to the board; what is in it is loaded when it is first unfolded. */
import type { LogVerdicts } from '../../engine/deployment-log/judge-log.ts';
import { element } from '../authoring/html.ts';
import { type LazyZone, lazyZone } from '../log-file/lazy-zone.ts';

/** Its value is one verdict a claim, or null without data; it fires `input` when that changes. */
export type OwnData = HTMLElement & { readonly value: LogVerdicts | null };

/** @param zone left out except in tests */
export function ownData(zone: LazyZone = lazyZone('')): OwnData {
  const root: HTMLElement = element`<details class="own-data no-print">
    <summary>Compare your own deployment log</summary>
    ${zone}
  </details>`;
  zone.addEventListener('input', () => root.dispatchEvent(new Event('input')));
  return Object.defineProperty(root, 'value', { get: () => zone.value?.verdicts ?? null }) as OwnData;
}
