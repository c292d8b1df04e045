/** Which whole numbers could have given the printed catch rate; then where the bad changes of the run are caught. */
import { linearScale, svg, textWidth } from '../../notebooks/charts/svg.ts';
import { count, outOf, percent } from '../../notebooks/format/number.ts';
import { box, defineBeat } from '../beat.ts';
import { type Canary, canaryOf } from '../data/canary.ts';
import { claimNamed } from '../draw/claims.ts';
import { eased, flag, line, stageDrawing, words } from '../draw/marks.ts';

const claim = claimNamed('canary-catch');
/** Two ladders, the third, the pipe fades in and its run. */
const [TWO, THREE, PIPE, END] = [1600, 2600, 3400, 14_000] as const;
const [LEFT, MOST] = [500, 0.25];
const x = linearScale([0, MOST], [LEFT, box.width - 10]);
const [MIDDLE, FLOOR, HIGH, BACK] = [110, 596, 330, 64] as const;
/** One of so many is seen on its way; pixels a millisecond; from the pipe to the bar. */
const [ONE_IN, SPEED, FALL] = [6, 0.8, 600] as const;

const titleOf = ({ ladders, caught, bad }: Canary): string => {
  const not = ladders.filter(({ k }) => k === null).map(({ n }) => count(n));
  return `${claim.printed} is no share of ${not.join(' or ')}. Our canary catches ${outOf(caught, bad)} bad changes.`;
};

export const canary = defineBeat<Canary>({
  id: 'canary',
  seconds: 35,
  load: async (engine) => canaryOf(await engine.study(), claim.printed),
  title: titleOf,
  notes: ({ ladders, caught, bad }) => [
    `The README prints ${claim.printed} under a run in which ${count(ladders[0]!.n)} were rolled back: the share of a count must be one of the rungs.`,
    `The definition in the code counts over rolled back and failed. Over all deployments ${claim.printed} is possible, but then it counts more issues than there were.`,
    `Then our run: each dot is one in ${ONE_IN} bad changes. ${percent(caught / bad)} turn back in a canary stage; the pipe is as wide as the traffic.`,
  ],
  label: titleOf,
  draw({ place }, facts) {
    const { ladders, shares, ends } = facts;
    const root = stageDrawing(place, titleOf(facts));
    const rungs = ladders.map(({ n, what, k }, row) => {
      const y = 250 + row * 190;
      const group = svg('g', {}, words(`${count(n)} ${what}`, 0, y, 'large strong'));
      group.append(
        words(k === null ? 'not possible' : 'possible', 0, y + 48, k === null ? 'ink--warning' : 'muted'),
      );
      const counts = Array.from({ length: Math.floor(n * MOST) + 1 }, (_, at) => at);
      const d = counts.map((at) => `M${x(at / n).toFixed(1)},${y - 46}V${y}`).join('');
      group.append(svg('path', { d, class: 'rung' }), line(LEFT, y, box.width, y, 'baseline'));
      const near = k === null ? counts.filter((at) => Math.abs(at / n - claim.value!) * n < 1) : [k];
      for (const at of near) {
        const text = `${outOf(at, n)}: ${percent(at / n)}`;
        const clear = textWidth(text, 34) / 2 + 16; // of the flag's line
        const middle =
          k !== null
            ? x(at / n)
            : at / n < claim.value!
              ? Math.min(x(at / n), x(claim.value!) - clear)
              : Math.max(x(at / n), x(claim.value!) + clear);
        group.append(words(text, middle, y + 48, 'halo at-middle'));
      }
      return group;
    });
    const { node } = flag({ printed: claim.printed, x: x(claim.value!), top: 40, bottom: 634, size: 64 });
    const first = svg('g', {}, node, ...rungs);

    const columns = ['in review', ...shares.map((share) => `at ${percent(share, 0)}`), 'all users'];
    const last = columns.length - 1;
    const step = box.width / columns.length;
    const gate = (end: number): number => (end + 0.5) * step + BACK;
    const wide = (end: number): number => (end === 0 ? 8 : 8 + 62 * Math.sqrt(shares[end - 1] ?? 1));
    const edge = columns.map(
      (_, k) => [k === 0 ? 0 : gate(k - 1), wide(k), k === last ? box.width : gate(k)] as const,
    );
    const pieces = edge.map(
      ([from, half, to]) => `M${from},${MIDDLE - half}H${to}V${MIDDLE + half}H${from}Z`,
    );
    const pipe = svg('path', { d: pieces.join(''), class: 'pipe' });
    const bars = columns.map((_, k) =>
      svg('rect', {
        x: gate(k) - BACK - 70,
        width: 140,
        class: k === last ? 'fill--warning' : 'fill--genops',
      }),
    );
    const counts = columns.map((_, k) => words('', gate(k) - BACK, 0, 'large strong at-middle'));
    const [going, back] = ['dots dots--warning', 'dots dots--genops'].map((name) =>
      svg('path', { class: name }),
    );
    const names = columns.map((text, k) =>
      words(text, gate(k) - BACK, FLOOR + 50, `at-middle${k === last ? ' ink--warning' : ''}`),
    );
    const second = svg(
      'g',
      {},
      pipe,
      ...bars,
      line(0, FLOOR, box.width, FLOOR, 'baseline'),
      ...counts,
      ...names,
      going!,
      back!,
    );
    second.append(
      words(`A dot is ${ONE_IN} bad changes; the pipe is as wide as the traffic.`, 0, 30, 'muted'),
    );
    root.append(first, second);

    const totals = columns.map((_, k) => ends.split(String(k)).length - 1);
    const highest = Math.max(...totals, 1);
    const way = (end: number): number => gate(Math.min(end, last)) / SPEED + FALL;
    const lands = (k: number): number =>
      PIPE + way(last) + ((k + 1) / ends.length) * (END - PIPE - way(last));
    return {
      stops: [TWO, THREE, END],
      paint(time) {
        rungs.forEach((rung, k) =>
          rung.setAttribute('opacity', String(eased(time, [0, TWO / 2, TWO][k]!, [TWO / 2, TWO, THREE][k]!))),
        );
        first.setAttribute('opacity', String(1 - eased(time, THREE, THREE + 400)));
        second.setAttribute('opacity', String(eased(time, THREE + 400, PIPE)));
        const landed = columns.map(() => 0);
        const paths = { going: '', back: '' };
        for (let k = 0; k < ends.length; k++) {
          const end = Number(ends[k]);
          if (lands(k) <= time) landed[end]!++;
          else if (k % ONE_IN === 0) {
            const gone = time - lands(k) + way(end);
            if (gone <= 0) continue;
            const fall = Math.max(gone - way(end) + FALL, 0) / FALL;
            const at = Math.min(gone * SPEED, gate(end));
            const inside = columns.findIndex((_, column) => column === last || at <= gate(column));
            const y = MIDDLE + (((k * 7) % 17) / 8 - 1) * Math.max(wide(inside) - 8, 0);
            const dot = `M${(at - BACK * Math.min(fall * 2, 1)).toFixed(1)},${(y + (FLOOR - y) * fall * fall).toFixed(1)}h0`;
            paths[fall > 0 && end < last ? 'back' : 'going'] += dot;
          }
        }
        going!.setAttribute('d', paths.going);
        back!.setAttribute('d', paths.back);
        landed.forEach((value, k) => {
          const height = (value / highest) * HIGH;
          bars[k]!.setAttribute('y', String(FLOOR - height));
          bars[k]!.setAttribute('height', String(height));
          counts[k]!.setAttribute('y', String(FLOOR - height - 18));
          counts[k]!.textContent = count(value);
        });
      },
    };
  },
});
