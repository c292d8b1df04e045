/** Links between the pages open the run on screen. */
import { linkTo } from '../../notebooks/authoring/links.ts';

/** @param here path of this page under the site's root */
export function updateRunLinks(root: ParentNode, here: string, query: string): void {
  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[data-to]')) {
    link.href = linkTo(here, link.dataset.to ?? '', query);
  }
}
