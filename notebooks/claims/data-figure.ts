/** A reader's own log next to this run: the same scale, the same flag, a second point. */
import type { LedgerRow } from '../../engine/claims/lenses/index.ts';
import { element } from '../authoring/html.ts';
import type { FigureOptions } from '../charts/options.ts';
import { count, plural } from '../format/number.ts';
import type { DataOnShow } from '../log-file/drop-zone.ts';
import { estimatesFigure } from './estimates-figure.ts';
import { lensMark } from './lens-badge.ts';

/** @returns null where the log says nothing of the claim: its lens says why */
export function dataFigure(
  { claim, mechanism }: LedgerRow,
  { name, result, verdicts }: DataOnShow,
  options: FigureOptions,
): HTMLElement | null {
  const own = verdicts.get(claim.id);
  if (own === undefined || own.estimate === null) return null;
  const ours =
    mechanism.estimate === null
      ? []
      : [
          {
            label: 'this run',
            estimate: mechanism.estimate,
            more: [mark(claim.id, 'mechanism', mechanism.kind)],
          },
        ];
  return estimatesFigure(
    claim,
    {
      label: `Your data next to this run, for ${claim.printed}`,
      groups: [
        {
          heading: '',
          rows: [
            ...ours,
            {
              label: 'your data',
              estimate: own.estimate,
              owner: 'data',
              more: [mark(claim.id, 'data', own.kind)],
            },
          ],
        },
      ],
      caption: `Your data: ${own.why}`,
      run: `${name}, ${plural(result.log.rows, 'deployment')}; n\u00a0=\u00a0${count(own.estimate.n)} of them are counted here.`,
      more: ['what it says'],
    },
    options,
  );
}

const mark = (...args: Parameters<typeof lensMark>): HTMLElement =>
  element`<span>${lensMark(...args)}</span>`;
