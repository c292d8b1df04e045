/** What a reader decides about a log on the page, with a real worker: words, environments, the unit, the tool, saved settings. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readLogFile } from '../../engine/deployment-log/index.ts';
import { mappingJson } from '../../engine/own-data/index.ts';
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
import { viewOf } from './view-of.ts';

const view = viewOf(100);
let place: HTMLElement;

beforeEach(async () => {
  place = await openDataPage(view);
});
afterAll(leave);

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
    await expect.poll(() => question('unit')).not.toBeNull();
    question('unit').focus();
    choose(question('unit'), 'seconds');
    await expect.poll(() => zone().value?.result.log.minutes[0]).toBeCloseTo(23.4, 9);
    await done();
    await settled();
    // at the result that it changes
    expect(
      question('unit').closest('.beside-claim')!.querySelector('#beside-cycle-time-genops'),
    ).not.toBeNull();
    await expect.poll(() => document.activeElement).toBe(question('unit'));
    choose(question('unit'), 'minutes');
    await expect.poll(() => zone().value?.result.log.minutes[0]).toBe(1404);
  });

  it('columns where the file has no header', async () => {
    await take(fileOf('a,ok,20\nb,failed,21\nc,ok,22\n'));
    expect(place.querySelector('.log-words')!.textContent).toContain('The file has no header.');
    const columns = place.querySelector<HTMLDetailsElement>('.log-mapping__columns')!;
    expect(columns.open).toBe(true);
    choose(columns.querySelector('[data-field="outcome.duration_minutes"] select')!, '2');
    choose(columns.querySelector('[aria-label="Unit of the cycle time"]')!, 'minutes');
    await expect.poll(() => zone().value?.result.log.minutes[0]).toBe(20);
    await done();
    expect(place.querySelector<HTMLElement>('.log-words')!.textContent).not.toContain('no header');
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
    await expect.poll(() => zone().value?.result.measures.arms.genops?.outcomes?.failed).toBe(1);
    await settled();
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
