import { describe, expect, it } from 'vitest';
import {
  ContextIngestion,
  commonReasons,
  embed,
  HIGHEST_ACROSS_SERVICES,
  type PastDeployment,
  similarity,
} from '../../../engine/context-ingestion/index.ts';

const config = { threshold: 0.75, neighbours: 3, recordsPerService: 4 };

function past(index: number, over: Partial<PastDeployment> & { service?: number } = {}): PastDeployment {
  const { service = 0, lines = 60, failed = false, reason = failed ? 'errors' : 'none' } = over;
  return { index, lines, embedding: embed(service, lines, false, false, true), failed, reason };
}
const wanted = (service = 0, lines = 60) => embed(service, lines, false, false, true);
const indices = (memory: ContextIngestion, service = 0): number[] =>
  memory.query(wanted(service)).neighbours.map(({ index }) => index);

describe('similarity', () => {
  it('is 1 for equal changes, and each difference takes off its block', () => {
    const one = embed(3, 200, true, false, true);
    expect(similarity(one, one)).toBeCloseTo(1, 14);
    expect(similarity(one, embed(4, 200, true, false, true))).toBeCloseTo(0.6, 14);
    expect(similarity(one, embed(3, 200, false, false, true))).toBeCloseTo(0.85, 14);
    expect(similarity(one, embed(3, 200, true, true, true))).toBeCloseTo(0.85, 14);
    expect(similarity(one, embed(3, 200, true, false, false))).toBeCloseTo(0.9, 14);
    expect(similarity(embed(3, 1, true, false, true), embed(3, 10_000, true, false, true))).toBeCloseTo(
      0.8,
      14,
    );
    expect(similarity(embed(0, 1, true, true, true), embed(1, 10_000, false, false, false))).toBeCloseTo(
      0,
      14,
    );
  });

  it('compares sizes by their ratio, and all above 10,000 lines alike', () => {
    const size = (a: number, b: number): number =>
      similarity(embed(0, a, false, false, true), embed(0, b, false, false, true));
    expect(size(10, 20)).toBeCloseTo(size(100, 200), 12);
    expect(size(10, 20)).toBeGreaterThan(size(10, 40));
    expect(size(10_000, 2_000_000)).toBe(size(10_000, 10_000));
  });

  it('across services is .6 at most, so that a threshold above it needs one service only', () => {
    expect(HIGHEST_ACROSS_SERVICES).toBe(0.6);
    expect(config.threshold).toBeGreaterThan(HIGHEST_ACROSS_SERVICES);
  });
});

describe('context ingestion', () => {
  it('finds nothing in an empty memory, and says so', () => {
    const context = new ContextIngestion(config, 2).query(wanted());
    expect(context).toEqual({ neighbours: [], failures: 0, failureRate: 0, confidence: 0 });
  });

  it('returns the nearest first, with what became of them', () => {
    const memory = new ContextIngestion(config, 1);
    memory.remember(past(1, { lines: 5_000, failed: true }));
    memory.remember(past(2, { lines: 61 }));
    memory.remember(past(3, { lines: 200 }));
    const { neighbours, failures, failureRate } = memory.query(wanted());
    expect(neighbours.map(({ index }) => index)).toEqual([2, 3, 1]);
    expect(neighbours[2]).toMatchObject({ service: 0, lines: 5_000, failed: true, reason: 'errors' });
    expect([failures, failureRate]).toEqual([1, 1 / 3]);
  });

  it('forgets the oldest of a service when its shelf is full', () => {
    const memory = new ContextIngestion({ ...config, neighbours: 10 }, 2);
    memory.remember(past(100, { service: 1 }));
    for (let index = 1; index <= 6; index++) memory.remember(past(index, { failed: index === 1 }));
    expect(indices(memory, 0)).toEqual([6, 5, 4, 3]);
    expect(memory.recentFailureRate(0)).toBe(0);
    expect(indices(memory, 1)).toEqual([100]);
  });

  it('counts recent failures of a service, 0 without any record', () => {
    const memory = new ContextIngestion(config, 2);
    for (const failed of [true, false, true, false]) memory.remember(past(1, { failed }));
    expect(memory.recentFailureRate(0)).toBe(0.5);
    expect(memory.recentFailureRate(1)).toBe(0);
  });

  it('is more confident the more neighbours there are and the nearer they are', () => {
    const memory = new ContextIngestion(config, 1);
    memory.remember(past(1, { lines: 2_000 }));
    const far = memory.query(wanted()).confidence;
    memory.remember(past(2));
    const more = memory.query(wanted()).confidence;
    for (const index of [3, 4]) memory.remember(past(index));
    const all = memory.query(wanted()).confidence;
    expect(far).toBeGreaterThan(0.25);
    expect(far).toBeLessThan(1 / 3);
    expect(more).toBeGreaterThan(far);
    expect(all).toBeCloseTo(1, 14);
    expect(all).toBeLessThanOrEqual(1);
  });

  it('names common reasons, most frequent first, and by name where they are equally so', () => {
    const memory = new ContextIngestion({ ...config, neighbours: 10, recordsPerService: 10 }, 1);
    (['slow', 'errors', 'silent', 'silent'] as const).forEach((reason, index) =>
      memory.remember(past(index, { failed: true, reason })),
    );
    memory.remember(past(9));
    expect(commonReasons(memory.query(wanted()))).toEqual([
      { reason: 'silent', count: 2 },
      { reason: 'errors', count: 1 },
      { reason: 'slow', count: 1 },
    ]);
  });

  it.each([
    [{ threshold: -0.1 }, 'ContextIngestion: threshold: expected a ratio from 0 to 1, got -0.1'],
    [{ threshold: Number.NaN }, 'ContextIngestion: threshold: expected a ratio from 0 to 1, got NaN'],
    [{ neighbours: 0 }, 'ContextIngestion: neighbours: expected a whole number of 1 or more, got 0'],
    [{ neighbours: 1.5 }, 'ContextIngestion: neighbours: expected a whole number of 1 or more, got 1.5'],
    [
      { recordsPerService: 0 },
      'ContextIngestion: recordsPerService: expected a whole number of 1 or more, got 0',
    ],
  ])('refuses %o', (change, message) =>
    expect(() => new ContextIngestion({ ...config, ...change }, 1)).toThrow(message),
  );
});
