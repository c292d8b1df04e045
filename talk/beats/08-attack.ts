/** One edit to the audit log of the run, and which readers notice it: every check is made here. */
import { keptHeads, powers } from '../../engine/attacks/index.ts';
import { svg } from '../../notebooks/charts/svg.ts';
import { count, plural } from '../../notebooks/format/number.ts';
import { spaced } from '../../notebooks/format/words.ts';
import { box, defineBeat } from '../beat.ts';
import { type Attack, attackOf } from '../data/attack.ts';
import { eased, line, stageDrawing, words } from '../draw/marks.ts';

/** In the order of `noticed`: the published hash, then the readers of this log by what they kept. */
const readers = [
  'First release’s hash',
  'Our log, nothing kept',
  '… its key kept',
  '… an earlier head kept',
  '… its latest head kept',
];
const attackers = ['edits', 'rehashes', 'has the key'];
const [RIGHT, COLUMN, ROW, TOP] = [560, 240, 104, 232] as const;
/** The hashes change one after another; then what is noticed shows, attacker by attacker. */
const [CLIMB, SHOW] = [1800, 900] as const;

/** Those who notice, whoever attacks. */
const always = ({ noticed }: Attack): readonly number[] =>
  readers.flatMap((_, reader) => (noticed.every((row) => row[reader]) ? [reader] : []));
/** By what they kept: a head, whether of two thirds or of all. */
const withHead = ['earlier', 'latest'].map((kept) => keptHeads.findIndex((each) => each === kept) + 1);
const titleOf = (facts: Attack): string => {
  const all = always(facts);
  const who =
    all.join() === withHead.join()
      ? 'Only a reader who kept a signed head always notices.'
      : `${plural(all.length, 'kind')} of reader of ${count(readers.length)} always notice.`;
  return `One failure is edited out of the log. ${who}`;
};

export const attack = defineBeat<Attack>({
  id: 'attack',
  seconds: 35,
  load: async (engine) => attackOf(await engine.study(), engine),
  title: titleOf,
  notes: ({ deployments, events, place, deployment, was, is }) => [
    `The log of the first ${count(deployments)} deployments: ${plural(events, 'event')}. Event ${count(place)}, deployment ${count(deployment)}: “${spaced(was)}” becomes “${spaced(is)}”.`,
    'The attacker edits the file; or also takes all hashes again and signs with another key; or has the key of the log.',
    'A log proves that nothing changed since a head was kept. It does not prove that what was written is true.',
  ],
  label: titleOf,
  draw({ place, seek }, facts) {
    const root = stageDrawing(place, titleOf(facts));
    const { path, noticed } = facts;
    const step = Math.min(66, 600 / path.length);
    const nodes = path.map(({ signed, presented }, k) => {
      const y = 706 - k * step;
      const hash = words(signed, 190, y, 'mono');
      const name = k === 0 ? 'event' : k === path.length - 1 ? 'root' : '';
      root.append(words(name, 0, y, 'muted'), hash);
      if (k > 0) root.append(line(160, y - 12, 160, y + step - 12, 'rung'));
      return (time: number): void => {
        const turned = time > ((k + 1) / path.length) * CLIMB && presented !== signed;
        hash.textContent = turned ? presented : signed;
        hash.setAttribute('class', `words mono${turned ? ' ink--warning' : ''}`);
      };
    });
    const event = svg('tspan');
    root.append(
      svg(
        'text',
        { x: 0, y: 34, class: 'words muted' },
        `Event ${count(facts.place)} of ${count(facts.events)}: `,
        event,
      ),
    );
    const cells = attackers.map((name, column) => {
      const x = box.width - (attackers.length - column - 0.5) * COLUMN;
      const head = words(name, x, TOP - 68, 'strong at-middle');
      const group = svg('g');
      readers.forEach((_, row) => {
        const y = TOP + row * ROW;
        const sees = noticed[column]![row]!;
        group.append(svg('circle', { cx: x, cy: y - 14, r: 26, class: sees ? 'fill--genops' : 'miss' }));
      });
      const hit = svg('rect', {
        x: x - COLUMN / 2,
        y: TOP - 120,
        width: COLUMN,
        height: 600,
        fill: 'transparent',
      });
      hit.addEventListener('click', () => seek(stops[column + 1]!));
      root.append(head, group, hit);
      return group;
    });
    readers.forEach((name, row) => {
      const y = TOP + row * ROW;
      root.append(words(name, RIGHT, y));
      if (row > 0) root.append(line(RIGHT, y - 66, box.width, y - 66, 'rule'));
    });
    root.append(words('filled: notices', box.width, 34, 'muted at-end'));
    root.append(words('The attacker …', RIGHT, TOP - 68, 'muted'));
    return {
      stops,
      paint(time) {
        for (const paint of nodes) paint(time);
        event.textContent = time === 0 ? spaced(facts.was) : `${spaced(facts.was)} → ${spaced(facts.is)}`;
        cells.forEach((group, column) =>
          group.setAttribute('opacity', String(eased(time, stops[column + 1]! - SHOW, stops[column + 1]!))),
        );
      },
    };
  },
});

const stops = [0, ...powers.map((_, k) => CLIMB + (k + 1) * SHOW)];
