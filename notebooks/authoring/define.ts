/**
 * The whole authoring surface: a notebook is a plain, type-checked TypeScript module that says in which order prose,
 * controls and cells stand, and which cell reads which. The shell that shows it is somebody else's business.
 */
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import type { Settings } from '../../engine/simulator/settings.ts';
import type { Study } from '../../engine/simulator/study.ts';
import type { StudyClient } from '../../workers/study/pool.ts';

declare const value: unique symbol;

/** A typed name. A cell reads another only through its handle, so the compiler checks the flow of data. */
export interface Handle<T> {
  readonly name: string;
  readonly [value]?: T;
}

type Inputs = Readonly<Record<string, Handle<unknown>>>;
type ValuesOf<I extends Inputs> = {
  readonly [K in keyof I]: I[K] extends Handle<infer T> ? T : never;
};
/** What a reader of the cell gets: promises resolved, generators by their latest yield. */
type Settled<R> =
  R extends AsyncGenerator<infer Y, unknown, unknown>
    ? Y
    : R extends Generator<infer Y, unknown, unknown>
      ? Y
      : Awaited<R>;

/** The address of the page, as far as a notebook has a say in it. */
export interface PageAddress {
  /** The page's address after `?`, without it; links keep its run, so that they open the same one. */
  readonly query: string;
  /** Writes the page's own key, `view`, in place: what its controls say. Null takes it out. Nothing runs anew. */
  readonly keep: (view: string | null) => void;
}

/** The run on show. A new object for every run, and for every change of the address. */
export interface StudyView extends PageAddress {
  readonly study: Study;
  /** One row a claim, in the order of the registry: verdict, deciding lens, number and reason. */
  readonly rows: readonly LedgerRow[];
  /** For cells that look further: one deployment from inside, the same study under other seeds. */
  readonly client: StudyClient;
  /**
   * Starts the run on show with some settings changed, as the run's own panel would: a new address and an entry of the
   * history, so that Back returns. A setting that gets the scenario's value leaves the address.
   */
  readonly change: (settings: Partial<Settings>) => void;
}

export interface CellContext {
  /** Aborted when an input changes or the notebook is closed. */
  readonly signal: AbortSignal;
  /** Width of the cell's place, CSS pixels; the cell runs again when it changes. */
  readonly width: number;
}

/** A cell's own source as readers see it; put there at build time as the fourth argument, absent under plain Node. */
export interface CellSource {
  /** As written, highlighted: trusted markup. */
  readonly html: string;
  /** From the project's root, and its first line there. */
  readonly file: string;
  readonly line: number;
}

/** A function of the project as readers see it, and as they may change it: made at build time, loaded when asked for. */
export interface StatisticCode {
  /** From the project's root, and its first line there. */
  readonly file: string;
  readonly line: number;
  readonly name: string;
  /** TypeScript as written, highlighted: trusted markup. */
  readonly html: string;
  /** The same function without types: what is edited. */
  readonly text: string;
  /** What it uses of its module, and a script that makes them: `var scope = { $name: … }`. */
  readonly uses: readonly string[];
  readonly scope: string;
}

/** What a cell shows, as a function of plain data. */
interface Statistic {
  /** Its arguments for the run on show, and for what the cell has read last; null where these give it nothing to compute. */
  readonly args: (run: never, read: never) => readonly unknown[] | null;
  readonly load: () => Promise<{ readonly code: StatisticCode }>;
}

/**
 * Columns of the page: the text's, the charts' (`wide`), or both with the margin (`spread`). A cell in the `margin` stands
 * beside the one before it; on narrow pages below it.
 */
type Column = 'text' | 'wide' | 'spread' | 'margin';

export interface CellSpec {
  /** `prose` says, `view` asks, `cell` shows its output and, folded, its source. */
  readonly kind: 'prose' | 'view' | 'cell';
  /** Unique within the notebook. */
  readonly name: string;
  readonly inputs: Inputs;
  /** Prose and cells: returns (a promise or generator of) a Node to show, or a value for other cells. Views: the control. */
  readonly body: (values: never, context: CellContext) => unknown;
  /** What stands in its place until the first value; a control never needs it. */
  readonly before: (() => Node) | null;
  /** It ends with a heading, which stays with the cell below it. */
  readonly heads: boolean;
  /** `text` for prose and controls, `wide` for cells, unless the author says otherwise. */
  readonly column: Column;
  readonly source: CellSource | null;
  readonly statistics: readonly Statistic[];
  /** Its drawing for the committed run is part of the page's HTML. */
  readonly drawnAtBuild: boolean;
}

type Body<I extends Inputs, R> = (values: ValuesOf<I>, context: CellContext) => R;

/** @typeParam View what the notebook shows a run of: the study, or the replay of the published code */
export interface Author<View = StudyView> {
  /** The run on show. */
  readonly study: Handle<View>;
  /** Text that holds for every run: trusted HTML, laid down at once; in the text's column where none is named. */
  readonly prose: (html: string, column?: Column) => void;
  /** Text with numbers of this run in it: its body returns a Node. Its source is not shown. */
  readonly text: <I extends Inputs>(inputs: I, body: Body<I, Node>) => Handle<Node>;
  /** A control: an element with a `value` that fires `input`. */
  readonly view: <T>(name: string, make: () => HTMLElement & { value: T }, source?: CellSource) => Handle<T>;
  /** A step of the argument. A Node is shown; any other value is there for the cells after it. */
  readonly cell: <I extends Inputs, R>(
    name: string,
    inputs: I,
    body: Body<I, R>,
    source?: CellSource,
  ) => Handle<Settled<R>>;
  /** Reserves a cell's place: what stands there until its first value. */
  readonly before: (cell: Handle<unknown>, make: () => Node) => void;
  /**
   * Names a function that computes what the cell shows: readers see its source, and may change it and run it on the run on show.
   * @param of written out: `engine/simulator/measures/canary.ts#canaryMeasures`
   * @param load put there at build time
   */
  readonly statistic: (
    cell: Handle<unknown>,
    of: string,
    args: (run: View, read: never) => readonly unknown[] | null,
    load?: Statistic['load'],
  ) => void;
  /** Lays a cell in another column than its kind's. */
  readonly column: (cell: Handle<unknown>, column: Column) => void;
  /**
   * Puts a cell's drawing into the page's HTML when the site is built: that of the committed run (the default run), which
   * is on screen until the run is done here. Its body, and those that it reads, then also run in Node with a simulated
   * document: they build elements and measure nothing. What stands `before` it is shown for every other run.
   */
  readonly drawnAtBuild: (cell: Handle<unknown>) => void;
}

export interface NotebookMeta {
  readonly title: string;
  /** One sentence under the title: the question that the notebook answers. */
  readonly lead: string;
  /** Ids of the claims it tests. */
  readonly claims: readonly string[];
  /** Path under the site's root: '' for the first page, else with a slash at its end (`cycle-time/`). */
  readonly path: string;
}

export interface Notebook<View = StudyView> extends NotebookMeta {
  readonly cells: readonly CellSpec[];
  readonly [value]?: View;
}

/** The name under which the shell defines the run on show; its type is each notebook's own. */
export const studyHandle: Handle<never> = { name: 'study' };

/**
 * Writes a notebook.
 *
 * @throws Error when two cells share a name, or `before`, `column` or `drawnAtBuild` names none: mistakes of the author, found by any test
 */
export function defineNotebook<View = StudyView>(
  meta: NotebookMeta,
  write: (author: Author<View>) => void,
): Notebook<View> {
  const cells: CellSpec[] = [];
  const names = new Set([studyHandle.name]);
  const add = (spec: CellSpec): void => {
    if (names.has(spec.name)) throw new Error(`${meta.title}: two cells named ${spec.name}; rename one`);
    names.add(spec.name);
    cells.push(spec);
  };
  const amend = (cell: Handle<unknown>, change: Partial<CellSpec>): void => {
    const at = cells.findIndex((spec) => spec.name === cell.name);
    const spec = cells[at];
    if (spec === undefined)
      throw new Error(`${meta.title}: no cell named ${cell.name} stands above this line`);
    cells[at] = { ...spec, ...change };
  };
  const anonymous = (): string => `text ${cells.length + 1}`;
  write({
    study: studyHandle,
    prose: (html, column = 'text') => {
      const heads = /<\/h[23]>\s*$/.test(html);
      add({ ...blank, kind: 'prose', name: anonymous(), column, heads, body: () => fragment(html) });
    },
    text: (inputs, body) => {
      const name = anonymous();
      add({ ...blank, kind: 'prose', name, inputs, body });
      return { name };
    },
    view: (name, make, source) => {
      add({ ...blank, kind: 'view', name, body: make, source: source ?? null });
      return { name };
    },
    cell: (name, inputs, body, source) => {
      add({ ...blank, kind: 'cell', column: 'wide', name, inputs, body, source: source ?? null });
      return { name };
    },
    before: (cell, make) => amend(cell, { before: make }),
    statistic: (cell, _of, args, load) => {
      const known = cells.find((spec) => spec.name === cell.name)?.statistics ?? [];
      if (load !== undefined) amend(cell, { statistics: [...known, { args, load }] });
    },
    column: (cell, column) => amend(cell, { column }),
    drawnAtBuild: (cell) => amend(cell, { drawnAtBuild: true }),
  });
  return { ...meta, cells };
}

const blank = {
  inputs: {},
  before: null,
  heads: false,
  column: 'text',
  source: null,
  statistics: [],
  drawnAtBuild: false,
} as const;

function fragment(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}
