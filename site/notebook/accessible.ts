/** What axe finds in Plot 0.6.17 and Inputs 0.12.0, mended in one place. */
export function accessible(root: ParentNode): void {
  for (const svg of root.querySelectorAll('svg[aria-label]')) svg.setAttribute('role', 'img');
  // Plot names its groups without a role; inside an image nothing is read anyway
  for (const group of root.querySelectorAll('svg g[aria-label]:not([role])'))
    group.removeAttribute('aria-label');
  // the slider beside Inputs.range's number field has no name of its own
  for (const slider of root.querySelectorAll('form > div > input[type=range]:not([aria-label])')) {
    slider.setAttribute('aria-label', slider.closest('form')?.querySelector('label')?.textContent ?? 'value');
  }
}
