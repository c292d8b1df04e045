/** The canary designer as the site mounts it: the finding, the form, the address, and looks simulated in its worker. */
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { readFields, writeFields } from '../../notebooks/authoring/address-form.ts';
import { designFields } from '../../notebooks/canary-designer/inputs.ts';
import { notebook, PEEKING } from '../../notebooks/canary-designer/notebook.ts';
import { leave, mount } from './mounted.ts';
import { atWidth, faultsIn, usualWindow } from './text-overlaps.ts';
import { leaks } from './view-of.ts';

afterEach(async () => {
  leave();
  await usualWindow();
});

async function opened(query = '') {
  const kept: (string | null)[] = [];
  const { place, settled, editable, shell } = mount(notebook);
  shell.setStudy({ query, keep: (view) => kept.push(view) });
  const simulated = (): boolean | undefined =>
    place.querySelector('#figure-peeking')?.textContent.includes(PEEKING.rollouts.toLocaleString('en-US'));
  await expect.poll(simulated, { timeout: 60_000 }).toBe(true);
  await settled();
  const title = (id: string): string => place.querySelector(`#figure-${id} .figure__title`)!.textContent;
  const input = (name: string): HTMLInputElement => place.querySelector<HTMLInputElement>(`#view-${name}`)!;
  return { place, kept, title, input, editable };
}

test('the findings stand on top of their charts, and a changed field changes them and the address', async () => {
  const { place, kept, title, input, editable } = await opened();
  expect(title('designed-stages')).toMatch(/finds an added error rate of 1% .* in the 50% stage\./);
  expect(title('peeking')).toMatch(
    /After 30 looks, a z-test with a level of 1% has raised a false alarm in [1-9]/,
  );
  expect(place.innerText).not.toMatch(leaks);
  expect(await editable()).toHaveLength(2);
  await userEvent.fill(input('traffic'), '30000');
  await userEvent.tab();
  await expect.poll(() => title('designed-stages')).toMatch(/in the 5%, 25% and 50% stages|in every stage/);
  expect(kept.at(-1)).toBe('traffic-30000');
});

test('a preset fills the form; defaults leave the address; what is out of range is said and not computed', async () => {
  const { place, kept, input } = await opened('view=traffic-90_looks-5');
  expect([input('traffic').value, input('looks').value]).toEqual(['90', '5']);
  await userEvent.click(place.querySelector<HTMLButtonElement>('form .cluster button:nth-of-type(3)')!); // medium
  expect(input('traffic').value).toBe('900');
  expect(kept.at(-1)).toBe('looks-5');
  await userEvent.fill(input('lift'), '200');
  await userEvent.tab();
  expect(place.querySelector('.field-error')!.textContent).toContain('0.01–90%');
  expect(input('lift').getAttribute('aria-invalid')).toBe('true');
  expect(kept.at(-1)).toBe('looks-5');
});

test('a service without traffic detects nothing, and the page says so', async () => {
  const { place } = await opened('view=traffic-1_bakea-0_bakeb-0_bakec-0_baked-0');
  expect(place.textContent).toContain('No stage finds any added error rate');
  expect(place.innerText).not.toMatch(leaks);
});

test('an address says what changed, both ways; what cannot be read is named', () => {
  const { values } = readFields(designFields, '');
  const changed = { ...values, errors: 0.0003, lift: 1e-4, judge: 'fixed-thresholds' };
  const view = writeFields(designFields, changed)!;
  expect(view).toBe('errors-0.0003_lift-0.0001_judge-fixed-thresholds');
  expect(readFields(designFields, `n=5&view=${view}`)).toEqual({ values: changed, unread: [] });
  expect(writeFields(designFields, values)).toBeNull();
  const odd = 'traffic-0_lift-x_looks-2.5_judge-none_constructor-1_';
  expect(readFields(designFields, `view=${odd}`)).toEqual({ values, unread: odd.split('_').filter(Boolean) });
});

test.each([358, 1120] as const)('%i pixels wide: texts of its figures are apart', async (width) => {
  await atWidth(width);
  const { place } = await opened();
  expect(faultsIn(place)).toEqual([]);
});
