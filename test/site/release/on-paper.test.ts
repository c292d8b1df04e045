/** Paper: the first page is short, wide tables are not cut off at its edge, and controls stay away. */
import { afterAll, expect, test } from 'vitest';
import { receiveVisits } from '../visitor.ts';

const visits = await receiveVisits();
afterAll(() => visits.end());

/** Pixels between the margins of A4. */
const PAPER = 672;

test.each([
  ['methods/?n=100', '.table-place--parameters', 'STRESS-DES'],
  ['believe/', '.priors', 'The ranges we tried'],
])('%s has its tables whole', async (path, wide, heading) => {
  const { context, open, trouble } = await visits.newVisitor({ viewport: { width: PAPER, height: 950 } });
  const page = await open(path);
  await page.getByRole('heading', { name: heading, exact: true }).waitFor();
  await page.waitForSelector(wide, { state: 'attached' }); // on a screen it may be folded
  await page.emulateMedia({ media: 'print' });
  const cut = await page
    .locator('.table-place:visible')
    .evaluateAll((places) =>
      places
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
        .map((place) => place.getAttribute('aria-label')),
    );
  expect(await page.locator(wide).first().isVisible()).toBe(true);
  expect(cut).toEqual([]);
  expect(await page.locator('main button:visible').count()).toBe(0);
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
  expect(trouble.errors).toEqual([]);
  await context.close();
});

test('the first page is printed on at most six sheets, each claim with its reason', async () => {
  const { context, open } = await visits.newVisitor();
  const paper = await open('?n=300&seed=42');
  await paper.waitForSelector('.board[data-state="done"]');
  const sheets = (await paper.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g);
  expect(sheets!.length).toBeLessThanOrEqual(6);
  await paper.emulateMedia({ media: 'print' });
  expect(await paper.locator('.claim .facts > div:first-child dd').first().isVisible()).toBe(true);
  await context.close();
});
