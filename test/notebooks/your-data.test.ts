/** The page of a reader's own log, with a real worker: states, columns, words, problems, verdicts beside the run's. */
import axe from 'axe-core';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordsCsv, syntheticExample } from '../../engine/own-data/index.ts';
import {
  button,
  choose,
  done,
  fileOf,
  openDataPage,
  settled,
  state,
  status,
  take,
  zone,
} from './data-page.ts';
import { leave } from './mounted.ts';
import { leaks, viewOf } from './view-of.ts';

const view = viewOf(200);
let place: HTMLElement;

beforeEach(async () => {
  place = await openDataPage(view);
});
afterEach(() => {
  delete document.documentElement.dataset.theme;
});
afterAll(leave);

const example = (): File => fileOf(recordsCsv(syntheticExample(view.study)), 'example.csv');

it('before any file the page stands, says what will come, and that nothing leaves it', () => {
  expect(state()).toBe('empty');
  expect(zone().value).toBeNull();
  expect(place.textContent).toContain('nothing is sent or stored');
  expect(place.querySelectorAll('.beside-claim').length).toBe(0);
  expect(place.innerText).not.toMatch(leaks);
});

describe('the synthetic example', () => {
  it('is shown next to the run: each claim that a log can tell has both numbers, and they agree', async () => {
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
