/** Paper cannot be unfolded: captions' tables and the reasons of verdicts are printed open, and closed again after. */

/** Sources and settings stay out: they are not printed at all. */
const folded = 'main details:not([open], .cell-source, .settings, .settings *)';

export function unfoldForPrint(root: Document, page: Window = window): void {
  let opened: HTMLDetailsElement[] = [];
  page.addEventListener('beforeprint', () => {
    opened = [...root.querySelectorAll<HTMLDetailsElement>(folded)];
    for (const details of opened) details.open = true;
  });
  page.addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
}
