/** One expression in CEL: read, type-checked, bounded, and compiled to a condition. Nothing is ever evaluated as JavaScript. */
import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import { MOST_STEPS, readingOf } from './bounds.ts';
import { BudgetFacts, ChangeFacts, ClockFacts, type Facts, RiskFacts, ServiceFacts } from './facts.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import {
  ExpressionError,
  type ExpressionProblem,
  HELD_TO_64_BITS,
  PATTERN_METHOD,
  plain,
  problemOf,
} from './problem.ts';
import { type FieldType, variables } from './vocabulary.ts';

export const LONGEST_EXPRESSION = 4_000;
const LIMITS = {
  maxAstNodes: 1_000,
  maxDepth: 50,
  maxListElements: 200,
  maxMapEntries: 0,
  maxCallArguments: 8,
};

export interface Condition {
  /** Whether it reads a field of the clock: then time alone can change its answer. */
  readonly readsClock: boolean;
  /** Steps of one evaluation at most. */
  readonly steps: number;
  /** @throws Error where it fails on this change, such as by a division by nought */
  readonly holds: (facts: Facts) => boolean;
}

export type Compiled =
  | { readonly kind: 'condition'; readonly condition: Condition }
  | { readonly kind: 'refused'; readonly problem: ExpressionProblem };

const constructors = {
  service: ServiceFacts,
  change: ChangeFacts,
  risk: RiskFacts,
  clock: ClockFacts,
  budget: BudgetFacts,
} as const;

/** Patterns of all expressions by their text: they are literals, compiled when the expression is. */
const patterns = new Map<string, Pattern>();
const MOST_PATTERNS = 1_000;

/** The language as declared; made once, at the first expression. */
let declared: Environment | undefined;

function environment(): Environment {
  if (declared !== undefined) return declared;
  const made = new Environment({ limits: LIMITS });
  for (const [name, { fields }] of Object.entries(variables)) {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Facts`;
    const types: Record<string, FieldType> = Object.fromEntries(
      Object.entries(fields).map(([key, field]) => [key, field.type]),
    );
    made.registerType(type, { ctor: constructors[name as keyof typeof constructors], fields: types });
    made.registerVariable(name, type);
  }
  // the library's own matches() is a JavaScript expression, which some patterns keep busy for ever
  made.registerFunction(`string.${PATTERN_METHOD}(string): bool`, (text: string, source: string) =>
    (patterns.get(source) ?? compilePattern(source)).test(text),
  );
  made.registerFunction(`${HELD_TO_64_BITS}(int): int`, (value: bigint) => {
    if (BigInt.asIntN(64, value) === value) return value;
    throw new RangeError(`integer overflow: ${value}`);
  });
  for (const type of ['double', 'uint']) {
    made.registerFunction(`${HELD_TO_64_BITS}(${type}): ${type}`, (value: unknown) => value);
  }
  declared = made;
  return made;
}

/** Compiles an expression; what is wrong with it is a value, with its place. */
export function compileExpression(expression: string): Compiled {
  if (expression.length > LONGEST_EXPRESSION) {
    const message = `expected at most ${LONGEST_EXPRESSION} characters, got ${expression.length}`;
    return { kind: 'refused', problem: { message, place: null } };
  }
  if (expression.trim() === '') {
    return { kind: 'refused', problem: { message: 'expected a condition, got nothing', place: null } };
  }
  try {
    return { kind: 'condition', condition: conditionOf(expression) };
  } catch (thrown) {
    return { kind: 'refused', problem: problemOf(expression, thrown) };
  }
}

function conditionOf(expression: string): Condition {
  const parsed = environment().parse(expression);
  for (const call of patternCalls(parsed.ast)) call.args[0] = PATTERN_METHOD;
  holdTo64Bits(parsed.ast);
  const { valid, type, error } = parsed.check();
  if (!valid) throw error;
  if (type !== 'bool') {
    throw new ExpressionError(`expected a condition (bool), got ${plain(type ?? 'nothing')}`, parsed.ast);
  }
  const reading = readingOf(parsed.ast);
  if (patterns.size > MOST_PATTERNS) patterns.clear();
  for (const [source, pattern] of reading.patterns) patterns.set(source, pattern);
  return {
    readsClock: reading.readsClock,
    steps: Math.min(reading.steps, MOST_STEPS),
    holds: (facts) => parsed(facts) === true,
  };
}

type Call = ASTNode & { readonly op: 'rcall' };

/** Every call of `matches`, wherever it stands. */
function patternCalls(node: ASTNode): Call[] {
  const found = childrenOf(node).flatMap(patternCalls);
  if (node.op === 'rcall' && node.args[0] === 'matches') found.push(node);
  return found;
}

/** Quotients, negations and conversions, wherever they stand below the root, which has to be a condition. */
function holdTo64Bits(node: ASTNode): void {
  const held = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      for (const [k, part] of value.entries()) value[k] = held(part);
      return value;
    }
    if (typeof value !== 'object' || value === null || !('op' in value)) return value;
    const part = value as ASTNode;
    holdTo64Bits(part);
    return canLeave64Bits(part) ? around(part) : part;
  };
  Object.assign(node, { args: held(node.args) });
}

function canLeave64Bits(node: ASTNode): boolean {
  if (node.op === '-_') return node.args.op !== 'value';
  return node.op === '/' || (node.op === 'call' && node.args[0] === 'int');
}

function around(node: ASTNode): ASTNode {
  const { ast } = environment().parse(`${HELD_TO_64_BITS}(0)`);
  if (ast.op === 'call') ast.args[1] = [node];
  return ast;
}

/** A node's parts: arguments hold nodes, names, and lists of both. */
function childrenOf(node: ASTNode): ASTNode[] {
  const inside = (value: unknown): ASTNode[] => {
    if (Array.isArray(value)) return value.flatMap(inside);
    return typeof value === 'object' && value !== null && 'op' in value ? [value as ASTNode] : [];
  };
  return inside(node.args);
}
