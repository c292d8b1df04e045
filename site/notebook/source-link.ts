/** Where a piece of code is: a link into the repository where that is known, else its path. */
import { element } from '../../notebooks/authoring/html.ts';

export function sourceLink(file: string, line: number): HTMLElement | string {
  const source = document.querySelector<HTMLMetaElement>('meta[name="source"]')?.content ?? '';
  const place = `${file}, line ${line}`;
  return source === '' ? place : element`<a href="${source}${file}#L${line}">${place}</a>`;
}
