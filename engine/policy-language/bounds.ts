/**
 * What an expression may cost, known before it is ever evaluated: an upper bound of its steps, from the sizes that its
 * literals and fields can have. Nothing of the language runs for ever, but nested comprehensions multiply and texts that are
 * joined in them double; so the language is cut to where sizes cannot grow, and the product has a limit.
 */
import type { ASTNode } from '@marcbachmann/cel-js';
import { compilePattern, type Pattern } from './pattern.ts';
import { PatternError } from './pattern-parser.ts';
import { ExpressionError, HELD_TO_64_BITS, PATTERN_METHOD } from './problem.ts';
import { fieldsOf, functions, methods } from './vocabulary.ts';

/** Steps of one evaluation at most: about ten milliseconds. A comparison is one, so is each character looked at. */
export const MOST_STEPS = 20_000;
/** Characters of a service's name and the like. */
const LONGEST_FIELD = 64;

/** How large a value can get: characters of a text, elements of a list and what they are; null for numbers and truth values. */
type Shape = { readonly size: number; readonly item: Shape } | null;
interface Bound {
  readonly steps: number;
  readonly shape: Shape;
}
type Scope = ReadonlyMap<string, Shape>;

const text = (size: number): Shape => ({ size, item: null });
const sizeOf = (shape: Shape): number => shape?.size ?? 1;
/** All that a comparison may look at. */
const weightOf = (shape: Shape): number =>
  shape === null ? 1 : Math.max(1, shape.size) * weightOf(shape.item);
const larger = (a: Shape, b: Shape): Shape =>
  a === null ? b : b === null ? a : { size: Math.max(a.size, b.size), item: larger(a.item, b.item) };

const allowedFunctions = new Set(functions.map(({ name }) => name));
const allowedMethods = new Set([...methods.map(({ name }) => name), PATTERN_METHOD]);
const comprehensions = new Set(['exists', 'all', 'exists_one', 'filter', 'map']);

/** What a walk over an expression finds. */
export interface Reading {
  /** At most, for one evaluation. */
  readonly steps: number;
  readonly readsClock: boolean;
  /** Every pattern that it matches with, by its text. */
  readonly patterns: ReadonlyMap<string, Pattern>;
}

/**
 * Walks over an expression that has been type-checked.
 *
 * @throws ExpressionError where it leaves the subset, or may take more than `MOST_STEPS`
 */
export function readingOf(ast: ASTNode): Reading {
  const patterns = new Map<string, Pattern>();
  let readsClock = false;

  const all = (nodes: readonly ASTNode[], scope: Scope): Bound[] => nodes.map((node) => walk(node, scope));
  const sum = (bounds: readonly Bound[]): number => bounds.reduce((steps, bound) => steps + bound.steps, 1);

  const walk = (node: ASTNode, scope: Scope): Bound => {
    const bound = boundOf(node, scope);
    if (bound.steps <= MOST_STEPS) return bound;
    throw new ExpressionError(
      `expected at most ${MOST_STEPS} steps in one evaluation, got a part that may take ${howMany(bound.steps)}; shorten its lists or nest fewer of them`,
      node,
    );
  };

  const boundOf = (node: ASTNode, scope: Scope): Bound => {
    switch (node.op) {
      case 'value':
        return { steps: 1, shape: typeof node.args === 'string' ? text(node.args.length) : literal(node) };
      case 'id':
        if (scope.has(node.args)) return { steps: 1, shape: scope.get(node.args) ?? null };
        throw new ExpressionError(
          `${node.args}: expected one of its fields, got the whole record; write ${node.args}.${Object.keys(fieldsOf(node.args))[0] ?? '…'}`,
          node,
        );
      case '.': {
        const [record, name] = node.args;
        if (record.op !== 'id' || scope.has(record.args)) break;
        if (record.args === 'clock') readsClock = true;
        const { type } = fieldsOf(record.args)[name] ?? { type: 'bool' };
        return { steps: 1, shape: type === 'string' ? text(LONGEST_FIELD) : null };
      }
      case '[]': {
        const [list, place] = node.args;
        if (list.op === 'id' && !scope.has(list.args)) break;
        const bounds = all([list, place], scope);
        checkPlace(place, sizeOf(bounds[0]!.shape));
        return { steps: sum(bounds), shape: bounds[0]!.shape?.item ?? null };
      }
      case 'list': {
        const items = all(node.args, scope);
        const item = items.map(({ shape }) => shape).reduce(larger, null);
        return { steps: sum(items), shape: { size: items.length, item } };
      }
      case 'call': {
        const [name, args] = node.args;
        if (name === HELD_TO_64_BITS) return walk(args[0]!, scope);
        if (!allowedFunctions.has(name)) break;
        const bounds = all(args, scope);
        const longest = Math.max(32, ...bounds.map(({ shape }) => sizeOf(shape)));
        return { steps: sum(bounds) + longest, shape: name === 'string' ? text(longest) : null };
      }
      case 'rcall':
        return methodBound(node, scope);
      case '!_':
      case '-_': {
        if (isLeastInt(node)) return { steps: 2, shape: null };
        const bound = walk(node.args, scope);
        return { steps: bound.steps + 1, shape: null };
      }
      case '?:': {
        const bounds = all(node.args, scope);
        return { steps: sum(bounds), shape: larger(bounds[1]!.shape, bounds[2]!.shape) };
      }
      case '+': {
        const bounds = all(node.args, scope);
        if (bounds.some(({ shape }) => shape !== null)) {
          throw new ExpressionError('expected + between numbers, got texts or lists, which would grow', node);
        }
        return { steps: sum(bounds), shape: null };
      }
      case '&&':
      case '||':
      case '-':
      case '*':
      case '/':
      case '%':
        return { steps: sum(all(node.args, scope)), shape: null };
      case '==':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=':
      case 'in': {
        checkValues(node.op, node.args);
        const bounds = all(node.args, scope);
        const weights = bounds.map(({ shape }) => weightOf(shape));
        return { steps: sum(bounds) + Math.max(...weights), shape: null };
      }
      case 'map':
      case '.?':
      case '[?]':
        break;
    }
    throw new ExpressionError(`expected ${subset}, got ${sourceOf(node)}`, node);
  };

  const methodBound = (node: ASTNode & { readonly op: 'rcall' }, scope: Scope): Bound => {
    const [name, receiver, args] = node.args;
    if (!allowedMethods.has(name)) throw new ExpressionError(`expected ${subset}, got .${name}()`, node);
    const on = walk(receiver, scope);
    if (comprehensions.has(name)) {
      const [variable, ...bodies] = args;
      if (variable?.op !== 'id') throw new ExpressionError('expected a name for the element first', node);
      const inner = new Map(scope).set(variable.args, on.shape?.item ?? null);
      const bounds = all(bodies, inner);
      const size = sizeOf(on.shape);
      const steps = on.steps + size * sum(bounds) + 1;
      if (name === 'filter') return { steps, shape: on.shape };
      return { steps, shape: name === 'map' ? { size, item: bounds.at(-1)?.shape ?? null } : null };
    }
    if (name === PATTERN_METHOD) {
      const pattern = patternOf(args[0], node);
      return { steps: on.steps + pattern.size * (sizeOf(on.shape) + 1), shape: null };
    }
    const bounds = all(args, scope);
    const look = bounds.reduce((product, { shape }) => product * sizeOf(shape), sizeOf(on.shape));
    return { steps: on.steps + sum(bounds) + look, shape: null };
  };

  const patternOf = (node: ASTNode | undefined, call: ASTNode): Pattern => {
    if (node?.op !== 'value' || typeof node.args !== 'string') {
      throw new ExpressionError(
        'matches: expected a pattern in quotes, got a value that is not known yet',
        node ?? call,
      );
    }
    try {
      const pattern = compilePattern(node.args);
      patterns.set(node.args, pattern);
      return pattern;
    } catch (error) {
      if (error instanceof PatternError) throw new ExpressionError(error.message, node);
      throw error;
    }
  };

  const { steps } = walk(ast, new Map());
  return { steps, readsClock, patterns };
}

const words = new Set([...functions, ...methods].map(({ name }) => name));
const subset = `one of the functions ${[...words].join(', ')}, lists, fields, comparisons and arithmetic`;

const LONGEST_QUOTE = 40;

function sourceOf({ input, start, end }: ASTNode): string {
  const source = input.slice(start, end);
  return source.length > LONGEST_QUOTE ? `${source.slice(0, LONGEST_QUOTE)}…` : source;
}

const howMany = (steps: number): string => (steps < 1e9 ? String(steps) : 'a billion and more');

function literal(node: ASTNode & { readonly op: 'value' }): Shape {
  if (node.args instanceof Uint8Array) throw new ExpressionError('expected text in quotes, got bytes', node);
  if (typeof node.args === 'bigint' && node.args > MOST_INT) {
    throw new ExpressionError(`expected a whole number of 64 bits, got ${sourceOf(node)}`, node);
  }
  return null;
}

const MOST_INT = 9_223_372_036_854_775_807n; // 2⁶³ − 1

/** −2⁶³ is written as the negation of a number that is none of 64 bits. */
function isLeastInt(node: ASTNode): boolean {
  return node.op === '-_' && node.args.op === 'value' && node.args.args === MOST_INT + 1n;
}

/** A place that no list of this size has would fail on every change. */
function checkPlace(place: ASTNode, size: number): void {
  if (size === 0) throw new ExpressionError('expected a list with elements, got an empty one', place);
  if (place.op === 'value' && typeof place.args === 'bigint' && place.args >= BigInt(size)) {
    throw new ExpressionError(
      `expected a place from 0 to ${size - 1} in the list, got ${sourceOf(place)}`,
      place,
    );
  }
}

/** A field that can hold only certain texts, compared with another text, is a slip of the pen: it would never hold. */
function checkValues(op: string, [left, right]: readonly [ASTNode, ASTNode]): void {
  const known = valuesOf(left) ?? valuesOf(right);
  if (known === null) return;
  const other = valuesOf(left) === null ? left : right;
  const literals = op === 'in' && other.op === 'list' ? other.args : [other];
  for (const node of literals) {
    if (node.op !== 'value' || typeof node.args !== 'string' || known.values.includes(node.args)) continue;
    throw new ExpressionError(
      `${known.name}: expected one of ${known.values.join(', ')}, got ${JSON.stringify(node.args)}`,
      node,
    );
  }
}

function valuesOf(node: ASTNode): { readonly name: string; readonly values: readonly string[] } | null {
  if (node.op !== '.' || node.args[0].op !== 'id') return null;
  const [record, name] = [node.args[0].args, node.args[1]];
  const { values = [] } = fieldsOf(record)[name] ?? {};
  return values.length === 0 ? null : { name: `${record}.${name}`, values };
}
