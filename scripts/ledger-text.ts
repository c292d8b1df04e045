/** The ledger as a terminal shows it: a line a claim, columns aligned. */
import { type LedgerRow, lensNames } from '../engine/claims/lenses/index.ts';
import type { Estimate } from '../engine/simulator/measures/measures.ts';
import { withInterval } from '../notebooks/format/estimate.ts';
import { lensWords, outcomeWords, tallySentence, verdictWords } from '../notebooks/format/words.ts';

export function ledgerText(rows: readonly LedgerRow[]): string {
  const lenses = lensNames.filter((lens) => rows.some(({ readings }) => readings[lens] !== null));
  const data = lenses.includes('data');
  const table = [
    [
      'claim',
      'printed',
      'our number',
      ...(data ? ['your log'] : []),
      ...lenses.map((lens) => lensWords[lens].toLowerCase()),
      'verdict',
      'decided by',
    ],
    ...rows.map((row) => [
      row.claim.id,
      [row.claim, ...row.claim.alternatives].map(({ printed }) => printed).join(' or '),
      numberOf(row, row.estimate),
      ...(data ? [numberOf(row, row.readings.data?.estimate ?? null)] : []),
      ...lenses.map((lens) => shortOutcome(row, lens)),
      verdictWords[row.verdict],
      row.decidedBy === null ? '—' : lensWords[row.decidedBy].toLowerCase(),
    ]),
  ];
  const widths = table[0]!.map((_, k) => Math.max(...table.map((cells) => cells[k]!.length)));
  const lines = table.map((cells) =>
    cells
      .map((cell, k) => cell.padEnd(widths[k]!))
      .join('  ')
      .trimEnd(),
  );
  const [head, ...body] = lines;
  return [head, '─'.repeat(Math.max(...lines.map(({ length }) => length))), ...body].join('\n');
}

/** `31 claims: 4 reproduced, 10 by construction, …` */
export function ledgerCounts(rows: readonly LedgerRow[]): string {
  return tallySentence(rows);
}

function numberOf({ claim }: LedgerRow, estimate: Estimate | null): string {
  return estimate !== null && Number.isFinite(estimate.value)
    ? plain(withInterval(claim.unit, estimate))
    : '—';
}

function shortOutcome({ readings }: LedgerRow, lens: (typeof lensNames)[number]): string {
  const outcome = readings[lens]?.outcome;
  return outcome === undefined || outcome === 'does-not-apply' ? '—' : outcomeWords[outcome];
}

/** Narrow and unbreakable spaces are plain ones in a terminal. */
function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}
