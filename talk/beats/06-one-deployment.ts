/** One bad change in both pipelines, on one scale of time; then who keeps how many of them from users. */
import { type Change, type DefectKind, defectKinds } from '../../engine/domain/change.ts';
import { type Status, statuses } from '../../engine/domain/deployment.ts';
import { type Ledger, reviewFlag } from '../../engine/simulator/ledger.ts';
import type { Explanation } from '../../engine/simulator/study.ts';
import { linearScale, svg, textWidth } from '../../notebooks/charts/svg.ts';
import { count, plural } from '../../notebooks/format/number.ts';
import { span, tick } from '../../notebooks/format/time.ts';
import { defectWords } from '../../notebooks/format/words.ts';
import { box, defineBeat } from '../beat.ts';
import { eased, line, stageDrawing, words } from '../draw/marks.ts';

interface OneDeployment {
  readonly change: Change;
  readonly defect: DefectKind;
  readonly genops: Delivery;
  readonly traditional: Delivery;
  /** Bad changes of the run: all, and by who kept them from users. */
  readonly stopped: Readonly<Record<'all' | 'both' | 'genops' | 'traditional' | 'neither', number>>;
}
type Delivery = Pick<Explanation['genops'], 'status' | 'cycleMinutes' | 'steps' | 'review'>;

const rows = [
  { arm: 'genops', name: 'GenOps', top: 140 },
  { arm: 'traditional', name: 'Traditional', top: 330 },
] as const;
const WAITS = /wait|defer/;
const [BAR, FLOOR] = [74, 474] as const;
const [FIRST, LAST, ALL] = [4500, 10_000, 11_500] as const;
const TICKS = [5, 10, 15, 30, 60, 120, 240, 480, 720, 1440, 2880];
const columns = [
  ['all', 'bad changes', ''],
  ['both', 'stopped by both', ''],
  ['genops', 'GenOps alone', 'ink--genops'],
  ['traditional', 'traditional alone', 'ink--traditional'],
  ['neither', 'by neither', ''],
] as const;

const badIn = ({ defect }: Ledger): number[] =>
  [...defect.keys()].filter((i) => defectKinds[defect[i]!] !== 'none');

/** The first bad change that GenOps shipped by itself and that cost a reviewer two hours or more; else the first bad one. */
function storyIn(ledger: Ledger): number {
  const { genops, traditional } = ledger;
  const isStory = (i: number): boolean =>
    statuses[genops.status[i]!] === 'escaped' &&
    (genops.reviewFlags[i]! & reviewFlag.reviewed) === 0 &&
    (traditional.reviewFlags[i]! & reviewFlag.mended) !== 0 &&
    traditional.cycleMinutes[i]! >= 120;
  return badIn(ledger).find(isStory) ?? badIn(ledger)[0] ?? 0;
}

function stoppedIn(ledger: Ledger): OneDeployment['stopped'] {
  const bad = badIn(ledger).map((i) => rows.map(({ arm }) => statuses[ledger[arm].status[i]!] !== 'escaped'));
  const by = (ours: boolean, theirs: boolean): number =>
    bad.filter(([genops, traditional]) => genops === ours && traditional === theirs).length;
  const alone = { genops: by(true, false), traditional: by(false, true) };
  return { all: bad.length, both: by(true, true), ...alone, neither: by(false, false) };
}

const only = ({ status, cycleMinutes, steps, review }: Delivery): Delivery => {
  return { status, cycleMinutes, steps, review };
};
const isFixed = ({ status, review }: Delivery): boolean => status === 'completed' && review?.mended === true;
const ends: Readonly<Record<Status, readonly [verb: string, state: string]>> = {
  completed: ['ships it', 'with all users'],
  'rolled-back': ['rolls it back', 'rolled back'],
  blocked: ['blocks it', 'blocked'],
  escaped: ['ships it', 'with all users, defect included'],
};

const titleOf = ({ genops, traditional }: OneDeployment): string =>
  `One bad change: GenOps ${ends[genops.status][0]} in ${span(genops.cycleMinutes)}; ${
    isFixed(traditional) ? 'a reviewer has it fixed' : `the other pipeline ${ends[traditional.status][0]}`
  } in ${span(traditional.cycleMinutes)}.`;

export const oneDeployment = defineBeat<OneDeployment>({
  id: 'one-deployment',
  seconds: 35,
  async load(engine) {
    const { ledger } = await engine.study();
    const { change, defect, genops, traditional } = await engine.explain(storyIn(ledger));
    const stopped = stoppedIn(ledger);
    return { change, defect: defect.kind, genops: only(genops), traditional: only(traditional), stopped };
  },
  title: titleOf,
  notes: ({ change, stopped }) => [
    `Deployment ${count(change.index)}: the run’s first bad change that GenOps shipped by itself and a reviewer sent back, for over two hours.`,
    'Neither pipeline knows that it is bad. Fast is not the same as right.',
    `The last step is the other side: GenOps alone keeps ${count(stopped.genops)} bad changes from users, the traditional pipeline alone ${count(stopped.traditional)}.`,
  ],
  label: titleOf,
  draw({ place }, facts) {
    const { change, defect, genops, traditional, stopped } = facts;
    const root = stageDrawing(place, titleOf(facts));
    const first = Math.min(genops.cycleMinutes, traditional.cycleMinutes);
    const last = Math.max(genops.cycleMinutes, traditional.cycleMinutes);
    const x = linearScale([0, last], [0, box.width]);
    const about = `${plural(change.lines, 'line')} in ${plural(change.files, 'file')}; its defect, unknown to both pipelines: ${defectWords[defect]}`;
    root.append(words(about, 0, 34, 'muted'), line(0, FLOOR, box.width, FLOOR, 'baseline'));
    const every = TICKS.find((size) => last / size <= 7) ?? last;
    for (let at = 0; at <= last; at += every) {
      const side = at === 0 ? '' : x(at) > box.width - 60 ? ' at-end' : ' at-middle';
      root.append(words(at === 0 ? '0' : tick(at), x(at), FLOOR + 48, `muted${side}`));
    }
    const painted = rows.map(({ arm, name, top }) => {
      const { steps, cycleMinutes, status } = facts[arm];
      const now = svg('tspan', { dx: 28 });
      root.append(svg('text', { x: 0, y: top - 20, class: `words large strong ink--${arm}` }, name, now));
      const bars = steps.map(({ label, fromMinute, toMinute }) => {
        const [from, to] = [fromMinute - change.minute, toMinute - change.minute];
        const text = `${label}, ${span(to - from)}`;
        const bar = svg('rect', {
          x: x(from),
          y: top,
          height: BAR,
          class: WAITS.test(label) ? 'band' : `fill--${arm}`,
        });
        const fits = x(to - from) > textWidth(text, 36);
        const under = words(fits ? text : '', x((from + to) / 2), top + BAR + 44, 'muted at-middle');
        root.append(bar, under);
        return { label, from, to, bar, under };
      });
      return (minute: number): void => {
        for (const { from, to, bar, under } of bars) {
          bar.setAttribute('width', Math.max(x(Math.min(to, minute) - from) - 3, 0).toFixed(1));
          under.setAttribute('opacity', minute < to - 1e-6 ? '0' : '1');
        }
        const step = minute === 0 ? '' : bars.find(({ to }) => to > minute + 1e-6)?.label;
        now.textContent =
          step ?? `${span(cycleMinutes)}: ${isFixed(facts[arm]) ? 'fixed, then ' : ''}${ends[status][1]}`;
      };
    });
    const whole = svg('g');
    columns.forEach(([name, text, ink], k) => {
      const left = (k * box.width) / columns.length;
      whole.append(words(count(stopped[name]), left, 646, `huge strong ${ink}`), words(text, left, 704, ink));
    });
    root.append(whole);
    return {
      stops: [FIRST, LAST, ALL],
      paint(time) {
        const minute = first * eased(time, 0, FIRST) + (last - first) * eased(time, FIRST, LAST);
        for (const paint of painted) paint(minute);
        whole.setAttribute('opacity', String(eased(time, LAST, ALL)));
      },
    };
  },
});
