/** A set of policies as data, as readers edit and keep it: parsed once, where it comes in. */
import * as v from 'valibot';
import { policyActions } from '../governance/policies/policy.ts';
import { LONGEST_EXPRESSION } from './expression.ts';

/** A ruling holds a bit for each. */
const MOST_RULES = 32;
const LONGEST_REASON = 300;

/** A field that is missing, one that there is not, or another value than an object. */
const shape = ({ expected, received }: { readonly expected: string; readonly received: string }): string => {
  if (expected === 'never') return `expected no field ${received.slice(0, 64)}`;
  return received === 'undefined' ? 'expected this field, which is missing' : 'expected an object';
};

const ruleSchema = v.strictObject(
  {
    /** Small letters, digits and underscores, as the built-in ones. */
    id: v.pipe(
      v.string(),
      v.regex(/^[a-z][a-z0-9_]{0,63}$/, 'expected small letters, digits and _, at most 64'),
    ),
    /** CEL; holds where the rule applies. */
    expression: v.pipe(
      v.string(),
      v.maxLength(
        LONGEST_EXPRESSION,
        ({ received }) => `expected at most ${LONGEST_EXPRESSION} characters, got ${received}`,
      ),
    ),
    action: v.picklist(policyActions, `expected one of ${policyActions.join(', ')}`),
    /** One sentence, shown beside every decision that it makes. */
    reason: v.pipe(
      v.string(),
      v.maxLength(
        LONGEST_REASON,
        ({ received }) => `expected at most ${LONGEST_REASON} characters, got ${received}`,
      ),
    ),
    enabled: v.boolean('expected true or false'),
  },
  shape,
);

const setSchema = v.strictObject(
  {
    rules: v.pipe(
      v.array(ruleSchema, 'expected a list of rules'),
      v.maxLength(MOST_RULES, ({ received }) => `expected at most ${MOST_RULES} rules, got ${received}`),
      v.check(
        (rules) => new Set(rules.map(({ id }) => id)).size === rules.length,
        'expected a unique name for every rule',
      ),
    ),
  },
  shape,
);

export type PolicyRule = Readonly<v.InferOutput<typeof ruleSchema>>;
export interface PolicySet {
  readonly rules: readonly PolicyRule[];
}

export type ParsedSet =
  | { readonly kind: 'set'; readonly set: PolicySet }
  | { readonly kind: 'refused'; readonly problems: readonly SetProblem[] };

/** What is wrong with a set as data. */
interface SetProblem {
  /** The rule's name where it has one, else its number from 1; empty for the whole set. */
  readonly rule: string;
  readonly message: string;
}

/** Reads a set from what came over a wire or out of a file. */
export function parsePolicySet(data: unknown): ParsedSet {
  const parsed = v.safeParse(setSchema, data);
  if (parsed.success) return { kind: 'set', set: parsed.output };
  return { kind: 'refused', problems: parsed.issues.map(problemOf) };
}

function problemOf({ path, message }: v.BaseIssue<unknown>): SetProblem {
  const [, rule, field] = path ?? [];
  const { id } = (rule?.value ?? {}) as { readonly id?: unknown };
  const short = message.length > LONGEST_REASON ? `${message.slice(0, LONGEST_REASON)}…` : message;
  const named = typeof id === 'string' && id.length <= 64 ? id : `rule ${Number(rule?.key ?? 0) + 1}`;
  return {
    rule: rule === undefined ? '' : named,
    message: field === undefined ? short : `${String(field.key).slice(0, 64)}: ${short}`,
  };
}
