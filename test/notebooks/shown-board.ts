/** The board of claims on a small run, for the tests that look at it. */
import { publishedClaims } from '../../engine/claims/index.ts';
import { type LedgerRow, withReplay } from '../../engine/claims/lenses/index.ts';
import { defaultSettings } from '../../engine/simulator/settings.ts';
import { linkTo } from '../../notebooks/authoring/links.ts';
import { claimsBoard, everything } from '../../notebooks/claims/board.ts';
import { viewOf } from './view-of.ts';

export const ledgerAt = (deployments: number): readonly LedgerRow[] =>
  withReplay(viewOf(deployments).rows, new Map());
export const context = (): Parameters<typeof claimsBoard>[2] => ({
  unfolded: new Set<string>(),
  linkTo: (page, changes) => linkTo('', page, '', changes),
  settings: defaultSettings,
  remarks: new Map<string, string>(),
});

export function shown(
  ledger: readonly LedgerRow[] | null,
  given = context(),
  choice = everything,
): HTMLElement {
  const board = claimsBoard(publishedClaims, ledger, given, choice);
  document.body.replaceChildren(board);
  return board;
}
