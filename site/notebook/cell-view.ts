/** A cell as it stands on the page: its output, its state, and, folded, its source. */
import { type Observer, RuntimeError } from '@observablehq/runtime';
import type { CellSource, CellSpec } from '../../notebooks/authoring/define.ts';
import { element } from '../../notebooks/authoring/html.ts';
import { sourceLink } from './source-link.ts';

export interface CellView {
  readonly section: HTMLElement;
  readonly output: HTMLElement;
  readonly observer: Observer;
}

/**
 * @param onSettled called when it shows a value or, failed, an error
 * @param given the run on show and what the cell has read of it; null while it has no numbers of that run
 * @param built the section as the build has drawn it: it stays where it is, and shows that until its first value
 */
export function createCellView(
  spec: CellSpec,
  onSettled: (failed: boolean) => void,
  built: HTMLElement | null = null,
  given: () => readonly [unknown, unknown] | null = () => null,
): CellView {
  const section = built ?? document.createElement('section');
  section.id = cellId(spec.name);
  section.className = `cell cell-${spec.kind} ${spec.column}${spec.heads ? ' cell-heads' : ''}`;
  section.dataset.column = spec.column;
  const drawn = section.querySelector<HTMLElement>(':scope > .cell-output');
  const output = drawn ?? document.createElement('div');
  if (drawn === null) {
    output.className = 'cell-output';
    if (spec.before !== null) output.append(spec.before());
    section.append(output);
  }
  for (const other of Array.from(section.childNodes)) if (other !== output) other.remove();
  if (spec.kind === 'cell' && spec.source !== null) section.append(sourceView(spec, spec.source, given));
  const settle = (state: 'done' | 'failed'): void => {
    section.dataset.state = state;
    section.removeAttribute('aria-busy');
    section.removeAttribute('data-built-in');
    onSettled(state === 'failed');
  };
  const observer: Observer = {
    // what was shown stays until the new value is there
    pending() {
      section.dataset.state = 'running';
      section.setAttribute('aria-busy', 'true');
    },
    fulfilled(value) {
      settle('done');
      const shown = value instanceof Node;
      // a value for other cells: it takes no place of its own
      section.toggleAttribute('data-silent', !shown);
      replaceIn(output, shown ? [value] : []);
    },
    rejected(error) {
      settle('failed');
      output.replaceChildren(errorView(error));
    },
  };
  return { section, output, observer };
}

/** Shows something new. A part of the old that had the keyboard's focus hands it to what now stands at its place. */
function replaceIn(output: HTMLElement, shown: readonly Node[]): void {
  const focused = document.activeElement;
  const old = focused !== null && focused !== output && output.contains(focused) ? focused : null;
  const path: number[] = [];
  for (let at = old; at !== null && at !== output; at = at.parentElement)
    path.unshift([...at.parentElement!.children].indexOf(at));
  output.replaceChildren(...shown);
  accessible(output);
  if (old === null) return;
  const now =
    old.id === ''
      ? path.reduce<Element | undefined>((at, k) => at?.children[k], output)
      : output.querySelector(`#${CSS.escape(old.id)}`);
  const focusable = now instanceof HTMLElement || now instanceof SVGElement;
  if (focusable && now.localName === old.localName) now.focus({ preventScroll: true });
}

export function cellId(name: string): string {
  return `cell-${name.replaceAll(/[^\w-]+/g, '-')}`;
}

function errorView(error: unknown): HTMLElement {
  // the runtime passes a failure on to every cell that reads the one that failed; one alert is enough
  if (error instanceof RuntimeError && error.input !== undefined) {
    return element`<p class="cell-error">Waits for “${error.input}”, which failed.</p>`;
  }
  const text = error instanceof Error ? error.message : String(error);
  const reload = element`<button class="button" type="button">Reload the page</button>`;
  reload.addEventListener('click', () => location.reload());
  return element`<div class="notice cell-error" data-kind="failed" role="alert">
    <p class="notice-title strong">This cell failed; the others go on.</p>
    <p>${text}</p>
    <p class="no-print">${reload}</p>
  </div>`;
}

/** Of a cell without a function that can be edited. */
const notEdited =
  'This cell cannot be edited here: it draws or passes on what other cells and the run give it.';
/** Where the page has a form for its run. */
const settingsInstead = ' To change its numbers, change the settings of the run.';

function sourceView(
  { name, statistics }: CellSpec,
  source: CellSource,
  given: () => readonly [unknown, unknown] | null,
): HTMLElement {
  const details = element`<details class="cell-source">
    <summary>Show the code: ${name}</summary>
    <p class="ui-xs muted flush">${sourceLink(source.file, source.line)}</p>
    <pre class="code card" tabindex="0" role="region" aria-label="TypeScript source of ${name}"><code></code></pre>
  </details>`;
  // highlighted at build time from this very module, so trusted markup
  details.querySelector('code')!.innerHTML = source.html;
  details.addEventListener('toggle', () => void showStatistics(), { once: true });
  const showStatistics = async (): Promise<void> => {
    if (statistics.length === 0) {
      const instead = document.querySelector('#run-panel') === null ? '' : settingsInstead;
      details.append(element`<p class="ui-xs muted flush no-print">${notEdited}${instead}</p>`);
      return;
    }
    const [{ statisticView }, ...codes] = await Promise.all([
      import('./statistic-view.ts'),
      ...statistics.map(({ load }) => load()),
    ]);
    codes.forEach(({ code }, k) => {
      const args = (): readonly unknown[] | null => {
        const now = given();
        return now && statistics[k]!.args(...(now as [never, never]));
      };
      details.append(statisticView(code, name, args));
    });
  };
  return details;
}

/** Corrects what axe finds in Plot 0.6.17. */
export function accessible(root: ParentNode): void {
  for (const svg of root.querySelectorAll('svg[aria-label]')) svg.setAttribute('role', 'img');
  // Plot names its groups without a role; inside an image nothing is read anyway
  for (const group of root.querySelectorAll('svg g[aria-label]:not([role])'))
    group.removeAttribute('aria-label');
}
