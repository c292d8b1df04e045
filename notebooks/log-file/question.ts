/** One question about a file, with its answers to choose from. */
import type { LogQuestion } from '../../engine/own-data/index.ts';
import { element, html, selectElement } from '../authoring/html.ts';
import { plural } from '../format/number.ts';

export interface QuestionField {
  readonly root: HTMLElement;
  readonly select: HTMLSelectElement;
  /** Shows the answer that is taken. */
  readonly sync: (question: LogQuestion) => void;
}

export function questionField(
  question: LogQuestion,
  onAnswer: (question: LogQuestion, answer: string) => void,
): QuestionField {
  const { kind, text, rows, answers } = question;
  const select = selectElement`<select class="input"><option value="" disabled>choose</option>${answers.map(
    ({ answer, label }) => html`<option value="${answer === '' ? 'all' : answer}">${label}</option>`,
  )}</select>`;
  select.addEventListener('change', () =>
    onAnswer(question, kind === 'environment' && select.value === 'all' ? '' : select.value),
  );
  const root = element`<label class="log-word stack gap-4 breakable" data-kind="${kind}"><span>${text} <span class="field-note muted">${rows === 0 ? '' : plural(rows, 'row')}</span></span>${select}</label>`;
  const sync = ({ taken }: LogQuestion): void => {
    select.value = taken === '' ? 'all' : (taken ?? '');
  };
  sync(question);
  return { root, select, sync };
}
