/** What is wrong with an expression, and where: in the house's grammar, whoever found it. */
import {
  TypeError as CelTypeError,
  EvaluationError,
  ParseError,
  type SourceRange,
} from '@marcbachmann/cel-js';
import { fieldsOf, variables } from './vocabulary.ts';

/** A place in an expression. Lines and columns count from 1, offsets from 0; `to` is past the end. */
export interface Place {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly column: number;
}

export interface ExpressionProblem {
  readonly message: string;
  /** Null where it is about the whole. */
  readonly place: Place | null;
}

/** Thrown inside this room where an expression leaves the subset; it never leaves the room. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  readonly range: SourceRange;

  constructor(message: string, { start, end }: SourceRange) {
    super(message);
    this.range = { start, end };
  }
}

function placeIn(expression: string, { start, end }: SourceRange): Place {
  const from = Math.min(start, expression.length);
  const before = expression.slice(0, from).split('\n');
  const to = Math.min(Math.max(end, from), expression.length);
  return { from, to, line: before.length, column: before.at(-1)!.length + 1 };
}

/** What was thrown while an expression was read, as a problem. @throws what is no fault of the expression */
export function problemOf(expression: string, thrown: unknown): ExpressionProblem {
  if (thrown instanceof ExpressionError) {
    return { message: thrown.message, place: placeIn(expression, thrown.range) };
  }
  if (thrown instanceof ParseError || thrown instanceof CelTypeError || thrown instanceof EvaluationError) {
    const place = thrown.range === undefined ? null : placeIn(expression, thrown.range);
    return { message: wordsOf(thrown.code, thrown.summary, expression, place), place };
  }
  throw thrown;
}

const recordNames = Object.keys(variables).join(', ');

/** The library's own words say what came; these add what was expected. */
function wordsOf(code: string, summary: string, expression: string, place: Place | null): string {
  const came = place === null ? '' : expression.slice(place.from, place.to);
  switch (code) {
    case 'unknown_variable':
      return `expected one of ${recordNames}, got ${came}`;
    case 'no_such_key': {
      const record = /(\w+)\s*\.\s*$/.exec(expression.slice(0, place?.from ?? 0))?.[1] ?? '';
      const names = Object.keys(fieldsOf(record));
      return names.length === 0 ? summary : `${record}: expected one of ${names.join(', ')}, got ${came}`;
    }
    case 'no_such_overload':
      return summary.replace(
        /^no such overload: (\S+) (\S+) (\S+)$/,
        (_, left: string, sign: string, right: string) =>
          `expected values that ${sign} can take together, got ${plain(left)} and ${plain(right)}`,
      );
    case 'no_matching_overload':
      return summary.replace(
        /^found no matching overload for/,
        'expected a function with such arguments, got',
      );
    case 'unexpected_token':
      return came === '' ? 'expected more, got the end' : `expected something else, got ${came}`;
    case 'limit_exceeded':
      return summary.replace(/^Exceeded (\w+) \((\d+)\)$/, (_, limit: string, most: string) =>
        most === '0'
          ? `expected no ${limits[limit] ?? limit}`
          : `expected at most ${most} ${limits[limit] ?? limit}`,
      );
    default:
      return `${summary[0]?.toLowerCase() ?? ''}${summary.slice(1)}`;
  }
}

const limits: Readonly<Record<string, string>> = {
  maxAstNodes: 'parts',
  maxDepth: 'levels of nesting',
  maxListElements: 'elements in a list',
  maxMapEntries: 'maps',
  maxCallArguments: 'arguments',
};

/** Put around what can leave the 64 bits of an int, which the library holds only sums, differences and products to. */
export const HELD_TO_64_BITS = 'heldTo64Bits';

/** A type in the reader's words: records have one of their own inside. */
export function plain(type: string): string {
  return type.replace(/Facts$/, ' record').toLowerCase();
}
