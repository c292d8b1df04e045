/** A link from a figure to the page that argues it; the shell keeps its query current by `data-to`. */
import { linkTo } from './links.ts';

export function pageLink(from: string, to: string, title: string, query: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = linkTo(from, to, query);
  link.dataset.to = to;
  link.className = 'figure__more';
  link.textContent = `The argument: ${title.toLowerCase()}`;
  return link;
}
