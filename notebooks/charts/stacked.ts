/** Several drawings as one image. */
export function stacked(...drawings: readonly SVGElement[]): HTMLElement {
  const place = document.createElement('div');
  place.className = 'stacked stack gap-16';
  place.append(...drawings);
  return place;
}
