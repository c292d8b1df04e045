/** The shell of a notebook: cells that stay until new values are there, errors in their place. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Author } from '../../../notebooks/authoring/define.ts';
import { type MountedNotebook, mountNotebook } from '../../../site/notebook/mount.ts';
import { paragraph, view, written } from './written-notebook.ts';

let place: HTMLElement;
let mounted: MountedNotebook | null = null;

beforeEach(() => {
  place = document.createElement('div');
  document.body.replaceChildren(place);
});
afterEach(() => mounted?.dispose());

function show(write: (author: Author) => void, onFailures?: (failed: number) => void): MountedNotebook {
  mounted = mountNotebook(written(write), place, onFailures);
  return mounted;
}

const cell = (name: string): HTMLElement => place.querySelector<HTMLElement>(`#cell-${name}`)!;

test('prose stands at once; a cell keeps its reserved place until the first run is there', async () => {
  const notebook = show(({ prose, cell: define, study, before }) => {
    prose('<p>At once.</p>');
    const c = define('seed', { run: study }, ({ run }) => paragraph(run.study.config.seed));
    before(c, () => paragraph('reserved'));
  });
  await vi.waitFor(() => expect(place.textContent).toContain('At once.'));
  expect(cell('seed').querySelector('.cell-output')?.textContent).toBe('reserved');
  notebook.setStudy(view('42'));
  await vi.waitFor(() => expect(cell('seed').textContent).toContain('42'));
  expect(cell('seed').dataset.state).toBe('done');
});

test('with a new run the old output stays until the new one is there, and the old work is called off', async () => {
  const signals: AbortSignal[] = [];
  const release: (() => void)[] = [];
  const notebook = show(({ cell: define, study }) => {
    define('slow', { run: study }, async ({ run }, { signal }) => {
      signals.push(signal);
      await new Promise<void>((resolve) => {
        release.push(resolve);
        signal.addEventListener('abort', () => resolve());
      });
      return paragraph(run.study.config.seed);
    });
  });
  notebook.setStudy(view('first'));
  await vi.waitFor(() => expect(release).toHaveLength(1));
  release[0]!();
  await vi.waitFor(() => expect(cell('slow').textContent).toContain('first'));
  notebook.setStudy(view('second'));
  await vi.waitFor(() => expect(release).toHaveLength(2));
  expect(cell('slow').textContent).toContain('first');
  expect(cell('slow').getAttribute('aria-busy')).toBe('true');
  notebook.setStudy(view('third'));
  await vi.waitFor(() => expect(release).toHaveLength(3));
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, false]);
  release[2]!();
  await vi.waitFor(() => expect(cell('slow').textContent).toContain('third'));
});

test('who has the focus on a part of a cell keeps it there when a new run is drawn, unless another thing stands there', async () => {
  const notebook = show(({ cell: define, study }) => {
    define('links', { run: study }, ({ run }) => {
      const { seed } = run.study.config;
      const own = (tag: string, id: string): string => `<${tag} href="#" ${id}>${seed}</${tag}>`;
      const list = document.createElement('ul');
      list.innerHTML = `<li>${own('a', '')}</li><li>${own('a', 'id="named"')}</li>`;
      if (seed === 'second') list.prepend(document.createElement('li')); // all others stand one lower
      if (seed === 'third') list.replaceChildren(paragraph('no link'));
      return list;
    });
  });
  const focused = (): string => `${document.activeElement?.id} ${document.activeElement?.textContent}`;
  const draw = async (seed: string, links: number): Promise<void> => {
    notebook.setStudy(view(seed));
    await vi.waitFor(() => {
      expect(cell('links').dataset.state).toBe('done');
      expect([...cell('links').querySelectorAll('a')].map((a) => a.textContent)).toEqual(
        Array.from({ length: links }, () => seed),
      );
    });
  };
  await draw('first', 2);
  cell('links').querySelector<HTMLElement>('#named')!.focus();
  await draw('second', 2);
  expect(focused()).toBe('named second');
  cell('links').querySelector<HTMLElement>('a')!.focus(); // of the second line
  await draw('fourth', 2);
  expect(focused()).toBe('named fourth'); // the second line's
  cell('links').querySelector<HTMLElement>('a')!.focus();
  await draw('fifth', 2);
  expect(focused()).toBe(' fifth');
  await draw('third', 0);
  expect(document.activeElement).toBe(document.body);
});

test('an error stands in its own cell as an alert; cells that read it say that they wait; others go on', async () => {
  const notebook = show(({ cell: define, study }) => {
    const bad = define('bad', { run: study }, (): number => {
      throw new Error('where: expected this, got that');
    });
    define('reader', { bad }, ({ bad: value }) => paragraph(String(value)));
    define('other', { run: study }, () => paragraph('fine'));
  });
  notebook.setStudy(view('42'));
  await vi.waitFor(() => expect(cell('reader').dataset.state).toBe('failed'));
  expect(cell('bad').querySelector('[role=alert]')?.textContent).toContain('where: expected this, got that');
  // a part that did not come is fetched again by a new start
  expect(cell('bad').querySelector('button')?.textContent).toBe('Reload the page');
  expect(cell('reader').querySelector('[role=alert], button.button')).toBeNull();
  expect(cell('reader').textContent).toContain('Waits');
  await vi.waitFor(() => expect(cell('other').textContent).toContain('fine'));
});

test('the number of failed cells is reported at the start and whenever it changes, those that wait included', async () => {
  const told: number[] = [];
  const notebook = show(
    ({ cell: define, study }) => {
      const odd = define('odd', { run: study }, ({ run }): string => {
        if (run.study.config.seed === 'bad') throw new Error('bad');
        return 'good';
      });
      define('reader', { odd }, ({ odd: value }) => paragraph(value));
    },
    (failed) => told.push(failed),
  );
  expect(told).toEqual([0]);
  notebook.setStudy(view('bad'));
  await vi.waitFor(() => expect(told).toEqual([0, 1, 2]));
  notebook.setStudy(view('good'));
  await vi.waitFor(() => expect(told).toEqual([0, 1, 2, 1, 0]));
});

test('a control is a value for other cells, now and at each input', async () => {
  show(({ view: define, cell: next }) => {
    const n = define('n', () => Object.assign(document.createElement('input'), { value: '1' }));
    next('double', { n }, ({ n: text }) => paragraph(String(Number(text) * 2)));
  });
  await vi.waitFor(() => expect(cell('double').textContent).toContain('2'));
  const input = place.querySelector('input')!;
  input.value = '21';
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await vi.waitFor(() => expect(cell('double').textContent).toContain('42'));
});

test('a cell that asks for its width runs again when that changes, and only that one', async () => {
  place.style.inlineSize = '400px';
  let runs = 0;
  show(({ cell: define }) => {
    define('wide', {}, (_, { width }) => paragraph(`${width} px`));
    define('other', {}, () => paragraph(String(++runs)));
  });
  await vi.waitFor(() => expect(cell('wide').textContent).toContain('400 px'));
  place.style.inlineSize = '300px';
  await vi.waitFor(() => expect(cell('wide').textContent).toContain('300 px'));
  expect(runs).toBe(1);
});

test('what the build has drawn stays where it is until the cell’s first live value, and a control takes the place of its picture', async () => {
  place.innerHTML = `<section id="cell-drawn" data-built-in><div class="cell-output"><p>built</p></div></section>
    <section id="cell-other"><div class="cell-output"><p>skeleton</p></div></section>
    <section id="cell-control"><div class="cell-output"><input value="built"></div></section>`;
  const sections = [...place.children];
  const paragraphOfBuild = cell('drawn').querySelector('p');
  const notebook = show(({ cell: define, study, before, drawnAtBuild, view: control }) => {
    const drawn = define('drawn', { run: study }, ({ run }) => paragraph(run.study.config.seed));
    before(drawn, () => paragraph('reserved'));
    drawnAtBuild(drawn);
    define('other', { run: study }, () => paragraph('live'));
    control('control', () => Object.assign(document.createElement('input'), { value: 'live' }));
  });
  expect([cell('drawn').textContent, cell('drawn').dataset.builtIn]).toEqual(['built', '']);
  expect([...place.children]).toEqual(sections); // laid out once
  expect(cell('drawn').querySelector('p')).toBe(paragraphOfBuild);
  expect([cell('other').textContent, cell('other').dataset.builtIn]).toEqual(['skeleton', undefined]);
  expect(Array.from(cell('control').querySelectorAll('input'), ({ value }) => value)).toEqual(['live']);
  notebook.setStudy(view('42'));
  await vi.waitFor(() => expect(cell('drawn').textContent).toContain('42'));
  expect([cell('drawn').textContent, cell('drawn').dataset.builtIn]).toEqual(['42', undefined]);
});

test('each cell is computed in a task of its own, the upper ones first', async () => {
  let before = '';
  let rested = false;
  show(({ cell: define }) => {
    define('first', {}, async () => {
      for (let i = 0; i < 100; i++) await Promise.resolve(); // the rest of this task
      rested = true;
    });
    define('second', {}, () => {
      before = rested ? 'a task ended' : 'the same task';
    });
  });
  await vi.waitFor(() => expect(before).not.toBe(''));
  expect(before).toBe('a task ended');
});

test('a value that is no node takes no place', async () => {
  show(({ cell: define }) => {
    define('value', {}, () => 42);
  });
  await vi.waitFor(() => expect(cell('value').hasAttribute('data-silent')).toBe(true));
});
