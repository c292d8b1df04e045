/** One expression in CEL: read, type-checked and compiled to a condition. Nothing is ever evaluated as JavaScript. */
import { type ASTNode, TypeError as CelTypeError, Environment } from '@marcbachmann/cel-js';
import { BudgetFacts, ChangeFacts, ClockFacts, type Facts, RiskFacts, ServiceFacts } from './facts.ts';
import { ExpressionError, type ExpressionProblem, HELD_TO_64_BITS, plain, problemOf } from './problem.ts';
import { readsClockWithin } from './subset.ts';
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
  /** @throws Error where it fails on this change, such as by a division by zero */
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
  holdTo64Bits(parsed.ast);
  const { valid, type, error } = parsed.check();
  if (!valid) {
    if (error instanceof CelTypeError) throw error;
    // of a value without a type, such as a field of `{}`, the library finds several operators, and its error has no place
    throw new ExpressionError('expected values of known types, got a part of what is empty', parsed.ast);
  }
  if (type !== 'bool') {
    throw new ExpressionError(`expected a condition (bool), got ${plain(type ?? 'nothing')}`, parsed.ast);
  }
  const readsClock = readsClockWithin(parsed.ast);
  return { readsClock, holds: (facts) => parsed(facts) === true };
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
