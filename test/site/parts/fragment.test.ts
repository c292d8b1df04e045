/** A link to a heading of a notebook: it is found after the page has loaded, and held while figures above it grow. */
import { afterEach, expect, test } from 'vitest';
import '../../../site/styles/index.css';
import { holdFragment } from '../../../site/boot/notebook-place.ts';

/** Below the room that the site's styles keep free above a heading, 6rem. */
const TOP = 130;

afterEach(() => {
  document.body.replaceChildren();
  window.scrollTo(0, 0);
});

function pageOf(): { place: HTMLElement; above: HTMLElement; heading: HTMLElement } {
  document.body.innerHTML = `<div id="place"><div id="above" style="height:1500px"></div><h2 id="there">There</h2><div style="height:3000px"></div></div>`;
  const by = (id: string): HTMLElement => document.getElementById(id)!;
  return { place: by('place'), above: by('above'), heading: by('there') };
}
const topOf = (element: HTMLElement): number => Math.round(element.getBoundingClientRect().top);

test('the heading that the address names comes into view, and stays there while the page above it grows', async () => {
  const { place, above, heading } = pageOf();
  holdFragment(place, '#there');
  await expect.poll(() => topOf(heading)).toBeLessThan(TOP);
  above.style.height = '2500px';
  await expect.poll(() => window.scrollY).toBeGreaterThan(2000);
  expect(topOf(heading)).toBeLessThan(TOP);
});

test('a heading that is laid down later is found when it comes', async () => {
  const { place, heading } = pageOf();
  heading.remove();
  holdFragment(place, '#there');
  await new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
  place.querySelector('#above')!.after(heading);
  await expect.poll(() => topOf(heading)).toBeLessThan(TOP);
});

test('it is let go as soon as the reader touches anything', async () => {
  const { place, above, heading } = pageOf();
  holdFragment(place, '#there');
  await expect.poll(() => topOf(heading)).toBeLessThan(TOP);
  window.dispatchEvent(new WheelEvent('wheel'));
  window.scrollTo(0, 0);
  above.style.height = '2500px';
  await new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
  expect(window.scrollY).toBe(0);
});

test('an address that names nothing, or nothing here, moves nothing', async () => {
  const { place } = pageOf();
  for (const hash of ['', '#', '#nowhere', '#%E0%A4%A']) holdFragment(place, hash);
  await new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
  expect(window.scrollY).toBe(0);
});
