/** What tests of the talk ask of its stage. */
import type { Page } from 'playwright';
import { beats } from '../../talk/beats/index.ts';
import { committedTalk } from '../../talk/data/committed.ts';
import type { Visitor } from './visitor.ts';

/** The key that jumps to a beat, by its place from 0. */
export const digit = (place: number): string => String((place + 1) % 10);
export const isOn = (page: Page, id: string) => page.waitForSelector(`section.present[data-beat="${id}"]`);
export const opened = async (visitor: Visitor, path = 'talk/'): Promise<Page> => {
  const page = await visitor.open(path);
  await page.waitForSelector('section.present .picture svg');
  return page;
};
/** The committed sentence of each beat. */
export const sentences = beats.map((beat) => beat.title(committedTalk.facts[beat.id]));
/** Until the numbers on stage are those of a run in this page, or those that are committed. */
export const from = (page: Page, kind: 'live' | 'committed') =>
  page.waitForSelector(`html[data-run="done"][data-from="${kind}"]`, { state: 'attached' });
