/** What every figure takes beside the run. */
export interface FigureOptions {
  readonly width: number;
  /** A link to the page that argues it. */
  readonly more?: HTMLAnchorElement;
}
