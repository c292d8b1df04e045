import { describe, expect, it } from 'vitest';
import { type Ending, Tally } from '../../../engine/replay/figures.ts';
import { printedFigures, reportText } from '../../../engine/replay/index.ts';

/** Ten deployments: six completed, three rolled back (one at full traffic), one failed; cycles of 11, 12, … 20 minutes. */
function tenDeployments() {
  const endings: readonly Pick<Ending, 'status' | 'rollbackStage'>[] = [
    ...Array.from({ length: 6 }, () => ({ status: 'completed', rollbackStage: -1 }) as const),
    ...[0, 2, 4].map((rollbackStage) => ({ status: 'rolled_back', rollbackStage }) as const),
    { status: 'failed', rollbackStage: -1 },
  ];
  const tally = new Tally(endings.length);
  for (const [i, ending] of endings.entries())
    tally.add({
      ...ending,
      cycleTimeMicroseconds: (11 + i) * 60_000_000,
      canarySeconds: 0,
      blocked: i === 0,
    });
  return tally.figures();
}

describe('the result box', () => {
  it('is printed entry by entry', () =>
    expect(printedFigures(tenDeployments())).toEqual({
      successRate: '60.0%',
      rollbackRate: '30.0%',
      failureRate: '10.0%',
      medianCycleTime: '15.5 min',
      improvement: '70.6%', // 1 − 15.5/52.8
      catchRate: '50.0%', // two of four
    }));

  it('is this text', () => {
    const lines = reportText(tenDeployments()).split('\n');
    const inside = lines
      .filter((line) => line.startsWith('│'))
      .map((line) => line.slice(2, -2).replace(/ {2,}/, ' … '));
    expect(inside.map((line) => line.trimEnd())).toEqual([
      'First release, replayed …',
      'Deployments … 10',
      'Successful … 6',
      'Rolled back … 3',
      'Failed … 1',
      ' …',
      'Success rate … 60.0%',
      'Rollback rate … 30.0%',
      'Failure rate … 10.0%',
      'Cycle time, reported as median (a mean) … 15.5 min',
      'Cycle time, true median … 15.5 min',
      'Improvement over the constant baseline … 70.6%',
      ' …',
      'Safety violations … 1',
      'Canary catch rate … 50.0%',
    ]);
    const rule = '─'.repeat(62);
    expect([lines[0], lines[2], lines.at(-1)]).toEqual([`┌${rule}┐`, `├${rule}┤`, `└${rule}┘`]);
    expect(new Set(lines.map((line) => line.length))).toEqual(new Set([64]));
  });
});
