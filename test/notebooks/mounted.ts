/** A notebook on a page of its own, as the site mounts it. A file that mounts says `afterEach(leave)`. */
import { expect } from 'vitest';
import '../../site/styles/index.css';
import { type Notebook, type StudyView, studyHandle } from '../../notebooks/authoring/define.ts';
import { type MountedNotebook, mountNotebook } from '../../site/notebook/mount.ts';

export interface Mounted<View = StudyView> {
  readonly place: HTMLElement;
  /** Shows a run and waits until every cell has settled. */
  readonly show: (view: View) => Promise<void>;
  /** Waits until no cell is at work. */
  readonly settled: () => Promise<void>;
  /** Waits until all functions that readers may edit have numbers, and passes these on as the frame gets them; names of the cells. */
  readonly editable: () => Promise<readonly string[]>;
  readonly shell: MountedNotebook<View>;
}

const shells = new Set<{ dispose(): void }>();

/** Leaves the page empty. */
export function leave(): void {
  for (const shell of shells) shell.dispose();
  shells.clear();
  document.body.replaceChildren();
}

/** Mounts a notebook, alone on the page and without a run. */
export function mount<View = StudyView>(notebook: Notebook<View>): Mounted<View> {
  leave();
  document.documentElement.lang = 'en';
  const main = document.createElement('main');
  const heading = document.createElement('h1');
  heading.textContent = notebook.title;
  const place = document.createElement('div');
  place.className = 'notebook columns';
  main.append(heading, place);
  document.body.append(main);
  const shell = mountNotebook(notebook, place);
  shells.add(shell);
  const open = (): number =>
    place.querySelectorAll('.cell:not([data-state="done"], [data-state="failed"], .cell-view)').length;
  const settled = async (): Promise<void> => {
    await expect.poll(open).toBe(0);
  };
  const show = async (view: View): Promise<void> => {
    shell.setStudy(view);
    // what reads the run is at work from the moment at which the run is there
    expect(await shell.value(studyHandle.name)).toBe(view);
    await settled();
  };
  const editable = async (): Promise<readonly string[]> => {
    const run = await shell.value(studyHandle.name);
    const cells = notebook.cells.filter(({ statistics }) => statistics.length > 0);
    for (const { name, inputs, statistics } of cells) {
      const argsOf = async (): Promise<unknown[]> => {
        const read = Object.entries(inputs).map(async ([key, { name: of }]) => [key, await shell.value(of)]);
        const values = Object.fromEntries(await Promise.all(read));
        return statistics.map(({ args }) => args(run as never, values as never));
      };
      await expect.poll(argsOf, { message: name }).not.toContain(null);
      structuredClone(await argsOf());
    }
    return cells.map(({ name }) => name);
  };
  return { place, show, settled, editable, shell };
}

/** Mounts a notebook on a run and waits until every cell has settled. */
export async function mounted<View = StudyView>(
  notebook: Notebook<View>,
  view: View,
): Promise<Mounted<View>> {
  const page = mount(notebook);
  await page.show(view);
  return page;
}
