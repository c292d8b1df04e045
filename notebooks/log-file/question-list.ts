/** What the reader can decide about a file, each question with its answers: the open ones in sight, the others folded. */
import type { LogQuestion } from '../../engine/own-data/index.ts';
import { element, html } from '../authoring/html.ts';
import { plural } from '../format/number.ts';

export interface QuestionList {
  /** Questions that are open, or were: an answer can be changed where it was given. */
  readonly open: HTMLElement;
  readonly settled: HTMLElement;
  /** Shows the questions of a reading, each with the answer that is taken. */
  show(questions: readonly LogQuestion[]): void;
}

interface Asked {
  readonly root: HTMLElement;
  readonly select: HTMLSelectElement;
  isInSight: boolean;
}

/** Words are questions of their own; of every other kind a file has one. */
const keyOf = ({ kind, about }: LogQuestion): string => (kind.endsWith('-word') ? `${kind} ${about}` : kind);

export function questionList(onAnswer: (question: LogQuestion, answer: string) => void): QuestionList {
  const asked = new Map<string, Asked>();
  const title = element`<p class="log-words__title strong flush" hidden>Your answer is needed. What depends on it is not judged yet.</p>`;
  /** Columns are chosen by field, below. */
  const columns = element`<p class="log-words__title flush" hidden></p>`;
  const open = element`<section class="log-words card barred cluster" aria-label="Open questions" hidden>${title}${columns}</section>`;
  const settled = element`<div class="log-settled grid" hidden></div>`;

  const ask = (question: LogQuestion): Asked => {
    const select =
      element`<select class="input"><option value="" disabled>choose</option>${question.answers.map(
        ({ answer, label }) => html`<option value="${answer === '' ? 'all' : answer}">${label}</option>`,
      )}</select>` as HTMLSelectElement;
    select.addEventListener('change', () =>
      onAnswer(question, question.kind === 'environment' && select.value === 'all' ? '' : select.value),
    );
    const rows = question.rows === 0 ? '' : plural(question.rows, 'row');
    const root = element`<label class="log-word stack gap-4 breakable" data-kind="${question.kind}"><span>${question.text} <span class="field-note muted">${rows}</span></span>${select}</label>`;
    return { root, select, isInSight: false };
  };

  return {
    open,
    settled,
    show(questions) {
      const now = questions.filter(({ kind }) => kind !== 'columns');
      const keys = new Set(now.map(keyOf));
      for (const [key, { root }] of asked) {
        if (keys.has(key)) continue;
        root.remove();
        asked.delete(key);
      }
      for (const question of now) {
        const key = keyOf(question);
        const known = asked.get(key) ?? ask(question);
        const isOpen = question.taken === null;
        if (!asked.has(key) || (isOpen && !known.isInSight)) (isOpen ? open : settled).append(known.root);
        known.isInSight ||= isOpen;
        known.select.value = question.taken === '' ? 'all' : (question.taken ?? '');
        asked.set(key, known);
      }
      const unnamed = questions.find(({ kind }) => kind === 'columns');
      columns.hidden = unnamed === undefined;
      columns.textContent = unnamed === undefined ? '' : `${unnamed.text} Choose them below.`;
      title.hidden = !now.some(({ taken }) => taken === null);
      open.hidden = columns.hidden && open.querySelector('label') === null;
      settled.hidden = settled.childElementCount === 0;
    },
  };
}
