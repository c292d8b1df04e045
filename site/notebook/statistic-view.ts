/** The function behind what a cell shows: its source, where it is, and, when asked for, an editor. Loaded when the cell's code is unfolded. */
import type { StatisticCode } from '../../notebooks/authoring/define.ts';
import { element } from '../../notebooks/authoring/html.ts';
import { actionButton } from '../../notebooks/authoring/offer-file.ts';
import { sourceLink } from './source-link.ts';

/**
 * @param cell its name
 * @param args of the function, for the run on show; null where there is nothing to compute
 */
export function statisticView(
  code: StatisticCode,
  cell: string,
  args: () => readonly unknown[] | null,
): HTMLElement {
  const { file, line, name, html } = code;
  const root = element`<div class="cell-statistic stack gap-8">
    <p class="ui-xs muted flush">What is computed: <code>${name}</code> in ${sourceLink(file, line)}</p>
    <pre class="code card" tabindex="0" role="region" aria-label="TypeScript source of ${name}, for ${cell}"><code></code></pre></div>`;
  // highlighted at build time from the file itself, so trusted markup
  root.querySelector('pre code')!.innerHTML = html;
  // the frame that runs edited code is a page of the site, which the single file does not have
  if (import.meta.env.MODE === 'single') {
    root.append(element`<p class="ui-xs muted flush">On the site, this can be edited and run.</p>`);
    return root;
  }
  const open = async (): Promise<void> => {
    edit.disabled = true;
    const { cellEditor } = await import('./cell-editor.ts');
    const editor = cellEditor(code, args, () => {
      editor.element.remove();
      edit.disabled = false;
      edit.focus();
    });
    root.append(editor.element);
    editor.focus();
  };
  const edit = actionButton('Edit and run', () => void open());
  root.append(element`<p class="flush no-print">${edit}</p>`);
  return root;
}
