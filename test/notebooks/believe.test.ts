/** The page of assumptions as the site mounts it, on committed draws of its own: what it says follows the draws and the choices. */
import { afterEach, beforeAll, expect, test } from 'vitest';
import { loadSha256 } from '../../engine/audit-log/index.ts';
import { acceptanceOf } from '../../engine/belief/acceptance.ts';
import { beliefSubject } from '../../engine/belief/belief.ts';
import type { Confirmation } from '../../engine/belief/confirm.ts';
import { writeTable } from '../../engine/shards/table.ts';
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import type { PageAddress } from '../../notebooks/authoring/define.ts';
import { changedQuery } from '../../notebooks/authoring/links.ts';
import { believeNotebook, notebook } from '../../notebooks/believe/notebook.ts';
import { parseAddress } from '../../site/state/address.ts';
import { COUNT, draws, plan } from './belief-draws.ts';
import { leave, type Mounted, mount } from './mounted.ts';
import { atWidth, faultsIn, usualWindow } from './text-overlaps.ts';
import { leaks } from './view-of.ts';

let url = '';
beforeAll(async () => {
  const sha256 = await loadSha256();
  const subject = beliefSubject(plan, COUNT, 'an engine', sha256);
  const data = draws.data as Record<string, Float64Array<ArrayBuffer>>;
  url = URL.createObjectURL(new Blob([writeTable({ subject, shard: null, data }, sha256)]));
});
afterEach(async () => {
  leave();
  await usualWindow();
});

const find = (name: string): string | null => (name === 'free.bin' ? url : null);

interface Opened extends Mounted<PageAddress> {
  readonly query: () => string;
}

/** The page as the site has it: what it keeps is in the address. */
async function opened(
  view: string,
  parts: Parameters<typeof believeNotebook>[0] = { find },
): Promise<Opened> {
  let kept = view;
  const page = mount(believeNotebook(parts));
  const keep = (next: string | null): void => {
    kept = next ?? '';
  };
  await page.show({ query: changedQuery('n=500', { view: view || null }), keep });
  return { ...page, query: () => kept };
}

const finding = ({ place }: Opened): string => place.querySelector('[data-finding]')?.textContent ?? '';
const choose = ({ place }: Opened, name: string, value: string): void => {
  const field = place.querySelector<HTMLInputElement | HTMLSelectElement>(`#view-${name}`)!;
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
};
const press = ({ place }: Opened, words: RegExp): void =>
  [...place.querySelectorAll('button')]
    .find(({ textContent, hidden }) => !hidden && words.test(textContent))!
    .click();

test('every part is drawn, nothing leaks, and the finding is the count of the draws', async () => {
  const page = await opened('');
  expect(page.place.querySelector('.cell-error')?.textContent ?? '').toBe('');
  expect((await page.editable()).length).toBeGreaterThan(3);
  expect(page.place.innerText).not.toMatch(leaks);
  expect(page.place.innerHTML).not.toMatch(/="[^"]*NaN/);
  const { headline, claims } = acceptanceOf(draws, { baseline: 0.89, range: 'narrower' });
  expect(finding(page)).toContain(
    headline.share.count === 0 ? `In none of ${COUNT}` : `In ${headline.share.count} of ${COUNT}`,
  );
  const table = page.place.querySelector('#figure-claims table')!.textContent;
  for (const { claim, share } of claims) {
    expect(table).toContain(claim.sentence);
    expect(table).toContain(`${share.count} of ${COUNT}`);
  }
  for (const id of ['claims', 'pairs', 'common', 'tornado', 'frontier']) {
    expect(page.place.querySelector(`#figure-${id} svg`), id).not.toBeNull();
  }
  expect(page.place.querySelectorAll('.priors tbody tr').length).toBe(plan.priors.length);
  expect(page.place.querySelector<HTMLAnchorElement>('#cell-nearest a')!.href).toContain('seed=belief-');
});

test.each([358, 1120] as const)(
  '%i pixels wide: texts of the figures are readable and apart',
  async (width) => {
    await atWidth(width);
    const { place } = await opened('');
    expect(faultsIn(place)).toEqual([]);
  },
);

test('a control changes the numbers and the address, and the address alone shows them again', async () => {
  const page = await opened('');
  const before = page.place.querySelector('#figure-claims table')!.textContent;
  const table = (): string => page.place.querySelector('#figure-claims table')!.textContent;
  choose(page, 'range', 'wider');
  expect(page.query()).toBe('range-wider');
  await expect.poll(table).not.toBe(before);
  const after = table();
  choose(page, 'claim', 'headline');
  await expect.poll(() => page.place.querySelector('[data-result]')!.textContent).toMatch(/^All headline/);
  const query = page.query();
  const again = await opened(query);
  expect(again.place.querySelector('#figure-claims table')!.textContent).toBe(after);
  expect(again.place.querySelector<HTMLSelectElement>('#view-claim')!.value).toBe('headline');
});

test('a wider tolerance counts more settings at once, and the address alone shows it again', async () => {
  const page = await opened('');
  const share = (place: Element): string => place.querySelector('[data-result]')!.textContent;
  const before = share(page.place);
  choose(page, 'tolerance', '2.5');
  await expect.poll(() => share(page.place)).not.toBe(before);
  expect(page.query()).toBe('tolerance-2.5');
  const judging = { baseline: 0.89, range: 'narrower', times: 2.5 } as const;
  const own = acceptanceOf(draws, judging).claims.find(({ claim }) => claim.id === 'success-genops')!;
  expect(own.share.count).toBeGreaterThan(
    acceptanceOf(draws, { ...judging, times: 1 }).claims.find(({ claim }) => claim.id === 'success-genops')!
      .share.count,
  );
  expect(page.place.querySelector('#figure-claims table')!.textContent).toContain(
    `${own.share.count} of ${COUNT}`,
  );
  expect(page.place.querySelector('#figure-claims .figure__run')!.textContent).toContain('2.50× as wide');
  const after = share(page.place);
  const again = await opened(page.query());
  expect(share(again.place)).toBe(after);
  choose(again, 'tolerance', '9');
  expect(again.query()).toBe('tolerance-2.5');
  expect(again.place.querySelector('#cell-what-counts .field-error')!.textContent).toContain('0.25–4×');
});

test('a moved interval leaves a subset of the draws, and says so; a wrong one is refused in words', async () => {
  const page = await opened('');
  const [low, high] = page.place.querySelectorAll<HTMLInputElement>('.priors tbody input');
  const type = (field: HTMLInputElement, text: string): void => {
    field.value = text;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  type(high!, '-5');
  expect(page.place.querySelector('.priors .field-error')!.textContent).toContain('the smaller one first');
  expect(page.query()).toBe('');
  type(high!, '-2.8');
  await expect
    .poll(() => finding(page))
    .toMatch(/Only committed draws inside your intervals count; 1\d\d lie outside/);
  expect(page.query()).toBe('*badIntercept_-4_-2.8');
  expect(low!.value).toBe('-4');
  const reset = [...page.place.querySelectorAll('button')].find(({ textContent }) =>
    textContent.startsWith('Reset all'),
  )!;
  await expect.poll(() => reset.disabled).toBe(false);
  reset.click();
  await expect.poll(() => finding(page)).not.toContain('lie outside');
  await expect.poll(() => high!.value).toBe('-1.6');
});

test('what this build does not have is said plainly, and so is what an address asks for in vain', async () => {
  const page = await opened('comparison-fair_baseline-94.2_claim-none*bakeScale_0_1');
  expect(page.place.textContent).toContain('no committed draws of this comparison');
  const alerts = [...page.place.querySelectorAll('.field-error')].map(({ textContent }) => textContent);
  expect(alerts.join(' ')).toContain('cannot read: claim-none');
  expect(alerts.join(' ')).toContain('bakeScale: expected two positive numbers');
  expect(page.place.querySelector('.cell-error')).toBeNull();
});

test('the page of the site shows the committed draws of this project, with a reason for each pair that excludes itself', async () => {
  const { place, show } = mount(notebook);
  await show({ query: '', keep: () => {} });
  expect(place.querySelector('.cell-error')?.textContent ?? '').toBe('');
  expect(place.querySelector('#cell-finding')!.textContent).toMatch(/plausible settings/);
  const never = place.querySelector('[data-never]')!;
  expect(never.querySelectorAll('li').length).toBeGreaterThan(0);
  expect(never.textContent).not.toContain('no reason');
  for (const { href } of never.querySelectorAll('a')) {
    const { run, problems } = parseAddress(href.replace(/^[^?]*/, ''), scenarios);
    expect(problems).toEqual([]);
    expect(run.seed).toMatch(/^belief-\d+$/);
  }
  expect(never.querySelectorAll('a').length).toBe(2);
});

test('a live run takes the place of the committed draws; it can be paused and called off', async () => {
  const page = await opened('', { find, liveDraws: 48, liveStep: 8 });
  const status = (): string => page.place.querySelector('#cell-run-draws [role="status"]')!.textContent;
  press(page, /^Run 48 free draws$/);
  await expect.poll(status).toMatch(/of 48 draws/);
  press(page, /^Pause$/);
  const paused = page.place.querySelector('#cell-run-draws button[aria-pressed]')!;
  expect(paused.getAttribute('aria-pressed')).toBe('true');
  press(page, /^Pause$/);
  expect(paused.getAttribute('aria-pressed')).toBe('false');
  await expect.poll(status).toMatch(/^48 draws in /);
  await expect
    .poll(() => page.place.querySelector('#figure-claims .figure__run')!.textContent)
    .toMatch(/^48 live draws/);
  press(page, /^Run 48 free draws$/);
  await expect.poll(status).toMatch(/of 48 draws/);
  press(page, /^Cancel$/);
  await expect.poll(status).toMatch(/^Cancelled after/);
});

test('effects, variance shares and confirmations are shown where they are committed', async () => {
  const half = { value: 0.5, lower: 0.4, upper: 0.6 };
  const file = (value: unknown): string =>
    URL.createObjectURL(new Blob([JSON.stringify(value)], { type: 'application/json' }));
  const analysis = (own: object) => [
    { claim: 'success-genops', parameters: [{ key: 'badIntercept', ...own }] },
  ];
  const confirmation = (what: string, count: number, of: number): Confirmation => ({
    what,
    accepted: 9,
    confirmed: { count, of, share: count / of, lower: 0.1, upper: 0.8 },
  });
  const files: Readonly<Record<string, string>> = {
    'free.bin': url,
    'free-sobol.json': file({ subject: { rows: 4200 }, found: analysis({ first: half, total: half }) }),
    'free-morris.json': file({
      subject: { rows: 30 },
      found: analysis({ mean: half, size: half, spread: half }),
    }),
    'free-confirmed.json': file({
      found: [
        {
          baseline: 0.89,
          confirmations: [confirmation('success-genops', 3, 7), confirmation('effect-size', 1, 2)],
        },
      ],
    }),
  };
  const page = await opened('', { find: (name) => files[name] ?? null });
  const { place } = page;
  expect(place.querySelector('#figure-variances')!.textContent).toMatch(
    /50\.0% of the variance over all settings involves “Odds of a bad change: base level”[^]*4,200 runs/,
  );
  expect(place.querySelector('#figure-effects')!.textContent).toMatch(
    /“Odds of a bad change: base level” moves it most, by 25\.0\Wpoints on average[^]*15 trajectories[^]*20\.0\Wto\W\+30\.0\Wpoints/,
  );
  const claims = (): string => place.querySelector('#figure-claims')!.textContent;
  expect(claims()).toMatch(
    /accepted draws again at 15,847 \(at most \d+ of each claim\): 4 of 9 are still in range/,
  );
  expect(place.querySelector('#figure-claims table')!.textContent).toContain('3 of 7');
  // they were run for other ranges than these
  choose(page, 'tolerance', '2');
  await expect.poll(claims).not.toContain('accepted draws again');
  expect(place.querySelector('#figure-claims table')!.textContent).not.toContain('3 of 7');
});
