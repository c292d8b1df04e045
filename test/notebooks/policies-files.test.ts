/** Sets of rules opened from files and saved to them, on the page of policies. Real workers. */
import { afterEach, expect, test, vi } from 'vitest';
import { ruleCard } from '../../notebooks/policies/rule-card.ts';
import { leave, mounted, pressIn, rule, status, verdict } from './policies-page.ts';

afterEach(leave);

function chooseIn(place: ParentNode, name: string, text: string): void {
  const files = new DataTransfer();
  files.items.add(new File([text], name));
  const input = place.querySelector<HTMLInputElement>('input[type="file"]')!;
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
const own = { id: 'nobody_moves', expression: 'true', action: 'block', reason: 'A freeze.', enabled: true };

test('a set is opened from a file, and any other file changes nothing', async () => {
  const place = await mounted();
  const choose = (name: string, text: string): void => chooseIn(place, name, text);
  for (const [name, text, message] of [
    ['picture.json', 'GIF89a', 'picture.json: expected JSON, got other text; Unexpected token'],
    ['list.json', '[1, 2]', 'list.json: '],
    ['large.json', ' '.repeat(600_000), 'large.json: expected at most 500,000 bytes'],
    [
      'bad.json',
      JSON.stringify({ rules: [{ ...own, expression: 'x >' }] }),
      'bad.json: nobody_moves expected',
    ],
  ] as const) {
    choose(name, text);
    await expect.poll(() => status(place)).toContain(message);
    expect(place.querySelectorAll('.rule').length).toBe(5);
    expect(verdict(place)).toContain('require approval');
  }
  choose('freeze.json', JSON.stringify({ rules: [own] }));
  await expect.poll(() => verdict(place)).toContain('block because of “Nobody moves”');
  expect(place.querySelectorAll('.rule').length).toBe(6);
  expect(place.querySelectorAll('.rule[data-off]').length).toBe(5);
  expect(status(place)).toBe('In force: these rules, 6 edits.');
});

test('a file with as many rules of its own as a set may hold is opened, and saved as it was', async () => {
  const place = await mounted();
  const set = { rules: Array.from({ length: 32 }, (_, k) => ({ ...own, id: `own_${k}` })) };
  chooseIn(place, 'full.json', JSON.stringify(set));
  await expect.poll(() => status(place), { timeout: 10_000 }).toMatch(/^(In force: these|Not in force)/);
  expect(status(place)).toBe('In force: these rules, 37 edits.');
  await expect.poll(() => verdict(place)).toContain('block because of “Own 0”');
  const add = [...place.querySelectorAll('button')].find(({ textContent }) => textContent === 'Add a rule');
  expect(add?.disabled).toBe(true);
  const saved = await savedBy(() => pressIn(place, 'Save to a file'));
  expect(JSON.parse(await saved.blob.text())).toEqual(set);

  rule(place, 'Critical service human review').querySelector<HTMLInputElement>('.switch')!.click();
  await expect.poll(() => status(place)).toContain('at most 32 rules, got 33');
});

test('a saved file can still be fetched after the press, since the browser may ask where to put it', async () => {
  const place = await mounted();
  const { blob, address } = await savedBy(() => pressIn(place, 'Save to a file'));
  expect(await (await fetch(address)).text()).toBe(await blob.text());
});

/** What a press offers as a download, and its address. */
async function savedBy(press: () => void): Promise<{ readonly blob: Blob; readonly address: string }> {
  const made = vi.spyOn(URL, 'createObjectURL');
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  try {
    press();
    expect(clicked).toHaveBeenCalledOnce();
    return { blob: made.mock.calls[0]![0] as Blob, address: made.mock.results[0]!.value as string };
  } finally {
    made.mockRestore();
    clicked.mockRestore();
  }
}

test('characters that turn the order of text around are named beside their rule', () => {
  const cardOf = (expression: string, id = 'a', reason = 'r'): string | null =>
    ruleCard({
      rule: { id, expression, action: 'block', reason, enabled: true },
      builtIn: null,
      onChange: () => {},
      onRemove: () => {},
    }).root.textContent;
  expect(cardOf('change.lines > 1')).not.toContain('invisible characters');
  expect(cardOf('change.lines > 1 // \u202egnitset')).toContain('invisible characters');
  expect(cardOf('true // \u2067 \u202e')).toContain('U+2067, U+202E');
  expect(cardOf('true', 'a\u200f')).toContain('U+200F');
  expect(cardOf('true', 'a', 'not \u2066 so')).toContain('U+2066');
});
