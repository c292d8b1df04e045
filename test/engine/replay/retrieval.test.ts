import { describe, expect, it } from 'vitest';
import { CPythonRandom } from '../../../engine/random/cpython.ts';
import { drawHistory, HISTORY_SERVICES } from '../../../engine/replay/history.ts';
import { createRetrieval, replaySimilarity, SIMILARITY_THRESHOLD } from '../../../engine/replay/retrieval.ts';
import { SERVICE_TABLE } from '../../../engine/replay/world.ts';

describe('retrieval', () => {
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
