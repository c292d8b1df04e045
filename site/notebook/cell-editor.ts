/**
 * A function that a reader changes and runs on the run on show. The text lives in this page alone, in no address and no storage; it is
 * run in a frame without an origin (`sandbox.ts`), next to the function as it was. Loaded when asked for.
 */
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, LRLanguage, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, linter } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { parser } from '@lezer/javascript';
import type { StatisticCode } from '../../notebooks/authoring/define.ts';
import { editorLook } from '../../notebooks/authoring/editor-look.ts';
import { element } from '../../notebooks/authoring/html.ts';
import { linkTo } from '../../notebooks/authoring/links.ts';
import { actionButton } from '../../notebooks/authoring/offer-file.ts';
import { dataTable } from '../../notebooks/charts/figure.ts';
import { type Evaluated, evaluated } from './sandbox.ts';

const javascript = LRLanguage.define({ name: 'javascript', parser });

/** The first place that is no JavaScript; null: all of it is. */
function syntaxProblem(state: EditorState): Diagnostic | null {
  let found: Diagnostic | null = null;
  const text = state.doc.toString();
  parser.parse(text).iterate({
    enter({ type, from, to }) {
      if (!type.isError || found !== null) return;
      const at = Math.min(from, text.length);
      const { number } = state.doc.lineAt(at);
      found = {
        from: at,
        to: Math.max(to, at),
        severity: 'error',
        message: `Line ${number} is not JavaScript.`,
      };
    },
  });
  return found;
}

interface CellEditor {
  readonly element: HTMLElement;
  focus(): void;
}

export function cellEditor(
  { name, text, uses, scope }: StatisticCode,
  args: () => readonly unknown[] | null,
  onClose: () => void,
): CellEditor {
  const status = element`<p class="flush" role="status"></p>`;
  const result = element`<div></div>`;
  const isEdited = (): boolean => view.state.doc.toString() !== text;
  const mark = (): void => {
    root.toggleAttribute('data-edited', isEdited());
    marked.hidden = !isEdited();
    reset.disabled = !isEdited();
  };
  const run = actionButton('Run', () => void compare());
  run.classList.add('primary');
  const reset = actionButton('Reset', () => {
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    result.replaceChildren();
    status.textContent = '';
    view.focus();
  });
  const close = actionButton('Close', () => {
    view.destroy();
    onClose();
  });
  const marked = element`<p class="notice flush" data-kind="note" hidden>Edited here. The figures of this page, their verdicts and the digest are not.</p>`;
  const root = element`<div class="cell-editor stack gap-8 ui">
    <p class="ui-xs muted flush">JavaScript, without the types and comments above; Escape, then Tab leaves the editor. It runs in a frame of its own, which reaches
    neither this page nor any address.</p></div>`;
  const view = new EditorView({
    state: EditorState.create({
      doc: text,
      extensions: [
        history(),
        bracketMatching(),
        javascript,
        syntaxHighlighting(classHighlighter),
        linter(({ state }) => [syntaxProblem(state)].filter((each) => each !== null)),
        keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
        EditorView.contentAttributes.of({ 'aria-label': `Edit ${name}` }),
        EditorView.updateListener.of(({ docChanged }) => docChanged && mark()),
        editorLook,
      ],
    }),
  });
  view.dom.classList.add('card');
  root.append(
    marked,
    view.dom,
    element`<p class="cluster gap-8 flush">${[run, reset, close]}</p>`,
    status,
    result,
  );
  mark();

  async function compare(): Promise<void> {
    const problem = syntaxProblem(view.state);
    result.replaceChildren();
    const found = args();
    const why =
      problem?.message ??
      (found === null
        ? 'There is nothing to compute yet: the cell has no numbers of the run on show.'
        : null);
    status.textContent = why ?? 'Running …';
    if (why !== null || found === null) return;
    run.disabled = true;
    const page = linkTo(document.body.dataset.page ?? '', 'sandbox.html', '');
    const given = { scope, uses, args: found };
    const own = await evaluated(page, { ...given, text: view.state.doc.toString() });
    const original = await evaluated(page, { ...given, text });
    run.disabled = false;
    status.textContent = own.kind === 'failed' ? own.why : '';
    if (own.kind === 'done') result.replaceChildren(comparison(name, own, original));
  }
  return { element: root, focus: () => view.focus() };
}

type Done = Extract<Evaluated, { kind: 'done' }>;

/** Both values, part by part; what differs comes first. */
function comparison(name: string, own: Done, original: Evaluated): HTMLElement {
  const before = new Map(original.kind === 'done' ? original.rows : []);
  const changed = own.rows.filter(([path, value]) => before.get(path) !== value);
  const same = own.rows.filter(([path, value]) => before.get(path) === value);
  const rows = [...changed, ...same].map(([path, value]) => [
    path === '' ? 'value' : path,
    before.get(path) ?? '—',
    value,
  ]);
  const found =
    changed.length === 0
      ? 'Nothing differs from the original.'
      : `${changed.length} of ${own.rows.length} values differ from the original.`;
  return element`<div class="stack gap-8"><p class="flush strong">${found}</p>
    ${dataTable({ title: `Values of ${name}, original and edited`, columns: ['Part', 'Original', 'Edited'], rows })}</div>`;
}
