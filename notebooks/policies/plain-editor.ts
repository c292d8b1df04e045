/** What stands where an expression is typed until the editor has been loaded, and stays where it cannot be. */
import { element } from '../authoring/html.ts';
import type { EditorOptions, ExpressionEditor } from './editor.ts';

export function plainEditor({ text, label, describedBy, onChange }: EditorOptions): ExpressionEditor {
  const field =
    element`<textarea class="input rule__plain" rows="2" spellcheck="false" autocapitalize="off" autocomplete="off"
    aria-label="${label}" aria-describedby="${describedBy}"></textarea>` as HTMLTextAreaElement;
  field.value = text;
  field.addEventListener('input', () => onChange(field.value));
  return {
    element: field,
    get text() {
      return field.value;
    },
    set text(next) {
      field.value = next;
    },
    mark: (problem) => field.setAttribute('aria-invalid', String(problem !== null)),
    focus: () => field.focus(),
    close: () => {},
  };
}
