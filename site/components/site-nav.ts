/** The navigation is one line, which scrolls on a phone: the reader's place in it is in sight from the start. */
export function showPlace(root: ParentNode): void {
  for (const current of root.querySelectorAll('.site-nav [aria-current]')) {
    const line = current.closest('ul')!;
    const [at, all] = [current.getBoundingClientRect(), line.getBoundingClientRect()];
    line.scrollLeft += at.left + at.width / 2 - (all.left + all.width / 2);
  }
}
