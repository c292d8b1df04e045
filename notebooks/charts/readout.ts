/**
 * The values of marks, on hover, touch and keyboard focus: one readout for all charts. A mark carries its text as
 * `data-tip`. A figure with such marks is one tab stop: arrow keys walk them, Escape leaves. The document listens, not each
 * figure, so that a drawing which was part of the page's HTML answers too.
 */

const MARK = '[data-tip]';
/** A pointer this close to a mark means it, CSS pixels: points and rules are thin. */
const REACH = 20;
/** With more marks only a hit counts: to measure them all at every move would be slow. */
const MANY = 400;
/** Between the mark and its text, and to the edges of the window. */
const GAP = 8;

let shown: Element | null = null;
/** Whether the keyboard put it there; then a moving pointer does not take it away. */
let held = false;
const listening = new WeakSet<Document>();

/** Makes a drawing answer; titles, which Plot writes, become tips. @returns whether any mark has a value to show */
export function answering(chart: Element): boolean {
  for (const title of chart.querySelectorAll('title')) {
    title.parentElement?.setAttribute('data-tip', title.textContent);
    title.remove();
  }
  listen(document);
  return chart.querySelector(MARK) !== null;
}

function listen(page: Document): void {
  if (listening.has(page)) return;
  listening.add(page);
  page.addEventListener('pointermove', point, { passive: true });
  page.addEventListener('pointerdown', point, { passive: true });
  page.addEventListener('scroll', follow, { passive: true, capture: true });
  page.addEventListener('keydown', walk);
  page.addEventListener('focusout', () => hide());
  page.addEventListener('focusin', ({ target }) => {
    const first = stopOf(target)?.querySelector(MARK);
    if (first && stopOf(target)?.matches(':focus-visible')) show(first, true);
  });
}

/** The drawing, if it is what has the focus. */
function stopOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof HTMLElement && target.matches('.figure__chart[tabindex]') ? target : null;
}

function point({ target, clientX: x, clientY: y }: PointerEvent): void {
  const chart = target instanceof Element ? target.closest('.figure__chart, svg.chart') : null;
  const hit = target instanceof Element && chart !== null ? target.closest(MARK) : null;
  const mark = hit ?? (chart === null ? null : nearest(chart, x, y));
  if (mark !== null) show(mark, false);
  else if (!held) hide();
}

function nearest(chart: Element, x: number, y: number): Element | null {
  const marks = chart.querySelectorAll(MARK);
  if (marks.length > MANY) return null;
  let best: Element | null = null;
  let least = REACH;
  for (const mark of marks) {
    const { left, right, top, bottom } = mark.getBoundingClientRect();
    const away = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
    if (away < least) [best, least] = [mark, away];
  }
  return best;
}

function walk(event: KeyboardEvent): void {
  const stop = stopOf(event.target);
  if (stop === null || event.altKey || event.ctrlKey || event.metaKey) return;
  const marks = [...stop.querySelectorAll(MARK)];
  const at = shown === null ? -1 : marks.indexOf(shown);
  const to = nextOf(event.key, at, marks.length - 1);
  if (to === null) return;
  event.preventDefault();
  event.stopPropagation();
  if (to === 'leave') stop.blur();
  else if (marks[to] !== undefined) show(marks[to], true);
}

function nextOf(key: string, at: number, last: number): number | 'leave' | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(at + 1, last);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'Escape':
      return 'leave';
    default:
      return null;
  }
}

function show(mark: Element, byKeyboard: boolean): void {
  held = byKeyboard;
  if (mark === shown) return;
  shown?.removeAttribute('data-shown');
  shown = mark;
  mark.setAttribute('data-shown', '');
  if (byKeyboard) mark.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  say();
  // a chart that is drawn anew takes its marks with it; a mark may move on and then has another value
  changed ??= new MutationObserver(() => {
    if (shown?.isConnected === false) hide();
    else if (shown?.getAttribute('data-tip') !== box().textContent) say();
  });
  changed.observe(document.body, { childList: true, subtree: true, attributeFilter: ['data-tip'] });
}

let changed: MutationObserver | null = null;

function say(): void {
  box().textContent = shown?.getAttribute('data-tip') ?? '';
  follow();
}

function hide(): void {
  if (shown === null) return;
  shown.removeAttribute('data-shown');
  shown = null;
  held = false;
  changed?.disconnect();
  box().textContent = '';
}

/** Above the mark, below it where there is no room. */
function follow(): void {
  if (shown === null) return;
  const mark = shown.getBoundingClientRect();
  const text = box().getBoundingClientRect();
  const most = innerWidth - text.width - GAP;
  const x = Math.max(Math.min((mark.left + mark.right - text.width) / 2, most), GAP);
  const above = mark.top - text.height - GAP;
  box().style.translate = `${x}px ${above < GAP ? mark.bottom + GAP : above}px`;
}

let made: HTMLElement | null = null;

/** Fixed to the window: nothing moves when it appears. A status is read out politely. */
function box(): HTMLElement {
  if (made === null) {
    made = document.createElement('p');
    made.className = 'readout ui-xs digits';
    made.setAttribute('role', 'status');
  }
  if (!made.isConnected) document.body.append(made);
  return made;
}
