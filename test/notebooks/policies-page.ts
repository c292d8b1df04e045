/** The page of policies, mounted with real workers, and what a reader does on it. */
import { EditorView } from '@codemirror/view';
import { expect } from 'vitest';
import { notebook } from '../../notebooks/policies/notebook.ts';
import { leave, mount } from './mounted.ts';
import { viewOf } from './view-of.ts';

export { leave };

const view = viewOf(300);

export async function mounted(run = view): Promise<HTMLElement> {
  const { place, shell } = mount(notebook);
  shell.setStudy(run);
  await expect.poll(() => place.querySelector<HTMLElement>('.rules')?.dataset.editor).toBe('ready');
  await expect.poll(() => verdict(place)).not.toBe('');
  return place;
}

export const verdict = (place: ParentNode): string =>
  place.querySelector('.verdict__line')?.textContent ?? '';
export const status = (place: ParentNode): string => place.querySelector('.rules__status')?.textContent ?? '';
export const rule = (place: ParentNode, name: string): HTMLElement =>
  place.querySelector<HTMLElement>(`.rule[aria-label="Rule: ${name}"]`)!;
export const editorIn = (card: HTMLElement): EditorView =>
  EditorView.findFromDOM(card.querySelector('.cm-editor')!)!;
export function type(card: HTMLElement, text: string): void {
  const editor = editorIn(card);
  editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
}
export const pressIn = (place: ParentNode, words: string): void =>
  [...place.querySelectorAll('button')]
    .find(({ textContent, hidden }) => textContent === words && !hidden)!
    .click();
