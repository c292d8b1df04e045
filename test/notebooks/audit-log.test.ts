/** The page of the audit log as a reader uses it: signed, taken along, looked into, verified. A real worker. */
import { afterEach, expect, test, vi } from 'vitest';
import { hex, leafHash, treeOf } from '../../engine/audit-log/index.ts';
import { pathOf } from '../../notebooks/audit-log/event-card.ts';
import { notebook } from '../../notebooks/audit-log/notebook.ts';
import type { StudyView } from '../../notebooks/authoring/define.ts';
import { leave, mount } from './mounted.ts';
import { viewOf } from './view-of.ts';

afterEach(() => {
  leave();
  vi.restoreAllMocks();
});

const view = viewOf(60, { changes: { warmUpDays: 7 } });

async function mounted(run: StudyView = view): Promise<HTMLElement> {
  const { place, shell } = mount(notebook);
  shell.setStudy(run);
  await expect.poll(() => place.querySelector('.zone')).not.toBeNull();
  return place;
}

const textIn = (place: ParentNode, selector: string): string =>
  place.querySelector(selector)?.textContent ?? '';

function press(place: ParentNode, words: string): void {
  [...place.querySelectorAll('button')].find(({ textContent }) => textContent === words)!.click();
}

function type(place: ParentNode, selector: string, text: string): void {
  const input = place.querySelector<HTMLInputElement>(selector)!;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Signs, and presses a download; the file that the browser would have been given. */
async function signedFile(place: HTMLElement, label: string): Promise<Blob> {
  const files: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    files.push(file as Blob);
    return '#';
  });
  await expect.poll(() => place.querySelector('.desk')).not.toBeNull();
  place.querySelector<HTMLButtonElement>('.desk .primary')!.click(); // “another” where an earlier test signed this run
  await expect.poll(() => place.querySelector('.desk__checkpoint')).not.toBeNull();
  press(place, label);
  await expect.poll(() => files.length).toBe(1);
  return files[0]!;
}

function drop(place: HTMLElement, file: File): void {
  const data = new DataTransfer();
  data.items.add(file);
  const target = place.querySelector('.zone')!;
  target.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
}

test('a log that was signed and taken along passes when it is dropped, and with its own key only', async () => {
  const place = await mounted();
  const file = await signedFile(place, 'Download as tiles (.tar)');
  // a key of the log's own name, as C2SP asks
  expect(textIn(place, '.desk__checkpoint')).toMatch(
    /^(genops-audit-log\/[0-9a-f]{16})\n\d+\n.*\n\n— \1 \S+\n$/,
  );
  drop(place, new File([file], 'mine.tar'));
  await expect.poll(() => textIn(place, '.report__verdict')).toBe('The log is what was signed');
  expect(place.querySelectorAll('.report [data-answer="yes"]').length).toBe(9);
  expect(textIn(place, '.report [data-answer="not-asked"]')).toBe(
    'Is it the key that you expect? Not checked: no key given.',
  );
  type(place, '#audit-expected', 'somebody+00000000+AAAA');
  await expect.poll(() => textIn(place, '.report__verdict')).toContain('1 finding');
  expect(textIn(place, '.report')).toContain('not the expected one');
});

test('a letter changed in the JSON is found, with its event', async () => {
  const place = await mounted();
  const text = await (await signedFile(place, 'Download as JSON Lines (.jsonl)')).text();
  const forged = text.replace('"actor":"ai-agent"', '"actor":"human-reviewer"');
  drop(place, new File([forged], 'forged.jsonl'));
  await expect.poll(() => textIn(place, '.report__verdict')).toContain('The log is not what was signed');
  expect(textIn(place, '.report')).toContain('Event 1 is not the signed one');
});

test('a head that cannot be read leaves open whether the log was changed, and says what could not be asked', async () => {
  const place = await mounted();
  const text = await (await signedFile(place, 'Download as JSON Lines (.jsonl)')).text();
  const [first, ...rest] = text.split('\n');
  const head = JSON.parse(first!) as { checkpoint: string };
  head.checkpoint = head.checkpoint.split('\n').slice(2).join('\n');
  drop(place, new File([[JSON.stringify(head), ...rest].join('\n')], 'beheaded.jsonl'));
  await expect
    .poll(() => textIn(place, '.report__verdict'))
    .toBe('The file alone cannot show whether the log is what was signed: 1 finding');
  const answers = [...place.querySelectorAll('.report [data-answer="not-asked"] > strong')];
  expect(answers.map(({ textContent }) => textContent)).toEqual([
    'Not checked: no key given.',
    ...Array.from({ length: 4 }, () => 'Not checked.'),
  ]);
});

test.each([
  [
    'noise.tar',
    Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256),
    'expected JSON Lines or a tar archive',
  ],
  ['letter.txt', new TextEncoder().encode('Dear reader'), 'expected JSON Lines or a tar archive'],
  ['empty.json', new TextEncoder().encode('{}'), 'expected "genops-audit-log/2"'],
])('%s is no log, and the page says what was expected', async (name, bytes, message) => {
  const place = await mounted();
  drop(place, new File([bytes], name));
  await expect.poll(() => textIn(place, '.zone__status')).toContain(message);
  expect(textIn(place, '.zone__status')).toContain(`${name} cannot be verified.`);
  expect(place.querySelector('.report')).toBeNull();
});

test('an event is found by its number and by its deployment, and its proof is drawn up to the root', async () => {
  const place = await mounted();
  await expect.poll(() => textIn(place, '.event__line')).toContain('Event 0, started.');
  type(place, '#audit-event', '5');
  await expect.poll(() => textIn(place, '.event__line')).toContain('Event 5,');
  type(place, '#audit-deployment', '7');
  await expect.poll(() => textIn(place, '.event__line')).toMatch(/Event \d+, started\./);
  await expect
    .poll(() => textIn(place, '.event .facts'))
    .toMatch(/^Deployment7 of service (critical|high|medium|low)-\d\d \(svc-\d{3}\)/);
  const [, root] = [...place.querySelectorAll('.facts--first .digest')].map(({ textContent }) => textContent);
  const drawn = textIn(place.querySelector('.proof__box--root')!.parentElement!, '.proof__hash');
  expect(drawn.length).toBeGreaterThan(7);
  expect(root!.startsWith(drawn)).toBe(true);
  expect(place.innerText).toContain('Hashed with the');
});

test('the address may ask for a deployment', async () => {
  const place = await mounted({ ...view, query: 'deployment=3' });
  await expect.poll(() => textIn(place, '.event .facts')).toMatch(/^Deployment3 of service/);
});

test('an earlier head is compared with this one', async () => {
  const place = await mounted();
  await expect.poll(() => place.innerText).toMatch(/The first \d+ events are unchanged in the log of \d+/);
  type(place, '#audit-size', '1');
  await expect.poll(() => place.innerText).toContain('The first event is unchanged in the log of');
  expect(place.textContent).toContain('earlier head: 1 event');
  expect(place.textContent).not.toContain('earlier head: 1 events');
});

test('the private key that is given must be one', async () => {
  const place = await mounted();
  await expect.poll(() => place.querySelector('.desk')).not.toBeNull();
  type(place, '#audit-secret', 'PRIVATE+KEY+mine');
  press(place, 'Sign with this key');
  await expect.poll(() => textIn(place, '.desk__status')).toContain('private key: expected');
});

test('a run that is too large to be logged says so', async () => {
  const { study } = view;
  const large = { ...view, study: { ...study, config: { ...study.config, deployments: 60_000 } } };
  const place = await mounted(large);
  await expect.poll(() => textIn(place, '.making')).toContain('a run of at most 50000 deployments');
});

test('the way up that is drawn is the tree’s, at every place of every small tree', () => {
  for (let size = 1; size <= 20; size++) {
    const leaves = Array.from({ length: size }, (_, i) => Uint8Array.of(i));
    for (let index = 0; index < size; index++) {
      const steps = pathOf(index, size, leafHash(leaves[index]!), treeOf(leaves).inclusionProof(index));
      expect(hex(steps.at(-1)!.hash)).toBe(hex(treeOf(leaves).root()));
      for (const { from, to, hash, sibling } of steps) {
        expect(hex(hash)).toBe(hex(treeOf(leaves.slice(from, to)).root()));
        if (sibling !== null) {
          expect(hex(sibling.hash)).toBe(hex(treeOf(leaves.slice(sibling.from, sibling.to)).root()));
        }
      }
    }
  }
});

test('the whole log is checked against the rules of its run, and of a run in shadow it says what was broken', async () => {
  const place = await mounted();
  await expect.poll(() => place.querySelector('.held')).not.toBeNull();
  expect(place.querySelector<HTMLElement>('.held')!.dataset.clean).toBe('true');
  expect(textIn(place, '.held')).toMatch(
    /^We replayed all \d+ events of 60 deployments \(all of the run\) against the rules/,
  );
  expect(textIn(place, '.held')).toContain('0 of 60 deployments');
  expect(textIn(place, '.making')).toMatch(/^All 60 deployments of this run are in the log: \d+ events/);
  const shadow = await mounted(viewOf(300, { changes: { warmUpDays: 7, autonomy: 'shadow' } }));
  await expect.poll(() => shadow.querySelector('.held')).not.toBeNull();
  expect(shadow.querySelector<HTMLElement>('.held')!.dataset.clean).toBe('false');
  expect(textIn(shadow, '.held li')).toMatch(/^[a-z].*: \d+$/);
  expect(textIn(shadow, '.held p')).toContain('No policy');
});
