/** The editor of one expression: CodeMirror with little around it. Loaded late, and by this page alone. */
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import type { Place } from '../../engine/policy-language/problem.ts';
import {
  fieldsOf,
  functions,
  methods,
  variables,
  type Word,
} from '../../engine/policy-language/vocabulary.ts';
import { editorLook } from '../authoring/editor-look.ts';

/** Where an expression is typed: this editor, or the plain field before it has loaded. */
export interface ExpressionEditor {
  readonly element: HTMLElement;
  /** Setting it is no change of the reader's. */
  text: string;
  /** Marks what is wrong; null: nothing is. */
  mark(problem: { readonly message: string; readonly place: Place | null } | null): void;
  focus(): void;
  close(): void;
}

export interface EditorOptions {
  readonly text: string;
  readonly label: string;
  /** Of the elements that say what is wrong and what the keys do. */
  readonly describedBy: string;
  readonly onChange: (text: string) => void;
}

export function createEditor({ text, label, describedBy, onChange }: EditorOptions): ExpressionEditor {
  let silent = false;
  const view = new EditorView({
    state: EditorState.create({
      doc: text,
      extensions: [
        history(),
        bracketMatching(),
        closeBrackets(),
        celLanguage,
        syntaxHighlighting(classHighlighter),
        autocompletion({ override: [completions], icons: false }),
        // Tab is nobody's here: it leaves the editor
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': describedBy }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !silent) onChange(update.state.doc.toString());
        }),
        editorLook,
      ],
    }),
  });
  return {
    element: view.dom,
    get text() {
      return view.state.doc.toString();
    },
    set text(next) {
      silent = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
      silent = false;
    },
    mark(problem) {
      const end = view.state.doc.length;
      const { from = 0, to = end } = problem?.place ?? {};
      const range = { from: Math.min(from, end), to: Math.min(to, end) };
      const diagnostics =
        problem === null ? [] : [{ ...range, severity: 'error' as const, message: problem.message }];
      view.dispatch(setDiagnostics(view.state, diagnostics));
      view.contentDOM.setAttribute('aria-invalid', String(problem !== null));
    },
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
}

/** CEL in an editor: how it is colored, and what is offered while it is typed. Only words: the check is the worker's. */
const records = new Set(Object.keys(variables));

const celLanguage = StreamLanguage.define<{ afterDot: boolean }>({
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
