import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CPythonRandom } from '../../../engine/random/cpython.ts';
import {
  drawHistory,
  HISTORY_LENGTH,
  HISTORY_SERVICES,
  type History,
} from '../../../engine/replay/history.ts';
import {
  createRetrieval,
  MOST_SIMILAR,
  type Retrieved,
  replaySimilarity,
  SIMILARITY_THRESHOLD,
} from '../../../engine/replay/retrieval.ts';
import { SERVICE_TABLE } from '../../../engine/replay/services.ts';
import { forRuns } from '../../for-all.ts';

/** Retrieval as described, without a shortcut: score all 5,000, sort them stably, take ten. */
function exhaustive(
  history: History,
  service: number,
  lines: number,
  migration: boolean,
  config: boolean,
): Retrieved {
  const kept = Array.from({ length: HISTORY_LENGTH }, (_, i) => ({
    failed: 1 - (history.succeeded[i] ?? 0),
    score: replaySimilarity(
      HISTORY_SERVICES[history.service[i] ?? -1] === SERVICE_TABLE[service]?.name,
      Math.abs((history.lines[i] ?? 0) - lines),
      (history.migration[i] === 1) === migration,
      (history.config[i] === 1) === config,
      history.ageDays[i] ?? 0,
    ),
  }))
    .filter(({ score }) => score >= SIMILARITY_THRESHOLD)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_SIMILAR);
  const mean = kept.reduce((sum, { score }) => sum + score, 0) / kept.length;
  return {
    similar: kept.length,
    similarFailures: kept.reduce((sum, { failed }) => sum + failed, 0),
    confidence: kept.length === 0 ? 0.3 : Math.min(mean + 0.2, 0.98),
  };
}

describe('retrieval', () => {
  it('finds the same as scoring and sorting all records', () => {
    const histories = [1, 24, 42].map((seed) => drawHistory(new CPythonRandom(seed)));
    forRuns(
      150,
      fc.constantFrom(...histories),
      fc.nat({ max: SERVICE_TABLE.length - 1 }),
      fc.integer({ min: 10, max: 1000 }),
      fc.boolean(),
      fc.boolean(),
      (history, ...question) => {
        expect(createRetrieval(history)(...question)).toEqual(exhaustive(history, ...question));
      },
    );
  });

  it('takes fewer than ten where a service has few alike', () => {
    const history = drawHistory(new CPythonRandom(24));
    history.service.fill(1);
    history.service[7] = 0;
    history.lines[7] = 300;
    const found = createRetrieval(history)(1, 300, history.migration[7] === 1, history.config[7] === 1);
    expect(SERVICE_TABLE[1]?.name).toBe(HISTORY_SERVICES[0]);
    expect(found.similar).toBe(1);
  });

  it('answers a repeated question alike', () => {
    const retrieve = createRetrieval(drawHistory(new CPythonRandom(24)));
    expect(retrieve(0, 300, true, false)).toBe(retrieve(0, 300, true, false));
  });

  it('finds nothing for a service without a history, with confidence .3', () => {
    const retrieve = createRetrieval(drawHistory(new CPythonRandom(24)));
    const strangers = SERVICE_TABLE.flatMap(({ name }, i) => (HISTORY_SERVICES.includes(name) ? [] : [i]));
    expect(strangers).toHaveLength(8);
    for (const service of strangers) {
      expect(retrieve(service, 300, false, false)).toEqual({
        similar: 0,
        similarFailures: 0,
        confidence: 0.3,
      });
    }
  });

  it('can pass the threshold only within one service', () =>
    expect(replaySimilarity(false, 0, true, true, 0)).toBeLessThan(SIMILARITY_THRESHOLD));
});
