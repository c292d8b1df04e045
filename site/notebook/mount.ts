/** Puts a notebook on the page and keeps it current: each cell runs again when what it reads has changed. */
import { Runtime, type Variable } from '@observablehq/runtime';
import {
  type CellContext,
  type CellSpec,
  type Notebook,
  type StudyView,
  studyHandle,
} from '../../notebooks/authoring/define.ts';
import { createBreather } from '../../workers/core/task.ts';
import { inputValues, widthOf } from './cell-inputs.ts';
import { accessible, cellId, createCellView } from './cell-view.ts';

export interface MountedNotebook<View = StudyView> {
  /** A run to show; every cell that reads it runs again, and keeps what it shows until it has finished. */
  setStudy(view: View): void;
  /** The value of a cell, once there is one: for tests. */
  value(name: string): Promise<unknown>;
  dispose(): void;
}

/** @param onFailures called with the number of cells that show an error, at the start and whenever it changes */
export function mountNotebook<View>(
  notebook: Notebook<View>,
  place: HTMLElement,
  onFailures: (failed: number) => void = () => {},
): MountedNotebook<View> {
  const runtime = new Runtime();
  const module = runtime.module();
  const stops: (() => void)[] = [];
  const study = module.variable();
  // No run yet: what reads it stays pending, and its reserved place stays. The promise must settle before the variable
  // is defined anew: the runtime lets each definition wait for the one before it.
  let showFirst: ((view: View) => void) | null = null;
  const first = new Promise<View>((resolve) => {
    showFirst = resolve;
  });
  study.define(studyHandle.name, [], () => first);

  /** The run that the cells read: that of `setStudy` from the frame on in which the runtime hands it on. */
  let shown: View | null = null;
  const turn = createTurns();
  const sections: HTMLElement[] = [];
  const failures = new Set<string>();
  const onSettled = (name: string, failed: boolean): void => {
    if (failed === failures.has(name)) return;
    if (failed) failures.add(name);
    else failures.delete(name);
    onFailures(failures.size);
  };
  /** What each cell has read last. */
  const reads = new Map<string, unknown>();
  for (const spec of notebook.cells) {
    const { section, output, observer } = createCellView(
      spec,
      (failed) => onSettled(spec.name, failed),
      place.querySelector<HTMLElement>(`:scope > #${cellId(spec.name)}`),
      // a cell that waits for the new run, or that it has failed, has still read the old one
      () => (section.dataset.state === 'done' ? [shown, reads.get(spec.name)] : null),
    );
    sections.push(section);
    if (spec.kind === 'view') {
      const control = spec.body(undefined as never, idle) as HTMLElement & { value: unknown };
      output.replaceChildren(control);
      accessible(output);
      module
        .variable()
        .define(spec.name, ['invalidation'], (invalidation: Promise<void>) =>
          inputValues(control, invalidation),
        );
      continue;
    }
    const row = sections.length;
    stops.push(
      defineCell(module.variable(observer), spec, output, (read) => {
        reads.set(spec.name, read);
        return turn(row);
      }),
    );
  }
  arrange(place, sections);
  place.removeAttribute('aria-busy');
  onFailures(0);
  return {
    setStudy(view) {
      const handOn = (): View => {
        shown = view;
        return view;
      };
      if (showFirst === null) study.define(studyHandle.name, [], handOn);
      else showFirst(handOn());
      showFirst = null;
    },
    value: (name) => module.value(name),
    dispose() {
      for (const stop of stops) stop();
      runtime.dispose();
      place.replaceChildren();
    },
  };
}

/** Makes these the children of a place, without moving those that are there: what moves is laid out anew. */
function arrange(place: HTMLElement, sections: readonly HTMLElement[]): void {
  const kept = new Set<Node>(sections);
  for (const child of Array.from(place.childNodes)) if (!kept.has(child)) child.remove();
  let next = place.firstChild;
  for (const section of sections) {
    if (section === next) next = section.nextSibling;
    else place.insertBefore(section, next);
  }
}

/** Cells take turns, the upper ones first, each in a task of its own: a click, a frame or a message comes in between. */
function createTurns(): (place: number) => Promise<void> {
  const breathe = createBreather();
  const waiting: { readonly place: number; readonly go: () => void }[] = [];
  const serve = async (): Promise<void> => {
    while (waiting.length > 0) {
      await breathe();
      waiting.sort((a, b) => a.place - b.place);
      waiting.shift()?.go();
    }
  };
  return (place) =>
    new Promise((go) => {
      waiting.push({ place, go });
      if (waiting.length === 1) void serve();
    });
}

const idle: CellContext = { signal: new AbortController().signal, width: 0 };

/** Defines a cell, and defines it again when its place has become wider or narrower and it has asked for the width. */
function defineCell(
  variable: Variable,
  spec: CellSpec,
  output: HTMLElement,
  turn: (read: unknown) => Promise<void>,
): () => void {
  const keys = Object.keys(spec.inputs);
  const names = keys.map((key) => spec.inputs[key]!.name);
  const width = widthOf(output);
  const define = (): void => {
    variable.define(
      spec.name,
      ['invalidation', ...names],
      async (invalidation: Promise<void>, ...got: unknown[]) => {
        const aborter = new AbortController();
        void invalidation.then(() => aborter.abort());
        const values = Object.fromEntries(keys.map((key, i) => [key, got[i]]));
        await turn(values);
        if (aborter.signal.aborted) return undefined; // defined or computed anew meanwhile: the runtime drops it
        return spec.body(values as never, {
          signal: aborter.signal,
          get width() {
            return width.read();
          },
        });
      },
    );
  };
  define();
  return width.onChange(define);
}
