/** The page of checks as the site mounts it: every check stands, the form answers. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { checkOwnNumbers, publishedChecks } from '../../engine/claims/consistency/index.ts';
import { rangesChart } from '../../notebooks/numbers-agree/check-row.ts';
import { notebook } from '../../notebooks/numbers-agree/notebook.ts';
import { ownChecks, ownNumbers } from '../../notebooks/numbers-agree/own-numbers.ts';
import type { OwnValues } from '../../workers/check/api.ts';
import { leave, mount } from './mounted.ts';
import { leaks } from './view-of.ts';

/** Mounted once: a form that is reset is as it was. */
let place: HTMLElement;
let isMounted = false;
beforeEach(async () => {
  if (!isMounted) {
    ({ place } = mount(notebook));
    isMounted = true;
    await expect.poll(() => place.querySelectorAll('.check').length).toBe(publishedChecks().length);
    await expect.poll(() => place.querySelectorAll('.own__result .check-outcome').length).toBe(1);
  }
  choose('share');
});
afterAll(leave);

const input = (name: string): HTMLInputElement => place.querySelector<HTMLInputElement>(`#own-${name}`)!;
const choose = (id: string): void => {
  const select = place.querySelector<HTMLSelectElement>('#own-check')!;
  select.value = id;
  select.dispatchEvent(new Event('change', { bubbles: true }));
};
const type = (name: string, text: string): void => {
  input(name).value = text;
  input(name).dispatchEvent(new Event('change', { bubbles: true }));
};
const result = (): string => place.querySelector('.own__result')!.textContent;
const answered = (): Promise<void> =>
  expect.poll(() => place.querySelector('form.own')!.hasAttribute('aria-busy')).toBe(false);
const problem = (): string => place.querySelector('#own-problem')!.textContent;

/** Two documents, or a document and the code, print different figures: which is no contradiction. */
const differing = [
  'success-baseline-documents',
  'success-difference-documents',
  'rollback-baseline-documents',
  'catch-parameter-code',
  'effect-size',
];

describe('the published figures', () => {
  it('have a row a check, with printed strings, documents, chart, outcome and why', () => {
    for (const check of publishedChecks()) {
      const row = place.querySelector(`#check-${check.id}`)!;
      for (const { printed, source } of [...check.inputs, ...check.printed]) {
        expect(row.textContent).toContain(printed);
        expect(row.textContent).toContain(source.document);
      }
      const { textContent, dataset } = row.querySelector<HTMLElement>('.check-outcome')!;
      const words = { consistent: 'agree', inconsistent: 'contradict', 'no power': 'cannot tell' };
      expect([textContent, dataset.outcome]).toEqual(
        differing.includes(check.id) ? ['documents differ', 'differ'] : [words[check.outcome], check.outcome],
      );
      expect(row.textContent).toContain(check.why);
      expect(row.querySelector('svg')).not.toBeNull();
      // the evidence of what agrees is one click away, that of a conflict is in sight
      expect(row.querySelector('.check__chart')!.checkVisibility()).toBe(
        differing.includes(check.id) || check.outcome === 'inconsistent',
      );
      expect(row.querySelector('.check__question')!.checkVisibility()).toBe(true);
    }
    expect(place.innerText).not.toMatch(leaks);
    expect(place.innerHTML).not.toMatch(/NaN|Infinity/);
  });

  const shown = (): string[] =>
    [...place.querySelectorAll('.check')].map(({ id }) => id.replace('check-', ''));
  const press = (words: RegExp): void =>
    [...place.querySelectorAll<HTMLButtonElement>('[data-show]')]
      .find(({ textContent }) => words.test(textContent))!
      .click();

  it('are counted at the top, a square each', () => {
    const checks = publishedChecks();
    const of = (outcome: string): number => checks.filter((check) => check.outcome === outcome).length;
    expect(place.querySelector('.check-overview__sum')!.textContent).toContain(
      `Of ${checks.length} checks, ${of('consistent')} find agreement and ${of('inconsistent') - differing.length} a contradiction`,
    );
    expect(place.querySelectorAll('.check-overview .check-cell').length).toBe(checks.length);
    expect(place.querySelectorAll('.check-overview [data-result="differ"]').length).toBe(differing.length);
  });

  it('are filtered: all, those that agree, contradict, differ or cannot tell', () => {
    const all = shown();
    press(/differ/);
    expect(shown().sort()).toEqual([...differing].sort());
    expect(place.querySelector('.checks__choice [role="status"]')!.textContent).toBe(
      `${differing.length} of ${all.length} shown`,
    );
    press(/Cannot tell/);
    expect(shown()).toEqual(
      publishedChecks()
        .filter(({ outcome }) => outcome === 'no power')
        .map(({ id }) => id),
    );
    press(/All/);
    expect(shown()).toEqual(all);
  });

  it('are sorted with the contradictions first, or by the kind of test, each check once', () => {
    const all = shown();
    const sort = place.querySelector<HTMLSelectElement>('.checks__choice select')!;
    const by = (value: string): string[] => {
      sort.value = value;
      sort.dispatchEvent(new Event('change'));
      return shown();
    };
    const outcomes = by('result').map((id) => publishedChecks().find((check) => check.id === id)!.outcome);
    expect(outcomes.lastIndexOf('inconsistent')).toBeLessThan(outcomes.indexOf('consistent'));
    const kinds = by('test').map((id) => publishedChecks().find((check) => check.id === id)!.kind);
    expect(kinds).toEqual([...kinds].sort());
    expect(by('subject')).toEqual(all);
  });
});

describe('numbers of one’s own', () => {
  it.each(ownChecks)('$id: its example is checked at once', async ({ id, example }) => {
    choose(id);
    expect(example.map(([name]) => [name, input(name).value])).toEqual(example);
    await answered();
    expect(problem()).toBe('');
    expect(result()).toMatch(/contradict/);
    expect(result()).toContain('Known false positives');
  });

  it('follow what is typed', async () => {
    type('n', '500');
    await expect.poll(result).toContain('72 of 500 rounds to 14.4%.');
    type('n', '15,847');
    await expect.poll(result).toContain('cannot tell');
    type('n', '15\u2009847');
    await answered();
    expect(result()).toContain('cannot tell');
  });

  it('that cannot be read are said in the words of the form, and their field is marked', async () => {
    type('n', 'twelve');
    await expect
      .poll(problem)
      .toBe('n: expected a number as printed, such as 14.4, 96.8% or < 0.001, got "twelve".');
    expect(input('n').getAttribute('aria-invalid')).toBe('true');
    expect(input('share').hasAttribute('aria-invalid')).toBe(false);
    expect(result()).toBe('');
    type('n', '12');
    await expect.poll(problem).toBe('');
    expect(input('n').hasAttribute('aria-invalid')).toBe(false);
  });

  it('that are no percentage are mended in the message, at the field that they are in', async () => {
    type('share', '14.4');
    await expect
      .poll(problem)
      .toBe('Percentage: expected a share from 0 to 100%, got "14.4"; a percentage is written 14.4%.');
    expect(input('share').getAttribute('aria-invalid')).toBe('true');
    expect(input('n').hasAttribute('aria-invalid')).toBe(false);
  });

  it('are refused for a reason that fits: a p-value lies between 0 and 1', async () => {
    choose('p');
    type('p', '−.22');
    await expect
      .poll(problem)
      .toBe('p-value: expected a number from 0 to 1, got "−.22"; a p-value lies between 0 and 1.');
    type('p', '1.2 × 10⁻⁴');
    await expect.poll(result).toContain('the printed p = 1.2 × 10⁻⁴ does not agree');
  });

  it('that leave too much to try are refused as a whole, and those that only look so are answered', async () => {
    choose('grimmer');
    type('mean', '26');
    type('n', '950008200');
    type('deviation', '0.000');
    await expect.poll(result).toContain('which rounds to 0.000');
    type('n', '10000000');
    type('deviation', '1.00000123456789');
    await expect.poll(problem).toMatch(/^These numbers: expected numbers that leave at most 100,000 sums/);
  });

  it('go back to the example', async () => {
    type('n', '7');
    place.querySelector<HTMLButtonElement>('button[type="reset"]')!.click();
    expect(input('n').value).toBe('12');
    await expect.poll(result).toContain('No count out of 12');
  });
});

it.each<[string, Readonly<Record<string, string>>, RegExp]>([
  ['p', { rate1: '99%', n1: '100000', rate2: '1%', n2: '100000', p: '< 1e-30' }, /below 1 × 10⁻³⁰⁰/],
  ['p', { rate1: '96.8%', n1: '7923', rate2: '94.2%', n2: '7923', p: '1e-250' }, /does not agree/],
  ['mean', { mean: '0.000000000000001', n: '5', items: '1' }, /No sum of 5 whole numbers/],
  ['mean', { mean: '123456789012', n: '5', items: '1' }, /rounds? to/],
  ['grimmer', { mean: '0.5', deviation: '1e-200', n: '4' }, /nearest possible/],
])('%s: numbers of any size have a chart', async (id, values, why) => {
  choose(id);
  for (const [name, text] of Object.entries(values)) type(name, text);
  await expect.poll(result).toMatch(why);
  const labels = [...place.querySelectorAll('.own__chart .chart__tick')].map(
    ({ textContent }) => textContent,
  );
  expect(labels.length).toBeGreaterThan(0);
  expect(Math.max(...labels.map((label) => label.length))).toBeLessThan(18);
  expect(place.querySelector('.own__chart')!.innerHTML).not.toMatch(/NaN|Infinity/);
});

it('the newest numbers win, in whatever order the answers come', async () => {
  const waiting: { readonly values: OwnValues; readonly signal: AbortSignal; readonly answer: () => void }[] =
    [];
  const form = ownNumbers({
    check: (id, values, hooks) =>
      new Promise((resolve) => {
        const answer = (): void => resolve({ kind: 'done', value: checkOwnNumbers(id, values) });
        waiting.push({ values, signal: hooks!.signal!, answer });
      }),
    close: () => {},
  });
  document.body.append(form);
  const n = form.querySelector<HTMLInputElement>('#own-n')!;
  n.value = '500';
  n.dispatchEvent(new Event('change', { bubbles: true }));
  expect(waiting.map(({ values, signal }) => [values.n, signal.aborted])).toEqual([
    ['12', true],
    ['500', false],
  ]);
  expect(form.getAttribute('aria-busy')).toBe('true');
  waiting[1]!.answer();
  await expect.poll(() => form.querySelector('.own__result')!.textContent).toContain('72 of 500');
  waiting[0]!.answer();
  await new Promise((resolve) => setTimeout(resolve));
  expect(form.querySelector('.own__result')!.textContent).toContain('72 of 500');
  expect(form.hasAttribute('aria-busy')).toBe(false);
  form.remove();
});

it('a worker that does not come is said in the form', async () => {
  const form = ownNumbers({
    check: () =>
      Promise.resolve({ kind: 'failed', failure: { kind: 'worker-lost', message: 'worker: gone' } }),
    close: () => {},
  });
  await expect.poll(() => form.querySelector('.field-error')!.textContent).toBe('worker: gone.');
});

it('draws one value, no value, and ranges without end', () => {
  const point = { lower: 0.5, upper: 0.5 };
  for (const chart of [
    rangesChart({ unit: 'ratio', recomputed: [point], flags: [], bands: [point] }),
    rangesChart({
      unit: 'count',
      recomputed: [],
      flags: [{ printed: '0', value: 0 }],
      bands: [{ lower: 0, upper: 0 }],
    }),
    rangesChart({
      unit: 'number',
      recomputed: [point],
      flags: [{ printed: '> 0.8', value: 0.8 }],
      bands: [{ lower: 0.8, upper: Infinity }],
    }),
  ]) {
    expect(chart.outerHTML).not.toMatch(/NaN|Infinity/);
  }
});
