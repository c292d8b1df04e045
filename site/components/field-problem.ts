/** What is wrong with a field: beside it in short, and in full for those who hear the page. */
import type { Mistake } from '../../engine/errors.ts';
import { find } from './find.ts';

/** Marks fields and says why. Each has its place: `#<id of the field>-problem`. */
export interface FieldProblems {
  mark(field: HTMLInputElement, mistake: Mistake): void;
  clear(): void;
}

export function createFieldProblems(root: ParentNode, fields: readonly HTMLInputElement[]): FieldProblems {
  const place = (field: HTMLInputElement): HTMLElement => find(root, `#${field.id}-problem`, HTMLElement);
  return {
    mark(field, mistake) {
      const what = inPlace(mistake);
      field.setAttribute('aria-invalid', 'true');
      place(field).textContent = what;
      announceProblem(root, field.labels?.[0]?.textContent ?? '', what);
      field.focus();
    },
    clear() {
      for (const field of fields) {
        field.removeAttribute('aria-invalid');
        place(field).textContent = '';
      }
    },
  };
}

/** `Deployments: expected a whole number …` in the page's live region. */
export function announceProblem(root: ParentNode, label: string, what: string): void {
  const sentence = `${label.trim()}: ${what.charAt(0).toLowerCase()}${what.slice(1)}.`;
  find(root, '#run-announcement', HTMLElement).textContent = sentence;
}

/** Without the argument's name and without what came: the field's label and the field say both. */
export function inPlace(mistake: Mistake): string {
  return `Expected ${mistake.expected}${mistake.fix === null ? '' : `; ${mistake.fix}`}`;
}
