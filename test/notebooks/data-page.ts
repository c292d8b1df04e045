/** The page of a reader's own log in a test: its drop zone, and what a reader does with it. */
import { expect } from 'vitest';
import type { DropZone } from '../../notebooks/log-file/drop-zone.ts';
import { notebook } from '../../notebooks/your-data/notebook.ts';
import { mount } from './mounted.ts';
import type { viewOf } from './view-of.ts';

let place: HTMLElement = document.createElement('div');
let quiet: () => Promise<void>;

/** The page without a file: mounted once for all tests of a file, whose worker stays; `afterAll(leave)`. */
export async function openDataPage(view: ReturnType<typeof viewOf>): Promise<HTMLElement> {
  if (place.isConnected) {
    await expect.poll(state).not.toBe('reading');
    if (state() !== 'empty') button('Remove my data').click();
    await expect.poll(state).toBe('empty');
    await quiet();
    for (const details of place.querySelectorAll('details')) details.open = false;
    return place;
  }
  const page = mount(notebook);
  place = page.place;
  quiet = async () => {
    // a cell that reads the log is at work from the moment at which the log is there
    await expect.poll(() => page.shell.value('your data')).toBe(zone().value);
    await page.settled();
  };
  page.shell.setStudy(view);
  await expect.poll(() => place.querySelectorAll('.starters').length).toBe(1);
  return place;
}

export const zone = (): DropZone => place.querySelector<DropZone>('.zone')!;
export const status = (): string => place.querySelector('.zone__status')!.textContent;
export const state = (): string => zone().dataset.state ?? '';
export const fileOf = (text: string, name = 'log.csv'): File => new File([text], name);
export const button = (name: string): HTMLButtonElement =>
  [...place.querySelectorAll('button')].find(({ textContent }) => textContent === name)!;
export const done = (): Promise<void> => expect.poll(state).toBe('done');
export const settled = (): Promise<void> => quiet();
export const take = async (file: File): Promise<void> => {
  zone().take(file);
  await done();
  await settled();
};
export const choose = (select: Element, value: string): void => {
  (select as HTMLSelectElement).value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
};
