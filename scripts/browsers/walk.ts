/** A walk through the whole site in one engine: what a reader would notice. */
import { pages } from '../../site/pages/pages.ts';
import { inPage, settled, type Tab, until } from './tab.ts';
import { errorsOn, type WatchedSite } from './watched-site.ts';

/** Of one page. */
export interface Walked {
  readonly path: string;
  /** Drawings with a size. */
  readonly drawings: number;
  readonly troubles: readonly string[];
}

/** Every page that the navigation names, one of a claim, the talk, and one beat of it as others embed it. */
export const walkedPages: readonly string[] = [
  ...pages.filter(({ listed }) => listed).map(({ path }) => path),
  'claims/canary-catch/',
  'talk/',
  'embed/canary/',
];

/** Until one presses, these are words, tables and forms. All others draw, in the first engine as in the next. */
const undrawn: readonly string[] = ['claims/', 'certificate/', 'policies/'];
/** Small: what is looked at is the page. */
const QUERY = '?n=100&warmUpDays=7';

/** What an engine must do on a page beside opening it. */
const deeds: Readonly<Record<string, (tab: Tab) => Promise<void>>> = {
  'your-data/': dropFile,
  'policies/': editPolicy,
};

export async function walk(tab: Tab, site: WatchedSite): Promise<readonly Walked[]> {
  const walked: Walked[] = [];
  for (const path of walkedPages) {
    await tab.open(`${site.address}${path}${QUERY}`);
    await settled(tab);
    await deeds[path]?.(tab);
    await settled(tab);
    const seen = await inPage(tab, () => ({
      run: document.documentElement.dataset['run'],
      failed: document.querySelectorAll('.cell[data-state="failed"]').length,
      // of the talk, the beat that is on
      drawings: Array.from(
        document.querySelectorAll('main:not(.reveal) svg, section.present .picture svg'),
      ).filter((drawing) => drawing.getBoundingClientRect().height > 20).length,
      title: document.title,
      tooWide: document.documentElement.scrollWidth - innerWidth,
    }));
    const troubles = [
      ...(seen.run === 'done' ? [] : [`its run is ${seen.run}`]),
      ...(seen.failed === 0 ? [] : [`${seen.failed} cells failed`]),
      ...(seen.drawings > 0 || undrawn.includes(path) ? [] : ['it draws nothing']),
      ...(seen.title === '' ? ['it has no title'] : []),
      ...(seen.tooWide <= 0 ? [] : [`it is ${seen.tooWide} pixels too wide`]),
      ...(await errorsOn(tab)),
      ...site.unanswered(),
    ];
    walked.push({ path, drawings: seen.drawings, troubles });
  }
  return walked;
}

/** A log of forty deployments, dropped as from a desktop. */
async function dropFile(tab: Tab): Promise<void> {
  await inPage(tab, () => {
    const rows = Array.from(
      { length: 40 },
      (_, i) =>
        `d${i},web,${i % 9 === 0 ? 'FAILED' : 'SUCCESS'},${20 + i},${i % 2 ? 'genops' : 'traditional'}`,
    );
    const text = ['id,service_id,outcome.status,outcome.duration_minutes,arm', ...rows].join('\n');
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'log.csv', { type: 'text/csv' }));
    document
      .querySelector('.zone')!
      .dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
  });
  await until(
    tab,
    'the dropped file is judged',
    () =>
      document.querySelector('.zone[data-state="done"]') !== null &&
      !!document.querySelector('.beside-claim'),
  );
}

/** A condition typed over; the rules that are in force then count one edit. */
async function editPolicy(tab: Tab): Promise<void> {
  await until(tab, 'the editor is there', () => !!document.querySelector('.rules[data-editor="ready"]'));
  await inPage(tab, () => {
    const editor = document.querySelector<HTMLElement>(
      '[role="textbox"][aria-label*="Condition of Large change caution"]',
    )!;
    editor.focus();
    document.execCommand('selectAll');
    document.execCommand('insertText', false, 'change.lines > 30');
  });
  await until(tab, 'the edited rule is in force', () =>
    document.querySelector('.rules__status')!.textContent.includes('1 edit'),
  );
}
