/** The page of a reader's own log, with a real worker: states, columns, words, problems, verdicts beside the run's. */
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLogFile } from '../../engine/deployment-log/index.ts';
import { mappingJson, recordsCsv, syntheticExample } from '../../engine/own-data/index.ts';
import type { DropZone } from '../../notebooks/log-file/drop-zone.ts';
import { notebook } from '../../notebooks/your-data/notebook.ts';
import { leave, mount } from './mounted.ts';
import { leaks, viewOf } from './view-of.ts';

const view = viewOf(200);
let place: HTMLElement;
let settled: () => Promise<void>;

beforeEach(async () => {
  const page = mount(notebook);
  ({ place, settled } = page);
  page.shell.setStudy(view);
  await expect.poll(() => place.querySelectorAll('.starters').length).toBe(1);
});
afterEach(() => {
  leave();
  delete document.documentElement.dataset.theme;
});

const zone = (): DropZone => place.querySelector<DropZone>('.zone')!;
const status = (): string => place.querySelector('.zone__status')!.textContent;
const state = (): string => zone().dataset.state ?? '';
const fileOf = (text: string, name = 'log.csv'): File => new File([text], name);
const example = (): File => fileOf(recordsCsv(syntheticExample(view.study)), 'example.csv');
const button = (name: string): HTMLButtonElement =>
  [...place.querySelectorAll('button')].find(({ textContent }) => textContent === name)!;
const done = (): Promise<void> => expect.poll(state).toBe('done');
const take = async (file: File): Promise<void> => {
  zone().take(file);
  await done();
  await settled();
};
const choose = (select: Element, value: string): void => {
  (select as HTMLSelectElement).value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
};

describe('before any file', () => {
  it('the page stands, says what will come, and that nothing leaves it', () => {
    expect(state()).toBe('empty');
    expect(zone().value).toBeNull();
    expect(place.textContent).toContain('nothing is sent or stored');
    expect(place.querySelectorAll('.beside-claim').length).toBe(0);
    expect(place.innerText).not.toMatch(leaks);
  });
});

describe('the synthetic example', () => {
  it('stands beside the run: each claim that a log can tell has both numbers, and they agree', async () => {
    button('Try the synthetic example').click();
    await done();
    await expect.poll(() => place.querySelectorAll('.beside-claim').length).toBeGreaterThan(10);
    const median = place.querySelector('#beside-cycle-time-genops')!.closest('li')!;
    const [ours, yours] = [...median.querySelectorAll('.beside-claim__number')].map(
      (each) => each.textContent,
    );
    expect(yours).toBe(ours);
    expect(median.querySelectorAll('.beside-claim__strip .estimate').length).toBe(2);
    expect(median.querySelector('.beside-claim__side [data-lens="data"]')).not.toBeNull();
    await settled();
    expect(place.querySelectorAll('figure').length).toBe(2);
    expect(place.querySelector('.outline--data')).not.toBeNull();
    expect(place.querySelectorAll('.row__label--data').length).toBe(6);
    expect(place.innerText).not.toMatch(leaks);
    expect(place.innerHTML).not.toMatch(/NaN|Infinity/);
  });

  const messy = fileOf('ref,Result,took_s\na,succeeded,1200\nb,green,600\na,failed,1\n', 'messy.csv');

  it.each([
    ['the example', null],
    ['a file with problems', messy],
  ])('%s is accessible in light and dark, with all that can be unfolded', async (_name, file) => {
    await take(file ?? example());
    for (const details of place.querySelectorAll('details')) details.open = true;
    for (const theme of ['light', 'dark']) {
      document.documentElement.dataset.theme = theme;
      await expect.poll(() => document.getAnimations().length).toBe(0);
      const only = theme === 'light' ? {} : { runOnly: ['color-contrast'] };
      const { violations } = await axe.run(place, { ...only, resultTypes: ['violations'] });
      expect(
        violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
        ),
      ).toEqual([]);
    }
  });

  it('is removed without a trace', async () => {
    await take(example());
    expect(place.textContent).toContain('example.csv');
    button('Remove my data').click();
    await expect.poll(() => place.querySelectorAll('.beside-claim').length).toBe(0);
    await settled();
    expect(state()).toBe('empty');
    expect(zone().value).toBeNull();
    expect(place.textContent).not.toContain('example.csv');
    expect(place.querySelectorAll('figure, .log-facts, .log-mapping').length).toBe(0);
  });
});

describe('a log under other names', () => {
  const text = 'ref,Result,took_s\na,succeeded,1200\nb,green,600\nc,purple,60\nd,failed,300\n';

  it('is read as its names suggest, and its columns are one folded line below what was read', async () => {
    await take(fileOf(text));
    expect(zone().value?.result.log.rows).toBe(2);
    const columns = place.querySelector('.log-mapping__columns') as HTMLDetailsElement;
    expect(columns.open).toBe(false);
    expect(columns.querySelector('summary')!.textContent).toBe(
      'Columns: 1 field recognized automatically — change',
    );
    const facts = place.querySelector('.log-facts')!;
    expect(facts.compareDocumentPosition(columns)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(place.querySelector<HTMLSelectElement>('[data-field="outcome.status"] select')!.value).toBe('1');
    expect(
      place.querySelector<HTMLSelectElement>('[data-field="outcome.duration_minutes"] select')!.value,
    ).toBe('');
  });

  it('is read again when a column, a unit or a word is given a meaning', async () => {
    await take(fileOf(text));
    const [column, unit] = place.querySelectorAll('[data-field="outcome.duration_minutes"] select');
    choose(column!, '2');
    // the unit follows the column's name
    await expect.poll(() => zone().value?.result.log.minutes[0]).toBe(20);
    choose(unit!, 'hours');
    await expect.poll(() => zone().value?.result.log.minutes[0]).toBe(72_000);
    choose(unit!, 'seconds');
    await expect.poll(() => zone().value?.result.log.minutes[0]).toBe(20);
    const words = [...place.querySelectorAll('.log-words [data-kind="status-word"]')];
    expect(words.map((word) => word.querySelector('span')!.textContent)).toEqual([
      'What does “green” mean? 1 row',
      'What does “purple” mean? 1 row',
    ]);
    choose(words[0]!.querySelector('select')!, 'SUCCESS');
    await expect.poll(() => zone().value?.result.log.rows).toBe(3);
    choose(words[1]!.querySelector('select')!, 'leave-out');
    await expect.poll(() => zone().value?.result.setAside).toBe(1);
    expect(zone().value?.result.problems.count).toBe(0);
    expect(zone().value?.result.measures.quantities.successGenops).toMatchObject({
      estimate: { value: 2 / 3 },
    });
    await done();
  });
});

describe('what the reader can decide', () => {
  const question = (kind: string): HTMLSelectElement =>
    place.querySelector<HTMLSelectElement>(`[data-kind="${kind}"] select`)!;
  const known =
    'id,environment,status\na,production,ok\nb,production,failed\nc,staging,ok\nd,production,blocked\n';

  it('words that are known too, each with its rows and what it means', async () => {
    await take(fileOf(known));
    const words = [...place.querySelectorAll('.log-settled [data-kind="status-word"]')].map((word) => [
      word.querySelector('span')!.textContent,
      word.querySelector('select')!.value,
    ]);
    expect(words).toEqual([
      ['What does “blocked” mean? 1 row', 'UNFINISHED'],
      ['What does “failed” mean? 1 row', 'FAILED'],
      ['What does “ok” mean? 1 row', 'SUCCESS'],
    ]);
    choose(question('status-word'), 'FAILED');
    await expect.poll(() => zone().value?.result.measures.arms.genops?.outcomes?.failed).toBe(2);
    await done();
    expect(place.querySelector<HTMLElement>('.log-words')!.hidden).toBe(true);
  });

  it('the environment, production first', async () => {
    await take(fileOf(known));
    expect(question('environment').value).toBe('production');
    choose(question('environment'), 'all');
    await expect.poll(() => zone().value?.result.log.rows).toBe(3);
    await expect.poll(() => question('environment').value).toBe('all');
  });

  it('an answer that was open stays in sight, so that it can be changed', async () => {
    await take(fileOf('id,status,duration\na,ok,1404\nb,ok,1404\n'));
    choose(question('unit'), 'seconds');
    await expect.poll(() => zone().value?.result.log.minutes[0]).toBeCloseTo(23.4, 9);
    await done();
    expect(place.querySelector('.log-words')!.contains(question('unit'))).toBe(true);
    choose(question('unit'), 'minutes');
    await expect.poll(() => zone().value?.result.log.minutes[0]).toBe(1404);
  });

  it('the tool that wrote the file', async () => {
    await take(fileOf('id,phase\na,Succeeded\nb,Failed\n'));
    const tool = place.querySelector<HTMLSelectElement>('.log-understood select')!;
    expect(tool.value).toBe('');
    choose(tool, 'flagger');
    await expect.poll(() => zone().value?.result.measures.arms.genops?.outcomes?.rolledBack).toBe(1);
    await expect.poll(() => place.querySelector('.log-understood summary')!.textContent).toContain('Flagger');
  });

  it('and all of it is a file that the next log is read by', async () => {
    const text = 'id,status,duration\na,purple,1404\nb,ok,1404\n';
    await take(fileOf(text));
    choose(question('status-word'), 'FAILED');
    choose(question('unit'), 'seconds');
    await expect.poll(() => zone().value?.result.log.minutes[1]).toBeCloseTo(23.4, 9);
    const { mapping, inspection } = zone().value!.result;
    const settings = fileOf(mappingJson(mapping!, inspection!), 'log-mapping.json');
    button('Remove my data').click();
    await expect.poll(state).toBe('empty');
    zone().take(settings);
    await expect.poll(status).toBe('Settings loaded. Now drop the log.');
    zone().take(fileOf(text));
    await expect.poll(() => zone().value?.result.log.minutes[1]).toBeCloseTo(23.4, 9);
    expect(zone().value?.result.measures.arms.genops?.outcomes?.failed).toBe(1);
  });

  it('settings of another file are refused in words', async () => {
    const { mapping, inspection } = readLogFile('ref,Result\na,ok\n');
    await take(fileOf('id,status\na,ok\n'));
    zone().take(fileOf(mappingJson(mapping!, inspection!), 'log-mapping.json'));
    await expect
      .poll(() => place.querySelector('.zone')!.textContent)
      .toContain('The saved settings do not fit this file: expected columns that the file has');
  });

  it('the first rows are shown as they are understood', async () => {
    await take(fileOf('id,status,minutes,duration_min\na,ok,1,23.4\nb,blocked,1,2\n'));
    const rows = [...place.querySelectorAll('.log-understood tbody tr')].map((tr) =>
      [...tr.children].map(({ textContent }) => textContent),
    );
    expect(rows).toEqual([
      ['line 2', 'a', 'ok', 'success', '23.4 min', 'GenOps'],
      ['line 3', 'b', 'blocked', 'not counted', '', ''],
    ]);
  });
});

it('DORA’s four keys are given with what is counted, or why they are not known', async () => {
  const days = Array.from(
    { length: 11 },
    (_, i) => `d${i},${i === 0 ? 'failed' : 'ok'},2026-03-${String(i + 1).padStart(2, '0')}`,
  );
  await take(fileOf(['id,status,timestamp', ...days].join('\n')));
  await expect.poll(() => place.querySelectorAll('.four-keys tbody tr').length).toBe(4);
  const values = [...place.querySelectorAll('.four-keys tbody tr')].map((tr) => tr.children[1]!.textContent);
  expect(values[0]).toBe('1.0 per day: 10 successes in 10 days');
  expect(values[1]).toMatch(/^9\.1% .*, 1 of 11$/);
  expect(values.slice(2).every((value) => value.startsWith('not known'))).toBe(true);
});

describe('a file with problems', () => {
  const factOf = (term: string): string =>
    [...place.querySelectorAll('.log-facts dt')].find(({ textContent }) => textContent === term)
      ?.nextElementSibling?.textContent ?? '';
  const rowStates = (): string[] =>
    [...place.querySelectorAll('.log-problems tbody tr')].map((tr) => tr.lastElementChild!.textContent);

  it('asks in which unit numbers are where nothing says so, and does not judge them until then', async () => {
    await take(fileOf('id,status,duration\na,ok,1404000\nb,ok,1500000\n'));
    expect(zone().value?.result.log.minutes[0]).toBeNaN();
    await expect.poll(() => place.textContent).toContain('The unit of duration is not known');
    const unit = place.querySelector('[aria-label="Unit of the cycle time"]')!;
    choose(unit, 'milliseconds');
    await expect.poll(() => zone().value?.result.log.minutes[0]).toBeCloseTo(23.4, 9);
    await done();
    expect(place.querySelector('.log-problems')).toBeNull();
  });

  it('of no rate or median tells why in the verdict', async () => {
    await take(fileOf('id,status,duration_s\na,ok,20\nb,failed,\nc,ok,\n'));
    await expect.poll(() => place.querySelector('#beside-cycle-time-genops')).not.toBeNull();
    const why = (claim: string): string =>
      place.querySelector(`#beside-${claim}`)!.closest('li')!.querySelector('.beside-claim__why')!
        .textContent;
    expect(why('cycle-time-genops')).toContain('2 deployments without a cycle time are not counted.');
    expect(why('success-genops')).not.toContain('not counted');
  });

  it('of one row is one deployment', async () => {
    await take(fileOf('id,status,duration_minutes\na,ok,1\n'));
    expect(status()).toContain(': 1 deployment judged.');
  });

  it('keeps its good rows, and lists the others by line and column', async () => {
    await take(fileOf('id,status,duration_minutes\na,ok,1\nb,ok,-2\na,ok,3\nc,ok,<b>x</b>\n'));
    expect(status()).toContain('3 of 4 deployments judged');
    expect(factOf('Without a cycle time')).toContain('2 rows: in the rates only');
    expect(rowStates()).toEqual(['kept', 'skipped', 'kept']);
    const rows = [...place.querySelectorAll('.log-problems tbody tr')].map((tr) =>
      [...tr.children].map(({ textContent }) => textContent),
    );
    expect(rows.map(([line, column]) => [line, column])).toEqual([
      ['line 3', 'duration_minutes'],
      ['line 4', 'id'],
      ['line 5', 'duration_minutes'],
    ]);
    expect(rows[2]?.[2]).toContain('got "<b>x</b>"');
    expect(place.querySelector('.log-problems b')).toBeNull();
    expect(place.innerText).not.toMatch(leaks);
  });

  it.each([
    ['', 'an empty one'],
    ['a,b\n1,2\n', 'a column with the status or the cycle time'],
    ['status\nwhat\n', 'SUCCESS, ROLLED_BACK or FAILED'],
  ])('that leave nothing says so, and judges nothing: %j', async (text, words) => {
    await take(fileOf(text));
    expect(status()).toContain('no row can be judged');
    expect(place.querySelector('.log-problems')!.textContent).toContain(words);
    expect(zone().value).toBeNull();
    expect(place.querySelectorAll('.beside-claim').length).toBe(0);
  });

  it('with one row or one arm leaves no chart with nothing in it', async () => {
    for (const text of ['status\nok\n', 'duration_min\n5\n', 'status,duration_min,arm\nok,5,traditional\n']) {
      await take(fileOf(text));
      await expect.poll(() => place.querySelectorAll('.beside-claim').length).toBeGreaterThan(0);
      await settled();
      expect(place.querySelector('.cell-error')?.textContent ?? '').toBe('');
      expect(place.innerText).not.toMatch(leaks);
      expect(place.innerHTML).not.toMatch(/NaN|Infinity/);
    }
  });
});

describe('dropping', () => {
  it('a file anywhere on the page reads it', async () => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(example());
    const over = new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer });
    document.body.dispatchEvent(over);
    expect(over.defaultPrevented).toBe(true);
    expect(zone().hasAttribute('data-over')).toBe(true);
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
    document.body.dispatchEvent(drop);
    expect(drop.defaultPrevented).toBe(true);
    await done();
    expect(zone().hasAttribute('data-over')).toBe(false);
    expect(status()).toContain('example.csv');
    await settled();
  });

  it('words, not a file, is left to the browser', () => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', 'words');
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
    document.body.dispatchEvent(drop);
    expect(drop.defaultPrevented).toBe(false);
  });
});
