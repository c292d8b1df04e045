/** The navigation scrolls sideways on a phone: the page that one is on must be in sight. */
export function showCurrentPage(root: ParentNode): void {
  const here = root.querySelector<HTMLElement>('.site-nav [aria-current="page"]');
  const nav = here?.closest<HTMLElement>('.site-nav');
  if (here === null || nav === null || nav === undefined) return;
  nav.scrollLeft = here.offsetLeft - nav.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
}
