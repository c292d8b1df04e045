/**
 * Who is at fault where a context and what it was told of contradict each other: a deployment that more contexts speak
 * against than for, two at least; else whoever was told. Where a whole stretch of the log contradicts itself, as after
 * deployments were numbered anew, nobody in it can be told from the others: the log is at fault, once.
 */
import { type Citation, type Doubt, doubts, type Past } from './citation.ts';
import type { Finding } from './finding.ts';
import { A_STEP, type CheckProgress } from './steps.ts';

/** Findings up to which each is told, however many contexts there are. */
const MOST_SINGLE = 32;
/** Ratio of the contexts, from the first contradicted one on, that makes it a stretch. */
const STRETCH = 0.2;

/** Contexts by the deployments that they concern: their own, and those that they were told of. */
type Concerning = ReadonlyMap<Past, readonly Citation[]>;

/**
 * One finding a fault, as far as that can be told, step by step. In linear time, whatever was forged.
 *
 * @param citations every context of the log
 */
export function* blamed(citations: readonly Citation[]): Generator<CheckProgress, Finding[], void> {
  const findings: Finding[] = [];
  let heard = citations;
  for (const doubt of doubts) {
    const open = new Set(heard.filter(doubt.isOpen));
    const throughout = ofTheLog(heard, open);
    const single = yield* culprits(open, yield* concerningOf(heard), doubt);
    for (const citation of open) {
      const { deployment } = citation.own.record;
      const what = doubt.what(citation);
      single.push({ kind: 'context-against-log', deployment, place: citation.place, what });
    }
    if (throughout === null || single.length <= MOST_SINGLE) {
      for (const finding of single) findings.push(finding);
    } else {
      findings.push(throughout);
      // who was told of other changes cannot witness what became of these
      heard = heard.filter((citation) => !doubt.isOpen(citation));
    }
  }
  return findings;
}

function* concerningOf(citations: readonly Citation[]): Generator<CheckProgress, Concerning, void> {
  const concerning = new Map<Past, Citation[]>();
  for (const [k, citation] of citations.entries()) {
    if (k % A_STEP === 0) yield { done: k, total: citations.length };
    for (const past of [citation.own, ...citation.known]) {
      const own = concerning.get(past);
      if (own === undefined) concerning.set(past, [citation]);
      else own.push(citation);
    }
  }
  return concerning;
}

/** The finding that a stretch of the log contradicts itself; null where the open contexts are too few of it. */
function ofTheLog(citations: readonly Citation[], open: ReadonlySet<Citation>): Finding | null {
  const first = citations.findIndex((citation) => open.has(citation));
  if (first < 0) return null;
  const told = citations.slice(first).filter(({ known }) => known.length > 0).length;
  if (open.size < STRETCH * told) return null;
  const { own, place } = citations[first]!;
  const what = `${open.size} of ${told} contexts from deployment ${own.record.deployment} on`;
  return { kind: 'context-against-log', deployment: null, place, what };
}

/**
 * One after another the deployment with the most open contexts against it, more than speak for it, and two at least. Its
 * contexts are settled by that, and no longer open.
 */
function* culprits(
  open: Set<Citation>,
  concerning: Concerning,
  { suspects, speaksFor, placeOf }: Doubt,
): Generator<CheckProgress, Finding[], void> {
  const total = open.size;
  const against = new Map<Past, number>();
  for (const citation of open) {
    for (const past of suspects(citation)) against.set(past, (against.get(past) ?? 0) + 1);
  }
  // by how many are against them, which only falls: who has sunk is moved when it is its turn
  const byCount: Past[][] = [];
  for (const [past, count] of against) (byCount[count] ??= []).push(past);
  const findings: Finding[] = [];
  let turns = 0;
  for (let count = byCount.length - 1; count >= 2; count--) {
    for (const past of byCount[count] ?? []) {
      if (turns++ % A_STEP === 0) yield { done: total - open.size, total };
      const left = against.get(past)!;
      if (left < count) {
        (byCount[left] ??= []).push(past);
        continue;
      }
      const about = concerning.get(past) ?? [];
      if (count <= about.filter((citation) => speaksFor(past, citation)).length) continue;
      const before = open.size;
      for (const citation of about) {
        if (!open.delete(citation)) continue;
        for (const suspect of suspects(citation)) against.set(suspect, against.get(suspect)! - 1);
      }
      const what = `against ${before - open.size} contexts`;
      const { deployment } = past.record;
      findings.push({ kind: 'record-against-context', deployment, place: placeOf(past), what });
    }
  }
  return findings;
}
