/**
 * The part of CEL that a rule may use, checked when the rule is compiled: fields, lists, comparisons, arithmetic, and the
 * functions of the vocabulary. Comparisons that could never hold are refused as well, because they are typing errors.
 */
import type { ASTNode } from '@marcbachmann/cel-js';
import { ExpressionError, HELD_TO_64_BITS } from './problem.ts';
import { fieldsOf, functions, methods } from './vocabulary.ts';

const allowedFunctions = new Set([...functions.map(({ name }) => name), HELD_TO_64_BITS]);
const allowedMethods = new Set(methods.map(({ name }) => name));
const comprehensions = new Set(['exists', 'all', 'exists_one', 'filter', 'map']);

/** Names that a comprehension has bound. */
type Scope = ReadonlySet<string>;

/**
 * Checks an expression that has passed its type check, and says whether it reads a field of the clock.
 * @throws ExpressionError where it leaves the subset
 */
export function readsClockWithin(ast: ASTNode, scope: Scope = new Set()): boolean {
  const anyReads = (nodes: readonly ASTNode[], inner = scope): boolean =>
    // every node is checked, also after one that reads the clock
    nodes.map((node) => readsClockWithin(node, inner)).some(Boolean);

  switch (ast.op) {
    case 'value':
      checkLiteral(ast);
      return false;
    case 'id':
      if (scope.has(ast.args)) return false;
      throw new ExpressionError(
        `${ast.args}: expected one of its fields, got the whole record; write ${ast.args}.${Object.keys(fieldsOf(ast.args))[0] ?? '…'}`,
        ast,
      );
    case '.': {
      const [record] = ast.args;
      if (record.op !== 'id' || scope.has(record.args)) break;
      return record.args === 'clock';
    }
    case '[]': {
      const [list, place] = ast.args;
      if (list.op === 'id' && !scope.has(list.args)) break;
      if (list.op === 'list') checkPlace(place, list.args.length);
      return anyReads(ast.args);
    }
    case 'call': {
      const [name, args] = ast.args;
      if (!allowedFunctions.has(name)) break;
      return anyReads(args);
    }
    case 'rcall': {
      const [name, receiver, args] = ast.args;
      if (name === 'matches') throw new ExpressionError(noPatterns, ast);
      if (!allowedMethods.has(name)) throw new ExpressionError(`expected ${subset}, got .${name}()`, ast);
      if (!comprehensions.has(name)) return anyReads([receiver, ...args]);
      const [variable, ...bodies] = args;
      if (variable?.op !== 'id') throw new ExpressionError('expected a name for the element first', ast);
      const onReceiver = anyReads([receiver]);
      return anyReads(bodies, new Set(scope).add(variable.args)) || onReceiver;
    }
    case '!_':
    case '-_':
      return isLeastInt(ast) ? false : anyReads([ast.args]);
    case '+':
      if (grows(ast.args[0])) {
        throw new ExpressionError('expected + between numbers, got texts or lists, which would grow', ast);
      }
      return anyReads(ast.args);
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case 'in':
      checkValues(ast.op, ast.args);
      return anyReads(ast.args);
    case 'list':
    case '?:':
    case '&&':
    case '||':
    case '-':
    case '*':
    case '/':
    case '%':
      return anyReads(ast.args);
    case 'map':
    case '.?':
    case '[?]':
      break;
  }
  throw new ExpressionError(`expected ${subset}, got ${sourceOf(ast)}`, ast);
}

const words = new Set([...functions, ...methods].map(({ name }) => name));
const subset = `one of the functions ${[...words].join(', ')}, lists, fields, comparisons and arithmetic`;
const noPatterns =
  'matches: rules have no patterns; compare with ==, in, startsWith, endsWith or contains instead';

const LONGEST_QUOTE = 40;

function sourceOf({ input, start, end }: ASTNode): string {
  const source = input.slice(start, end);
  return source.length > LONGEST_QUOTE ? `${source.slice(0, LONGEST_QUOTE)}…` : source;
}

/** Whether `+` would join: the type check leaves its result on the node, though the library's types do not say so. */
function grows(node: ASTNode): boolean {
  const { checkedType } = node as { readonly checkedType?: { readonly name: string } };
  return !['int', 'uint', 'double'].includes(checkedType?.name ?? '');
}

function checkLiteral(node: ASTNode & { readonly op: 'value' }): void {
  if (node.args instanceof Uint8Array) throw new ExpressionError('expected text in quotes, got bytes', node);
  if (typeof node.args === 'bigint' && node.args > MOST_INT) {
    throw new ExpressionError(`expected a whole number of 64 bits, got ${sourceOf(node)}`, node);
  }
}

const MOST_INT = 9_223_372_036_854_775_807n; // 2⁶³ − 1

/** −2⁶³ is written as the negation of a number that does not fit into 64 bits. */
function isLeastInt(node: ASTNode): boolean {
  return node.op === '-_' && node.args.op === 'value' && node.args.args === MOST_INT + 1n;
}

/** A place that the list does not have would fail on every change. */
function checkPlace(place: ASTNode, size: number): void {
  if (size === 0) throw new ExpressionError('expected a list with elements, got an empty one', place);
  if (place.op === 'value' && typeof place.args === 'bigint' && place.args >= BigInt(size)) {
    throw new ExpressionError(
      `expected a place from 0 to ${size - 1} in the list, got ${sourceOf(place)}`,
      place,
    );
  }
}

/** A field that holds only certain texts never equals another one. */
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
