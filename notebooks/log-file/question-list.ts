/** What the reader can decide about a file, each question with its answers: the open ones in sight, the others folded. */
import { type LogQuestion, questionKey } from '../../engine/own-data/index.ts';
import { element } from '../authoring/html.ts';
import { type QuestionField, questionField } from './question.ts';

export interface QuestionList {
  /** Questions that are open, or were: an answer can be changed where it was given. */
  readonly open: HTMLElement;
  readonly settled: HTMLElement;
  /** Shows the questions of a reading, each with the answer that is taken. @param asked keys of those that stand elsewhere */
  show(questions: readonly LogQuestion[], elsewhere: ReadonlySet<string>): void;
}

type Asked = QuestionField & { isInSight: boolean };

export function questionList(onAnswer: (question: LogQuestion, answer: string) => void): QuestionList {
  const asked = new Map<string, Asked>();
  const title = element`<p class="log-words__title strong flush" hidden>Your answer is needed. What depends on it is not judged yet.</p>`;
  /** Columns are chosen by field, below. */
  const columns = element`<p class="log-words__title flush" hidden></p>`;
  const open = element`<section class="log-words card barred cluster" aria-label="Open questions" hidden>${title}${columns}</section>`;
  const settled = element`<div class="log-settled grid" hidden></div>`;

  return {
    open,
    settled,
    show(questions, elsewhere) {
      const now = questions.filter((each) => each.kind !== 'columns' && !elsewhere.has(questionKey(each)));
      const keys = new Set(now.map(questionKey));
      for (const [key, { root }] of asked) {
        if (keys.has(key)) continue;
        root.remove();
        asked.delete(key);
      }
      for (const question of now) {
        const key = questionKey(question);
        const known = asked.get(key) ?? { ...questionField(question, onAnswer), isInSight: false };
        const isOpen = question.taken === null;
        if (!asked.has(key) || (isOpen && !known.isInSight)) (isOpen ? open : settled).append(known.root);
        known.isInSight ||= isOpen;
        known.sync(question);
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
