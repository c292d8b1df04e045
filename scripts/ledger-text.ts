/** The ledger as a terminal shows it: a line a claim, columns aligned. */
import type { LedgerRow } from '../engine/claims/lenses/index.ts';
import { lensNames } from '../engine/claims/lenses/index.ts';
import { verdictKinds } from '../engine/claims/verdict.ts';
import type { Estimate } from '../engine/simulator/measures/measures.ts';
import { withInterval } from '../notebooks/format/estimate.ts';
import { lensWords, outcomeWords } from '../notebooks/format/lens.ts';
import { verdictWords } from '../notebooks/format/verdict.ts';

export function ledgerText(rows: readonly LedgerRow[]): string {
  const lenses = lensNames.filter((lens) => rows.some(({ readings }) => readings[lens] !== null));
  const data = lenses.includes('data');
  const table = [
    [
      'claim',
      'printed',
      'this run',
      ...(data ? ['your log'] : []),
      ...lenses.map((lens) => lensWords[lens].toLowerCase()),
      'verdict',
    ],
    ...rows.map((row) => [
      row.claim.id,
      [row.claim, ...row.claim.alternatives].map(({ printed }) => printed).join(' or '),
      measured(row),
      ...(data ? [numberOf(row, row.readings.data?.estimate ?? null)] : []),
      ...lenses.map((lens) => shortOutcome(row, lens)),
      row.verdict === null ? 'waiting' : verdictWords[row.verdict],
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

/** `24 claims: 0 reproduced, 9 by construction, …` */
export function ledgerCounts(rows: readonly LedgerRow[]): string {
  const counts = verdictKinds.map((kind) => {
    const n = rows.filter(({ verdict }) => verdict === kind).length;
    return `${n} ${verdictWords[kind]}`;
  });
  return `${rows.length} claims: ${counts.join(', ')}`;
}

function measured(row: LedgerRow): string {
  const { mechanism, readings, decidedBy } = row;
  return numberOf(row, decidedBy === 'replay' ? (readings.replay?.estimate ?? null) : mechanism.estimate);
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
