/** CEL in an editor: how it is colored, and what is offered while it is typed. Only words: the check is the worker's. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { StreamLanguage } from '@codemirror/language';
import {
  fieldsOf,
  functions,
  methods,
  variables,
  type Word,
} from '../../engine/policy-language/vocabulary.ts';

const records = new Set(Object.keys(variables));

export const celLanguage = StreamLanguage.define<{ afterDot: boolean }>({
  name: 'cel',
  startState: () => ({ afterDot: false }),
  copyState: (state) => ({ ...state }),
  token(stream, state) {
    if (stream.eatSpace()) return null;
    const { afterDot } = state;
    state.afterDot = false;
    if (stream.match('//')) {
      stream.skipToEnd();
      return 'comment';
    }
    if (stream.match(/^r?("([^"\\]|\\.)*"?|'([^'\\]|\\.)*'?)/)) return 'string';
    if (stream.match(/^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?u?/i)) return 'number';
    const word = stream.match(/^[A-Za-z_]\w*/);
    if (Array.isArray(word)) {
      if (afterDot) return 'propertyName';
      if (word[0] === 'true' || word[0] === 'false') return 'bool';
      if (word[0] === 'in') return 'keyword';
      return records.has(word[0]) ? 'typeName' : 'variableName';
    }
    state.afterDot = stream.eat('.') === '.';
    if (!state.afterDot) stream.next();
    return state.afterDot ? 'punctuation' : 'operator';
  },
  languageData: { closeBrackets: { brackets: ['(', '[', '"'] }, commentTokens: { line: '//' } },
});

/** Fields after the dot of a record, methods after any other dot, variables and functions elsewhere. */
export function completions(context: CompletionContext): CompletionResult | null {
  const before = context.matchBefore(/(?:[A-Za-z_]\w*\s*)?(?:[)\]"]\s*)?\.\s*\w*|\w+/);
  if (before === null) return context.explicit ? offer(context.pos, whole) : null;
  const dot = before.text.lastIndexOf('.');
  if (dot === -1) {
    return /^\d/.test(before.text) ? null : offer(before.from, whole);
  }
  const record = before.text.slice(0, dot).trim();
  const typed = /\w*$/.exec(before.text)?.[0].length ?? 0;
  return offer(context.pos - typed, records.has(record) ? recordFields(record) : methods.map(asMethod));
}

const offer = (from: number, options: readonly Completion[]): CompletionResult => ({
  from,
  options,
  validFor: /^\w*$/,
});

function recordFields(record: string): Completion[] {
  return Object.entries(fieldsOf(record)).map(([label, { type, doc, values }]) => ({
    label,
    detail: type,
    info: values.length === 0 ? doc : `${doc}: ${values.join(', ')}`,
    type: 'property',
  }));
}

const asMethod = ({ name, signature, doc }: Word): Completion => ({
  label: name,
  apply: `${name}(`,
  detail: signature.replace(/^.*\): /, ''),
  info: `${signature} — ${doc}`,
  type: 'method',
});

const whole: readonly Completion[] = [
  ...Object.entries(variables).map(([label, { doc, fields }]) => ({
    label,
    detail: 'record',
    info: `${doc}: ${Object.keys(fields).join(', ')}`,
    type: 'variable',
  })),
  ...functions.map((word) => ({ ...asMethod(word), type: 'function' })),
  { label: 'true', type: 'constant' },
  { label: 'false', type: 'constant' },
];
