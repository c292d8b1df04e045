/** What other pages say of the committed free draws is what they say, and is said in one sentence. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { beliefPlan, drawsOf } from '../../../engine/belief/belief.ts';
import { committedSummary, inRangeOf, reasonText, verdictSentence } from '../../../engine/belief/in-range.ts';
import { countAccepted, countValues } from '../../../engine/belief/summary.ts';
import committedValues from '../../../engine/belief/summary-values.json' with { type: 'json' };
import { publishedClaims } from '../../../engine/claims/index.ts';
import { rowFor, studyLedger } from '../../../engine/claims/lenses/index.ts';
import { readTable } from '../../../engine/shards/table.ts';
import { scenarios } from '../../../engine/simulator/scenarios/index.ts';
import { defaultSettings, type Settings, withSettings } from '../../../engine/simulator/settings.ts';
import { sha256, studyOf } from '../study-of.ts';

const file = readFileSync(new URL('../../../engine/belief/committed/free.bin', import.meta.url));
const draws = drawsOf(readTable(file, sha256), beliefPlan({ kind: 'free' }), sha256);
const { measures } = studyOf(200);
const rowsOf = (settings: Settings) => studyLedger({ measures, settings });
const edited = withSettings({ attentionMedian: 20 });

it('the committed summary counts the committed free draws', () => {
  expect(committedSummary).toEqual(countAccepted(draws));
});

it('the committed bins count the values of the committed free draws, each once', () => {
  expect(committedValues).toEqual(countValues(draws));
  for (const { counts, outside } of Object.values(committedValues)) {
    const all = [...counts, ...outside].reduce((sum, n) => sum + n, 0);
    expect(all).toBeGreaterThan(0.99 * draws.count);
    expect(all).toBeLessThanOrEqual(draws.count);
  }
});

it('the shares of both published baselines are given where no scenario says which, and where it does only its own', () => {
  const shares = (id: string, settings: Settings): (string | null)[] =>
    inRangeOf({ id }, settings).map(({ baseline }) => baseline);
  expect(shares('success-baseline', defaultSettings)).toEqual(['89']);
  expect(shares('success-baseline', withSettings(scenarios[1]!.changes))).toEqual(['94.2']);
  expect(shares('success-baseline', edited)).toEqual(['89', '94.2']);
  expect(shares('success-genops', edited)).toEqual([null]);
  const [share] = inRangeOf({ id: 'success-genops' }, edited);
  expect(share!.share).toBe(committedSummary.accepted['89']!['success-genops']! / committedSummary.draws);
  expect(share!.lower).toBeLessThan(share!.share);
});

it('a verdict is said with the settings that it is of and the share of plausible ones, and then why', () => {
  const row = rowFor(rowsOf(defaultSettings), 'success-genops');
  const text =
    'Not reproduced at the default settings, and in range in 1.2% of plausible settings (2,000 deployments each).';
  expect(verdictSentence(row, defaultSettings)).toBe(text);
  expect(reasonText(row, defaultSettings)).toBe(`${text} ${row.why}`);
  expect(verdictSentence({ ...row, verdict: 'reproduced' }, edited)).toBe(
    'Reproduced at these settings, and in range in 1.2% of plausible settings (2,000 deployments each).',
  );
  const { changes, title } = scenarios[1]!;
  expect(verdictSentence(row, withSettings(changes))).toContain(
    `Not reproduced in the scenario “${title}”, and`,
  );
  const both = verdictSentence(rowFor(rowsOf(edited), 'success-baseline'), edited);
  expect(both).toContain(
    'in range in 9.4% or 7.0% of plausible settings (2,000 deployments each), depending on the published baseline.',
  );
  // printed figures contradict each other whatever the settings are
  expect(verdictSentence({ ...row, verdict: 'inconsistent', decidedBy: 'arithmetic' }, edited)).toBe(
    'Inconsistent, and in range in 1.2% of plausible settings (2,000 deployments each).',
  );
});

it('a claim that draws do not measure keeps its reason as it is', () => {
  const rows = rowsOf(defaultSettings);
  const measured = publishedClaims.filter(({ id }) => inRangeOf({ id }, edited).length > 0);
  expect(measured.map(({ id }) => id)).toEqual(Object.keys(committedSummary.accepted['89']!));
  for (const row of rows.filter(({ claim }) => !measured.includes(claim))) {
    expect(verdictSentence(row, defaultSettings)).toBeNull();
    expect(reasonText(row, defaultSettings)).toBe(row.why);
  }
});
