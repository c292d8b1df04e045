import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  ContextIngestion,
  embed,
  type PastDeployment,
  similarity,
} from '../../engine/context-ingestion/index.ts';
import { deliveriesOf } from '../engine/study-of.ts';
import { forAll } from '../for-all.ts';

const SERVICES = 4;
const change = fc.record({
  service: fc.integer({ min: 0, max: SERVICES - 1 }),
  lines: fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.constantFrom(1, 60, 10_000)),
  migration: fc.boolean(),
  config: fc.boolean(),
  working: fc.boolean(),
  failed: fc.boolean(),
});
type Drawn = typeof change extends fc.Arbitrary<infer T> ? T : never;

const embedded = ({ service, lines, migration, config, working }: Drawn) =>
  embed(service, lines, migration, config, working);
const record = (one: Drawn, index: number): PastDeployment => ({
  index,
  lines: one.lines,
  embedding: embedded(one),
  failed: one.failed,
  reason: one.failed ? 'errors' : 'none',
});

it('retrieval returns what comparing with every remembered record returns', () =>
  forAll(
    fc.array(change, { maxLength: 60 }),
    change,
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 20 }),
    (drawn, asked, threshold, neighbours, recordsPerService) => {
      const memory = new ContextIngestion({ threshold, neighbours, recordsPerService }, SERVICES);
      const records = drawn.map(record);
      for (const one of records) memory.remember(one);
      const latest = records.filter(
        (one) =>
          records.filter((r) => r.embedding.service === one.embedding.service && r.index > one.index).length <
          recordsPerService,
      );
      const wanted = embedded(asked);
      const expected = latest
        .map(({ index, embedding }) => ({ index, near: similarity(wanted, embedding) }))
        .filter(({ near }) => near >= threshold)
        .sort((a, b) => b.near - a.near || b.index - a.index)
        .slice(0, neighbours);
      const found = memory.query(wanted).neighbours;
      expect(found.map(({ index, similarity: near }) => ({ index, near }))).toEqual(expected);
    },
  ));

it('similarity is symmetric, and between 0 and 1 but for the last bit', () =>
  forAll(change, change, (a, b) => {
    const near = similarity(embedded(a), embedded(b));
    expect(near).toBe(similarity(embedded(b), embedded(a)));
    expect(near).toBeGreaterThanOrEqual(0);
    expect(near).toBeLessThanOrEqual(1 + 2 ** -52);
    if (a.service !== b.service) expect(near).toBeLessThanOrEqual(0.6 + 2 ** -52);
  }));

it('no neighbour had finished after the change was made', () => {
  const { deliveries } = deliveriesOf(800, { similarityThreshold: 0.5 });
  const knownFrom = new Map(
    deliveries.map(({ drawn: { change: c }, genops }) => [
      c.index,
      c.minute + genops.cycleMinutes + (genops.fate?.hurtMinutes ?? 0),
    ]),
  );
  let seen = 0;
  for (const { drawn, genops } of deliveries) {
    for (const { index } of genops.judgement.context.neighbours) {
      if (index < 0) continue;
      seen += 1;
      expect(knownFrom.get(index)).toBeLessThanOrEqual(drawn.change.minute);
    }
  }
  expect(seen).toBeGreaterThan(500);
});

it('a neighbour is remembered as what it was: its size, its fate and its service', () => {
  const { deliveries } = deliveriesOf(400);
  for (const { genops } of deliveries) {
    for (const neighbour of genops.judgement.context.neighbours) {
      const past = deliveries[neighbour.index];
      if (past === undefined) continue;
      expect(neighbour.service).toBe(past.drawn.change.service);
      expect(neighbour.lines).toBe(past.drawn.change.lines);
      expect(neighbour.failed).toBe(['rolled-back', 'escaped'].includes(past.genops.status));
    }
  }
  expect(
    deliveries.some(({ genops }) =>
      genops.judgement.context.neighbours.some(({ index, failed }) => index >= 0 && failed),
    ),
  ).toBe(true);
});
