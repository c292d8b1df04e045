/** No module and no folder imports itself by way of others, types and lazy imports included. */
import { expect, test } from 'vitest';
import { importsOf } from './imports.ts';
import { filesLike } from './sources.ts';

/** Circles in a graph: each list is a set of nodes that all reach one another (Tarjan 1972). */
function circlesIn(graph: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): number => {
    order.set(node, order.size);
    lowest.set(node, order.get(node)!);
    open.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) lowest.set(node, Math.min(lowest.get(node)!, visit(next)));
      else if (open.includes(next)) lowest.set(node, Math.min(lowest.get(node)!, order.get(next)!));
    }
    if (lowest.get(node) === order.get(node)) {
      const circle = open.splice(open.indexOf(node));
      if (circle.length > 1) found.push(circle.toSorted());
    }
    return lowest.get(node)!;
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return found;
}

/** What imports what, each module or folder as `named` calls it; tests and scripts are imported by nobody. */
function graphOf(named: (path: string) => string): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>();
  for (const path of filesLike(/^(engine|workers|notebooks|talk|site)\/.*\.ts$/)) {
    const node = graph.get(named(path)) ?? new Set();
    graph.set(named(path), node);
    for (const { to, isPackage } of importsOf(path)) {
      if (!isPackage && named(to) !== named(path)) node.add(named(to));
    }
  }
  return graph;
}

test('a circle is found, and a node that only leads to it is not part of it', () => {
  const graph = new Map([
    ['a', new Set(['b'])],
    ['b', new Set(['c', 'd'])],
    ['c', new Set(['b'])],
    ['d', new Set<string>()],
  ]);
  expect(circlesIn(graph)).toEqual([['b', 'c']]);
});

test('no module imports itself by way of others', () => {
  const circles = circlesIn(graphOf((path) => path));
  expect(circles).toEqual([]);
});

test('no folder of a room imports itself by way of others', () => {
  // a module that lies in no folder of the room, such as engine/errors.ts, stands for itself
  const folder = (path: string): string => path.split('/').slice(0, 2).join('/');
  const circles = circlesIn(graphOf(folder));
  expect(circles).toEqual([]);
});
